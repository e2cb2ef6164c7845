// SPDX-License-Identifier: GPL-3.0-or-later
// How the page of a live examination is put together.
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/live/device_chooser.hpp"
#include "ui/live/face_view.hpp"
#include "ui/live/gives_way.hpp"
#include "ui/live/live_findings.hpp"
#include "ui/live/live_header.hpp"
#include "ui/live/live_page.hpp"
#include "ui/live/live_traces.hpp"
#include "ui/live/marker_bar.hpp"
#include "ui/live/prompt_panel.hpp"
#include "ui/live/sound_panel.hpp"
#include "ui/live/ticker_panel.hpp"
#include "ui/live/warning_bar.hpp"

namespace facialis::ui {

void LivePage::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    stack_ = new QStackedWidget;
    outer->addWidget(stack_);
    chooser_ = new DeviceChooser;
    stack_->addWidget(chooser_);

    examination_ = new QWidget;
    auto* column = new QVBoxLayout(examination_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    header_ = new LiveHeader;
    column->addWidget(header_);
    column->addWidget(buildTools());
    // Below the buttons: they stay where they are when it appears.
    warningBar_ = new WarningBar;
    column->addWidget(warningBar_);
    auto* traceArea = new QWidget;
    auto* traceColumn = new QVBoxLayout(traceArea);
    traceColumn->setContentsMargins(0, 0, 0, 0);
    traceColumn->setSpacing(0);
    traces_ = new LiveTraces;
    traceColumn->addWidget(traces_, 1);
    scroll_ = new QScrollBar(Qt::Horizontal);
    scroll_->setAccessibleName(tr("Look back over the examination"));
    traceColumn->addWidget(scroll_);
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setHandleWidth(5);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(traceArea);
    splitter->addWidget(buildSide());
    splitter->setCollapsible(1, true);  // by hand, where the screen is small
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    splitter->setSizes({1000, 350});
    column->addWidget(splitter, 1);
    markers_ = new MarkerBar;
    column->addWidget(markers_);
    stack_->addWidget(examination_);
    timer_ = new QTimer(this);
}

QWidget* LivePage::buildTools()
{
    auto* bar = new QWidget;
    bar->setObjectName(QStringLiteral("panelBar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(10, 3, 10, 3);
    layout->setSpacing(4);
    const auto button = [&](const QString& words, const QString& name, bool isCheckable) {
        auto* made = new QToolButton;
        made->setText(words);
        made->setAccessibleName(name);
        made->setToolTip(name);
        made->setCheckable(isCheckable);
        layout->addWidget(made);
        return made;
    };
    const auto value = [&](const QString& name) {
        auto* label = new QLabel;
        label->setAccessibleName(name);
        label->setObjectName(QStringLiteral("gainValue"));
        label->setAlignment(Qt::AlignCenter);
        label->setMinimumWidth(92);
        layout->addWidget(label);
        return label;
    };
    held_ = button(tr("Freeze"), tr("Hold the picture; the recording goes on  (Space)"), true);
    auto* live = button(tr("Live"), tr("Back to what happens now  (End)"), false);
    mode_ = button(tr("Sweep"), tr("Sweep instead of roll  (/)"), true);
    layout->addSpacing(10);
    auto* smaller = button(tr("\u2212"), tr("Smaller traces  (-)"), false);
    gain_ = value(tr("Gain"));
    auto* larger = button(tr("+"), tr("Larger traces  (+)"), false);
    auto* fit = button(tr("Fit"), tr("Fit the gain of all traces  (G)"), false);
    layout->addSpacing(10);
    auto* longer = button(tr("\u2212"), tr("Longer page  (Ctrl+-)"), false);
    pageLength_ = value(tr("Length of the page"));
    auto* shorter = button(tr("+"), tr("Shorter page  (Ctrl++)"), false);
    layout->addSpacing(10);
    filtered_ = button(tr("Filtered"), tr("Filtered traces, or the raw signal  (F)"), true);
    negativeUp_ = button(tr("Negative up"), tr("Draw negative values upwards  (I)"), true);
    layout->addStretch(1);
    // Each has a key and stands in the menu View, too.
    const auto hide = [](QWidget* which) {
        return [which](bool isNarrow) { which->setVisible(!isNarrow); };
    };
    new GivesWay(*bar, {hide(negativeUp_), hide(fit), hide(pageLength_), hide(gain_)});
    filtered_->setChecked(true);
    connect(held_, &QToolButton::clicked, this, &LivePage::toggleHeld);
    connect(live, &QToolButton::clicked, this, [this] { traces_->follow(); });
    connect(mode_, &QToolButton::clicked, this, &LivePage::toggleMode);
    connect(smaller, &QToolButton::clicked, this, [this] { traces_->changeGain(-1); });
    connect(larger, &QToolButton::clicked, this, [this] { traces_->changeGain(1); });
    connect(fit, &QToolButton::clicked, this, [this] { traces_->fitGain(); });
    connect(longer, &QToolButton::clicked, this, [this] { traces_->zoom(-1); });
    connect(shorter, &QToolButton::clicked, this, [this] { traces_->zoom(1); });
    connect(filtered_, &QToolButton::clicked, this, &LivePage::toggleDisplay);
    connect(negativeUp_, &QToolButton::clicked, this, &LivePage::toggleNegativeUp);
    return bar;
}

QWidget* LivePage::buildSide()
{
    auto* side = new QSplitter(Qt::Vertical);
    side->setHandleWidth(5);
    side->setChildrenCollapsible(false);
    side->setMinimumWidth(270);
    face_ = new FaceView;
    side->addWidget(face_);
    tabs_ = new QTabWidget;
    tabs_->setAccessibleName(tr("Events and findings"));
    tabs_->setDocumentMode(true);
    ticker_ = new TickerPanel;
    tabs_->addTab(ticker_, tr("Events"));
    findings_ = new LiveFindings;
    tabs_->addTab(findings_, tr("Findings"));
    prompts_ = new PromptPanel;
    tabs_->addTab(prompts_, tr("Movements"));
    sound_ = new SoundPanel;
    tabs_->addTab(sound_, tr("Sound"));
    side->addWidget(tabs_);
    side->setStretchFactor(0, 1);
    side->setStretchFactor(1, 1);
    side->setSizes({330, 330});
    return side;
}

}  // namespace facialis::ui
