// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/prompt_panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

/// What a first examination of a face asks for.
constexpr std::array usual{"close_eyes_gently", "close_eyes_tightly", "raise_eyebrows", "smile",
                           "pucker_lips",       "show_teeth"};

}  // namespace

PromptPanel::PromptPanel(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Movements to ask for"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    prompt_ = new QLabel;
    prompt_->setAccessibleName(tr("What the patient is asked for"));
    prompt_->setAlignment(Qt::AlignCenter);
    prompt_->setWordWrap(true);
    QFont large = prompt_->font();
    large.setPointSizeF(large.pointSizeF() + 9.0);
    large.setBold(true);
    prompt_->setFont(large);
    prompt_->setMinimumHeight(62);
    layout->addWidget(prompt_);
    left_ = new QProgressBar;
    left_->setAccessibleName(tr("Time left"));
    left_->setTextVisible(false);
    left_->setRange(0, 1000);
    layout->addWidget(left_);
    detail_ = new QLabel;
    detail_->setAccessibleName(tr("Which time, and what comes next"));
    detail_->setAlignment(Qt::AlignCenter);
    detail_->setWordWrap(true);
    layout->addWidget(detail_);
    auto* buttons = new QHBoxLayout;
    const auto button = [&](const QString& words, const QString& name) {
        auto* made = new QPushButton(words);
        made->setAccessibleName(name);
        buttons->addWidget(made);
        return made;
    };
    start_ = button(tr("Start"), tr("Start or stop asking for movements"));
    next_ = button(tr("Next"), tr("End what runs and go on"));
    repeat_ = button(tr("Repeat"), tr("Ask for the movement once more"));
    skip_ = button(tr("Skip"), tr("Go to the next movement"));
    layout->addLayout(buttons);
    movements_ = new QListWidget;
    movements_->setAccessibleName(tr("Movements that are asked for"));
    layout->addWidget(movements_, 1);
    auto* form = new QHBoxLayout;
    const auto number = [&](auto* spin, const QString& words, auto lowest, auto highest,
                            auto value) {
        spin->setAccessibleName(words);
        spin->setRange(lowest, highest);
        spin->setValue(value);
        form->addWidget(new QLabel(words));
        form->addWidget(spin);
        return spin;
    };
    repetitions_ = number(new QSpinBox, tr("times"), 1, 20, 3);
    hold_ = number(new QDoubleSpinBox, tr("hold s"), 0.5, 60.0, 3.0);
    rest_ = number(new QDoubleSpinBox, tr("rest s"), 0.5, 60.0, 4.0);
    hold_->setDecimals(1);
    rest_->setDecimals(1);
    layout->addLayout(form);
    connect(start_, &QPushButton::clicked, this, &PromptPanel::startOrStop);
    connect(next_, &QPushButton::clicked, this, [this] { tell(runner_.next(now_)); });
    connect(repeat_, &QPushButton::clicked, this, [this] { tell(runner_.repeat(now_)); });
    connect(skip_, &QPushButton::clicked, this, [this] { tell(runner_.skip(now_)); });
    show(Duration(0.0));
}

void PromptPanel::setMovements(const KnowledgeBase& knowledge)
{
    stop();
    movements_->clear();
    ids_.clear();
    const engine::Protocol standard = engine::standardProtocol(knowledge);
    for (const engine::ProtocolStep& step : standard.steps) {
        auto* item = new QListWidgetItem(text(step.text), movements_);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        const bool isUsual = std::ranges::find(usual, step.manoeuvre) != usual.end();
        item->setCheckState(isUsual ? Qt::Checked : Qt::Unchecked);
        ids_.push_back(step.manoeuvre);
    }
}

void PromptPanel::startOrStop()
{
    if (runner_.isRunning()) {
        stop();
        return;
    }
    engine::Protocol protocol;
    for (int row = 0; row < movements_->count(); ++row)
        if (movements_->item(row)->checkState() == Qt::Checked)
            protocol.steps.push_back({.manoeuvre = ids_[static_cast<std::size_t>(row)],
                                      .text = movements_->item(row)->text().toStdString(),
                                      .repetitions = repetitions_->value(),
                                      .movement = Duration(hold_->value()),
                                      .rest = Duration(rest_->value())});
    if (protocol.steps.empty())
        return;
    runner_ = engine::ProtocolRunner(std::move(protocol));
    runner_.begin(now_);
    show(now_);
}

void PromptPanel::stop()
{
    if (runner_.isRunning())
        tell(runner_.abort(now_));
    show(now_);
}

void PromptPanel::advance(Duration now)
{
    now_ = now;
    if (runner_.isRunning())
        tell(runner_.advance(now));
}

void PromptPanel::tell(const std::vector<Annotation>& ended)
{
    for (const Annotation& note : ended)
        Q_EMIT noted(note);
    show(now_);
}

void PromptPanel::show(Duration now)
{
    const bool isRunning = runner_.isRunning();
    const engine::Prompt prompt = runner_.prompt(now);
    start_->setText(isRunning ? tr("Stop") : tr("Start"));
    for (QPushButton* button : {next_, repeat_, skip_})
        button->setEnabled(isRunning);
    if (!isRunning || !prompt.moving) {
        prompt_->setText(prompt.phase == engine::PromptPhase::done
                             ? tr("All movements are done")
                             : tr("No movement is asked for"));
        detail_->setText(tr("Each rest and each movement is noted in the recording."));
        left_->setValue(0);
        return;
    }
    const QString movement = text(prompt.moving->text);
    const int whole = static_cast<int>(std::ceil(prompt.left.seconds()));
    prompt_->setText((prompt.phase == engine::PromptPhase::rest ? tr("Rest  %1")
                                                                : movement + QStringLiteral("  %1"))
                         .arg(whole));
    detail_->setText(tr("%1, time %2 of %3, movement %4 of %5")
                         .arg(movement)
                         .arg(prompt.repetition)
                         .arg(prompt.moving->repetitions)
                         .arg(prompt.step + 1)
                         .arg(runner_.protocol().steps.size()));
    left_->setValue(
        static_cast<int>(1000.0 * (prompt.left / std::max(prompt.length, Duration(0.001)))));
}

QString PromptPanel::words() const
{
    return prompt_->text() + QStringLiteral(". ") + detail_->text();
}

}  // namespace facialis::ui
