// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/live_header.hpp"

#include <algorithm>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/app/theme.hpp"
#include "ui/live/gives_way.hpp"

namespace facialis::ui {
namespace {

constexpr std::size_t rows = 2;
constexpr int leastValueWidth = 96;  // so that numbers that grow do not push the others

void setInk(QLabel& label, QColor ink)
{
    QPalette palette = label.palette();
    palette.setColor(QPalette::WindowText, ink);
    label.setPalette(palette);
}

}  // namespace

LiveHeader::LiveHeader(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("State of the recording"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(14);
    auto* left = new QVBoxLayout;
    left->setSpacing(2);
    state_ = new QLabel;
    state_->setObjectName(QStringLiteral("liveState"));
    state_->setAutoFillBackground(true);
    state_->setMargin(4);
    QFont bold = state_->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() + 2.0);
    state_->setFont(bold);
    state_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    detail_ = new QLabel;
    detail_->setAccessibleName(tr("What the state means"));
    detail_->setWordWrap(true);
    detail_->setMinimumWidth(220);
    left->addWidget(state_);
    left->addWidget(detail_);
    layout->addLayout(left, 1);
    grid_ = new QGridLayout;
    grid_->setHorizontalSpacing(8);
    grid_->setVerticalSpacing(2);
    layout->addLayout(grid_, 0);
    progress_ = new QProgressBar;
    progress_->setAccessibleName(tr("The recording is being finished"));
    progress_->setRange(0, 0);
    progress_->setFixedWidth(120);
    progress_->hide();
    layout->addWidget(progress_);
    const auto button = [&](const QString& words, const QString& name) {
        auto* made = new QPushButton(words);
        made->setAccessibleName(name);
        layout->addWidget(made);
        return made;
    };
    giveWay_ = new GivesWay(*this, {[this](bool isNarrow) { hideFields(isNarrow ? 2 : 3); },
                                    [this](bool isNarrow) { hideFields(isNarrow ? 1 : 2); },
                                    [this](bool isNarrow) { hideFields(isNarrow ? 0 : 1); }});
    stop_ = button(tr("Stop"), tr("Stop and finish the recording"));
    review_ = button(tr("Open for review"), tr("Open the recording for review"));
    another_ = button(tr("New examination"), tr("Choose a device for another examination"));
    review_->hide();
    another_->hide();
    connect(stop_, &QPushButton::clicked, this, &LiveHeader::stopRequested);
    connect(review_, &QPushButton::clicked, this, &LiveHeader::reviewRequested);
    connect(another_, &QPushButton::clicked, this, &LiveHeader::anotherRequested);
}

void LiveHeader::show(const LiveStatus& status)
{
    tone_ = status.tone;
    const bool isTrouble = status.tone == StatusTone::trouble;
    state_->setText(status.state);
    state_->setAccessibleName(status.state);
    QPalette palette = state_->palette();
    palette.setColor(QPalette::Window, isTrouble                           ? theme().danger
                                       : status.tone == StatusTone::remark ? theme().highlight
                                                                           : theme().accent);
    palette.setColor(QPalette::WindowText,
                     status.tone == StatusTone::remark ? theme().ink : theme().paper);
    state_->setPalette(palette);
    detail_->setText(status.detail);
    setInk(*detail_, isTrouble ? theme().danger : theme().ink);
    while (fields_.size() < status.fields.size()) {
        const auto column = static_cast<int>(2 * (fields_.size() / rows));
        const auto row = static_cast<int>(fields_.size() % rows);
        const Field field{new QLabel, new QLabel};
        grid_->addWidget(field.name, row, column, Qt::AlignRight);
        grid_->addWidget(field.value, row, column + 1, Qt::AlignLeft);
        fields_.push_back(field);
    }
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const bool isThere = i < status.fields.size();
        setInk(*fields_[i].name, theme().faintInk);
        fields_[i].name->setText(isThere ? status.fields[i].name : QString());
        fields_[i].value->setText(isThere ? status.fields[i].value : QString());
        if (!isThere)
            continue;
        fields_[i].value->setAccessibleName(status.fields[i].name);
        setInk(*fields_[i].value,
               status.fields[i].tone == StatusTone::trouble ? theme().danger : theme().ink);
        QFont font = fields_[i].value->font();
        font.setBold(status.fields[i].tone != StatusTone::calm);
        fields_[i].value->setFont(font);
        // A width that is set stands above that of the text, which would then be cut.
        fields_[i].value->setMinimumWidth(
            std::max(leastValueWidth, fields_[i].value->sizeHint().width()));
    }
    setAccessibleDescription(words());
    setToolTip(words());
    hideFields(columns_);
    giveWay_->fit();
}

void LiveHeader::hideFields(std::size_t columns)
{
    columns_ = columns;
    for (std::size_t i = 0; i < fields_.size(); ++i)
        for (QLabel* label : {fields_[i].name, fields_[i].value})
            label->setVisible(i / rows < columns);
}

void LiveHeader::setPhase(Phase phase, const QString& reviewPath)
{
    progress_->setVisible(phase == Phase::finishing);
    stop_->setVisible(phase == Phase::running);
    review_->setVisible(phase == Phase::done && !reviewPath.isEmpty());
    another_->setVisible(phase == Phase::done);
}

QString LiveHeader::words() const
{
    QStringList all{state_->text() + QStringLiteral(": ") + detail_->text()};
    for (const Field& field : fields_)
        if (!field.value->text().isEmpty())
            all.append(field.name->text() + QStringLiteral(": ") + field.value->text());
    return all.join(QStringLiteral(". "));
}

}  // namespace facialis::ui
