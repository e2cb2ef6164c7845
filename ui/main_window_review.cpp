// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader changes: bursts, notes, channels, limits. Every change is a step of the document.
#include <algorithm>
#include <QAction>
#include <QTimer>

#include "src/review/burst_edits.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/app/words.hpp"
#include "ui/main_window.hpp"
#include "ui/models/review_document.hpp"
#include "ui/panels/ask_bar.hpp"
#include "ui/panels/event_panel.hpp"
#include "ui/panels/interpretation_panel.hpp"
#include "ui/panels/overview_strip.hpp"
#include "ui/panels/review_panel.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {
namespace {

constexpr Duration nudge(0.005);
/// No burst is made shorter than this by moving its edges: two samples at 1000 Hz.
constexpr Duration shortestBurst(0.002);

}  // namespace

void MainWindow::connectReviewActions()
{
    ActionRegistry& a = *actions_;
    a.connectTo("edit.undo", [this] { document_->undo(); });
    a.connectTo("edit.redo", [this] { document_->redo(); });
    a.connectTo("edit.add_burst", [this] { addBurst(); });
    a.connectTo("edit.remove", [this] { removeChosen(); });
    a.connectTo("edit.onset_earlier", [this] { moveChosenBurst(-nudge, Duration(0.0)); });
    a.connectTo("edit.onset_later", [this] { moveChosenBurst(nudge, Duration(0.0)); });
    a.connectTo("edit.offset_earlier", [this] { moveChosenBurst(Duration(0.0), -nudge); });
    a.connectTo("edit.offset_later", [this] { moveChosenBurst(Duration(0.0), nudge); });
    a.connectTo("edit.kind_rules", [this] { nameChosen({}); });
    for (int kind = 0; kind <= static_cast<int>(BurstKind::unclassified); ++kind) {
        const auto named = static_cast<BurstKind>(kind);
        const std::string id = "edit.kind_" + std::string(toString(named));
        a.connectTo(id.c_str(), [this, named] { nameChosen(named); });
    }
    a.connectTo("edit.add_note", [this] { addNote(); });
    a.connectTo("edit.change_note", [this] { changeNote(); });
    a.connectTo("edit.bad_channel", [this] { toggleBadChannel(); });
    a.connectTo("edit.clear_least", [this] {
        if (const auto& selection = traces_->scene().selection)
            setLeastRms(selection->channel, 0.0);
        else
            say(tr("Mark a channel first: Shift+drag on its trace, or choose one of its bursts"));
    });
    a.connectTo("edit.sign", [this] { signReview(); });
    connect(interpretation_, &InterpretationPanel::reasonWanted, this,
            [this](const QString& cause, const QString& name) {
                ask_->ask(tr("Why not %1?").arg(name), {}, [this, cause](const QString& reason) {
                    interpretation_->reject(cause, reason);
                });
            });
    a.connectTo("file.save_review", [this] {
        const QString path = text(engine::reviewPathFor(session_->info().path));
        if (const auto saved = saveReview(path); !saved)
            saveReviewAs();
    });
    a.connectTo("file.save_review_as", [this] { saveReviewAs(); });
    a.connectTo("file.open_review", [this] { chooseReview(); });
}

void MainWindow::connectDocument()
{
    connect(document_.get(), &ReviewDocument::changed, this, &MainWindow::showReview);
    connect(document_.get(), &ReviewDocument::refused, this, &MainWindow::say);
    showReview();
}

void MainWindow::showReview()
{
    const engine::StepList& steps = document_->steps();
    actions_->action("edit.undo")->setEnabled(steps.canUndo());
    actions_->action("edit.redo")->setEnabled(steps.canRedo());
    traces_->showReview();
    overview_->setRecording(session_->info());
    overview_->setResult(shownResult_);
    for (ReviewPanel* panel : panels_)
        panel->showReview();
    showState();
    timer_->start(1);
    if (autosaveTimer_ && !document_->isSaved())
        autosaveTimer_->start();
}

const Burst* MainWindow::chosenBurst() const
{
    const auto& selection = traces_->scene().selection;
    if (!selection || !shownResult_)
        return nullptr;
    const auto found = std::ranges::find_if(shownResult_->bursts, [&](const Burst& burst) {
        return burst.channel == selection->channel && burst.interval == selection->interval;
    });
    return found == shownResult_->bursts.end() ? nullptr : &*found;
}

void MainWindow::editChosenBurst(const std::function<void(const Burst&)>& edit)
{
    if (const Burst* burst = chosenBurst())
        edit(*burst);
    else
        say(tr("Choose a burst first: click on it, or step with N and P"));
}

void MainWindow::moveBurst(const Burst& burst, TimeInterval to)
{
    // Edges lie on samples, as those of the detection do.
    const Frequency rate = session_->info().channels[burst.channel].rate;
    to = {timeOf(sampleAt(to.onset, rate), rate), timeOf(sampleAt(to.offset, rate), rate)};
    if (!(to.length() >= shortestBurst) || to.onset < Duration(0.0) ||
        to.offset > session_->info().duration) {
        traces_->select(TraceSelection{burst.interval, burst.channel});
        return;
    }
    const QString words = tr("Burst at %1 moved").arg(seconds(burst.interval.onset, 3));
    const std::size_t channel = burst.channel;
    if (document_->change(words, engine::withBurstMoved(document_->now(), burst, to)))
        traces_->select(TraceSelection{to, channel});
}

void MainWindow::moveChosenBurst(Duration onset, Duration offset)
{
    editChosenBurst([&](const Burst& burst) {
        moveBurst(burst, {burst.interval.onset + onset, burst.interval.offset + offset});
    });
}

void MainWindow::addBurst()
{
    const auto selection = traces_->scene().selection;
    if (!selection || chosenBurst()) {
        say(tr("Mark where the burst is first: Shift+drag on its trace"));
        return;
    }
    const Frequency rate = session_->info().channels[selection->channel].rate;
    const TimeInterval place{timeOf(sampleAt(selection->interval.onset, rate), rate),
                             timeOf(sampleAt(selection->interval.offset, rate), rate)};
    if (document_->change(
            tr("Burst at %1 added").arg(seconds(place.onset, 3)),
            engine::withBurst(document_->now(), selection->channel, place, std::nullopt)))
        traces_->select(TraceSelection{place, selection->channel});
}

void MainWindow::removeChosen()
{
    const auto event = events_->chosen();
    if (event && !event->kind && event->source < document_->now().annotations.size()) {
        engine::Review next = document_->now();
        const auto note = next.annotations.begin() + static_cast<std::ptrdiff_t>(event->source);
        const QString words = tr("Note \u201c%1\u201d removed").arg(text(note->text));
        next.annotations.erase(note);
        document_->change(words, std::move(next));
        return;
    }
    editChosenBurst([&](const Burst& burst) {
        const QString words = tr("Burst at %1 removed").arg(seconds(burst.interval.onset, 3));
        if (document_->change(words, engine::withoutBurst(document_->now(), burst)))
            traces_->select({});
    });
}

void MainWindow::nameChosen(std::optional<BurstKind> kind)
{
    editChosenBurst([&](const Burst& burst) {
        const QString when = seconds(burst.interval.onset, 3);
        const QString words = kind
                                  ? tr("Burst at %1 called %2").arg(when, kindName(*kind).toLower())
                                  : tr("Burst at %1 named by the rules").arg(when);
        document_->change(words, engine::withBurstNamed(document_->now(), burst, kind));
    });
}

void MainWindow::addNote()
{
    const TraceScene& scene = traces_->scene();
    Annotation note{.onset = scene.window.onset + scene.window.length() / 2.0,
                    .duration = {},
                    .text = {},
                    .channel = {}};
    if (scene.selection) {
        note.onset = scene.selection->interval.onset;
        note.duration = scene.selection->interval.length();
        note.channel = scene.selection->channel;
    } else if (scene.cursors) {
        const auto [first, last] = std::minmax(scene.cursors->first, scene.cursors->second);
        note.onset = first;
        note.duration = last - first;
    }
    ask_->ask(tr("Note at %1:").arg(seconds(note.onset, 3)), {},
              [this, note](const QString& words) mutable {
                  note.text = words.toStdString();
                  engine::Review next = document_->now();
                  next.annotations.insert(std::ranges::upper_bound(next.annotations, note.onset, {},
                                                                   &Annotation::onset),
                                          note);
                  document_->change(tr("Note \u201c%1\u201d added").arg(words), std::move(next));
              });
}

void MainWindow::changeNote()
{
    const auto event = events_->chosen();
    if (!event || event->kind || event->source >= document_->now().annotations.size()) {
        say(tr("Choose a note in the list of events first"));
        return;
    }
    ask_->ask(tr("Note at %1:").arg(seconds(event->interval.onset, 3)),
              text(document_->now().annotations[event->source].text),
              [this, index = event->source](const QString& words) {
                  engine::Review next = document_->now();
                  if (index >= next.annotations.size())
                      return;
                  next.annotations[index].text = words.toStdString();
                  document_->change(tr("Note changed to \u201c%1\u201d").arg(words),
                                    std::move(next));
              });
}

void MainWindow::toggleBadChannel()
{
    const auto& selection = traces_->scene().selection;
    if (!selection) {
        say(tr("Mark a channel first: Shift+drag on its trace, or choose one of its bursts"));
        return;
    }
    engine::Review next = document_->now();
    engine::ChannelChoice& channel = next.channels[selection->channel];
    channel.isBad = !channel.isBad;
    const QString words = channel.isBad ? tr("Channel %1 left out") : tr("Channel %1 taken in");
    document_->change(words.arg(text(channel.label)), std::move(next));
}

void MainWindow::setLeastRms(std::size_t channel, double leastRms)
{
    engine::Review next = document_->now();
    const QString label = text(next.channels[channel].label);
    QString words = tr("Least amplitude of %1 taken away").arg(label);
    if (leastRms > 0.0) {
        const Channel& about = session_->info().channels[channel];
        next.leastRms[channel] = leastRms;
        words = tr("Least amplitude of %1: %2 %3 RMS")
                    .arg(label, number(leastRms * displayScale(about)), displayUnit(about));
    } else {
        next.leastRms.erase(channel);
    }
    document_->change(words, std::move(next));
    traces_->showReview();
}

}  // namespace facialis::ui
