// SPDX-License-Identifier: GPL-3.0-or-later
// How the window is put together: panels, toolbar, status bar.
#include <algorithm>
#include <QAction>
#include <QCoreApplication>
#include <QLabel>
#include <QMenuBar>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QVBoxLayout>

#include "ui/app/action_registry.hpp"
#include "ui/app/appearance.hpp"
#include "ui/app/autosave.hpp"
#include "ui/app/elided_label.hpp"
#include "ui/app/panel_tabs.hpp"
#include "ui/app/review_panels.hpp"
#include "ui/live/live_page.hpp"
#include "ui/main_window.hpp"
#include "ui/models/review_document.hpp"
#include "ui/panels/ask_bar.hpp"
#include "ui/panels/comparison_pane.hpp"
#include "ui/panels/event_panel.hpp"
#include "ui/panels/interpretation_panel.hpp"
#include "ui/panels/overview_strip.hpp"
#include "ui/panels/welcome_page.hpp"
#include "ui/shell/window_shell.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {
namespace {

constexpr int chartHeight = 290;

QString panelTitle(const ReviewPanelSpec& spec)
{
    return QCoreApplication::translate("Panels", spec.title);
}

}  // namespace

MainWindow::MainWindow(engine::ReviewOptions options, QWidget* parent)
    : QMainWindow(parent), options_(std::move(options))
{
    setWindowTitle(QStringLiteral("Facialis"));
    setAcceptDrops(true);
    setMinimumSize(640, 480);
    traces_ = new TraceView;
    live_ = new LivePage;
    actions_ = new ActionRegistry(this, traces_, live_);
    buildPanels();
    buildToolBar();
    buildStatusBar();
    actions_->fillMenus(*menuBar());
    timer_ = new QTimer(this);
    connect(timer_, &QTimer::timeout, this, &MainWindow::poll);
    connectActions();
    connectPanels();
    connectSound();
    connectLive();
    connectComparison();
    setView(QStringLiteral("traces"));
    setRecordingActionsEnabled(false);
    showState();
    shell_ = new WindowShell(*this);
    if (Appearance* appearance = Appearance::instance())
        connect(appearance, &Appearance::changed, this, &MainWindow::restyle);
}

void MainWindow::buildPanels()
{
    pages_ = new QStackedWidget;
    welcome_ = new WelcomePage(actions_->action("file.open"), actions_->action("live.choose"),
                               actions_->action("help.shortcuts"));
    pages_->addWidget(welcome_);

    overview_ = new OverviewStrip;
    auto* traceArea = new QWidget;
    auto* column = new QVBoxLayout(traceArea);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    ownPane_ = new ComparisonPane(traces_);
    comparedPane_ = new ComparisonPane(new TraceView);
    comparedPane_->traces().setAccessibleName(tr("Traces of the other recording"));
    comparedPane_->hearKeys();
    comparedPane_->traces().setLookOnly();
    comparedPane_->hide();
    auto* panes = new QSplitter(Qt::Horizontal);
    panes->setHandleWidth(5);
    panes->setChildrenCollapsible(false);
    for (ComparisonPane* pane : {ownPane_, comparedPane_}) {
        pane->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
        pane->setMinimumWidth(200);
        panes->addWidget(pane);
    }
    column->addWidget(panes, 1);
    column->addWidget(overview_);
    below_ = new PanelTabs(tr("Panels below the traces"), QSize(260, 110));
    beside_ = new PanelTabs(tr("Panels beside the traces"), QSize(220, 110));
    for (const ReviewPanelSpec& spec : reviewPanels()) {
        ReviewPanel* panel = spec.make();
        panel->setObjectName(QString::fromLatin1(spec.id));
        (spec.place == PanelPlace::below ? below_ : beside_)->add(panel, panelTitle(spec));
        panels_.push_back(panel);
    }
    events_ = qobject_cast<EventPanel*>(panel(QStringLiteral("events")));
    interpretation_ = qobject_cast<InterpretationPanel*>(panel(QStringLiteral("interpretation")));
    review_ = new QSplitter(Qt::Vertical);
    review_->setObjectName(QStringLiteral("reviewSplitter"));
    review_->setHandleWidth(5);
    review_->setChildrenCollapsible(false);
    review_->addWidget(traceArea);
    review_->addWidget(below_);
    review_->setStretchFactor(0, 3);
    review_->setStretchFactor(1, 1);
    review_->setSizes({700, 230});
    // A chart needs more height than rows of a table do, unless the user has said how much.
    connect(review_, &QSplitter::splitterMoved, this, [this] { isSplitByHand_ = true; });
    connect(below_, &QTabWidget::currentChanged, this, [this](int index) {
        const int wanted = std::min(chartHeight, review_->height() / 2);
        if (!isSplitByHand_ && below_->panel(index) != events_ && below_->height() < wanted)
            review_->setSizes({review_->height() - wanted, wanted});
    });
    main_ = new QSplitter(Qt::Horizontal);
    main_->setObjectName(QStringLiteral("mainSplitter"));
    main_->setHandleWidth(5);
    main_->setChildrenCollapsible(false);
    main_->addWidget(review_);
    main_->addWidget(beside_);
    main_->setStretchFactor(0, 1);
    main_->setStretchFactor(1, 0);
    pages_->addWidget(main_);
    pages_->addWidget(live_);
    ask_ = new AskBar;
    auto* centre = new QWidget(this);
    auto* rows = new QVBoxLayout(centre);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(pages_, 1);
    rows->addWidget(ask_);
    setCentralWidget(centre);
}

void MainWindow::buildToolBar()
{
    auto* bar = addToolBar(tr("Main toolbar"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    setContextMenuPolicy(Qt::NoContextMenu);
    const auto add = [&](const char* id, const QString& words) {
        QAction* action = actions_->action(id);
        action->setIconText(words);
        bar->addAction(action);
        if (QWidget* button = bar->widgetForAction(action))
            button->setAccessibleName(action->property("accessibleName").toString());
    };
    const auto value = [&](const char* name, const QString& accessibleName) {
        auto* label = new QLabel(bar);
        label->setObjectName(QLatin1String(name));
        label->setAccessibleName(accessibleName);
        label->setAlignment(Qt::AlignCenter);
        label->setMinimumWidth(80);
        bar->addWidget(label);
        return label;
    };
    add("file.open", tr("Open"));
    bar->addSeparator();
    add("view.traces", tr("Traces"));
    add("view.interpretation", tr("Interpretation"));
    bar->addSeparator();
    add("view.filtered", tr("Filtered"));
    add("view.gain_down", tr("\u2212"));
    gain_ = value("gainValue", tr("Gain"));
    add("view.gain_up", tr("+"));
    add("view.gain_fit", tr("Fit"));
    bar->addSeparator();
    add("go.longer", tr("\u2212"));
    page_ = value("timeValue", tr("Length of the page"));
    add("go.shorter", tr("+"));
    add("go.all", tr("All"));
    bar->addSeparator();
    add("go.previous_event", tr("\u25c0 Event"));
    add("go.next_event", tr("Event \u25b6"));
    add("view.cursors", tr("Cursors"));
    auto* spacer = new QWidget(bar);
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spacer);
    add("help.shortcuts", tr("Keys ?"));
}

void MainWindow::buildStatusBar()
{
    status_ = new ElidedLabel(this);
    status_->setAccessibleName(tr("Recording"));
    notice_ = new QLabel(this);
    notice_->setAccessibleName(tr("State of the analysis"));
    progress_ = new QProgressBar(this);
    progress_->setAccessibleName(tr("Progress of the analysis"));
    progress_->setTextVisible(false);
    progress_->setFixedWidth(140);
    // QStatusBar lays itself out anew whenever the tallest of its widgets changes, and shows what a
    // message has hidden while it does so: one widget is always the tallest.
    statusStrut_ = new QWidget(this);
    statusStrut_->setFixedSize(1, static_cast<int>(lengthForText(26.0)));
    statusBar()->addPermanentWidget(statusStrut_);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(10, 0, 10, 0);
    statusBar()->addWidget(status_, 1);
    statusBar()->addPermanentWidget(notice_);
    statusBar()->addPermanentWidget(progress_);
}

}  // namespace facialis::ui
