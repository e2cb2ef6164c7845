// SPDX-License-Identifier: GPL-3.0-or-later
// The recording under review as sound: what is played, and the line that shows where.
#include <QAction>

#include "ui/app/action_registry.hpp"
#include "ui/main_window.hpp"
#include "ui/panels/listen_panel.hpp"
#include "ui/panels/overview_strip.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {

void MainWindow::connectSound()
{
    listen_ = qobject_cast<ListenPanel*>(panel(QStringLiteral("sound")));
    ActionRegistry& a = *actions_;
    a.connectTo("go.play", [this] { playOrPause(false); });
    a.connectTo("go.play_loop", [this] { playOrPause(true); });
    a.connectToggle("go.scrub", [this](bool isHeard) { listen_->setHeardWhileMoving(isHeard); });
    connect(listen_, &ListenPanel::heardWhileMovingChanged, a.action("go.scrub"),
            &QAction::setChecked);
    connect(listen_, &ListenPanel::playWanted, this, &MainWindow::playOrPause);
    connect(listen_, &ListenPanel::playheadMoved, this, &MainWindow::showPlayhead);
    connect(traces_, &TraceView::viewChanged, this, &MainWindow::hearWhatMoved);
    connect(traces_, &TraceView::selectionChanged, listen_, &ListenPanel::forgetPause);
    // The place that was clicked, which at the ends of a recording is not the middle of the page.
    connect(overview_, &OverviewStrip::timeChosen, this, [this](Duration centre) {
        listen_->isPlaying() ? listen_->seek(centre) : listen_->moved(centre);
    });
}

void MainWindow::playOrPause(bool isLooped)
{
    if (listen_->isPlaying()) {
        listen_->pause();
        return;
    }
    const TraceScene& scene = traces_->scene();
    std::optional<std::size_t> alone;
    if (scene.selection)
        alone = scene.selection->channel;
    listen_->play(wishedPlay(scene, listen_->paused(), isLooped), alone);
}

void MainWindow::showPlayhead(std::optional<Duration> place)
{
    const std::optional<Duration> before = traces_->scene().playhead;
    traces_->setPlayhead(place);
    if (place && listen_->isPlaying())
        if (const auto start = pageFollowing(traces_->scene().window, before, *place))
            traces_->scrollTo(*start);
}

void MainWindow::hearWhatMoved()
{
    if (!session_)
        return;
    const ListeningMarks before = std::exchange(heard_, ListeningMarks::of(traces_->scene()));
    if (isRestoring_)
        return;  // the page was moved by the file, not by the reader
    if (before.cursors != heard_.cursors)
        listen_->forgetPause();
    if (const auto place = movedPlace(before, heard_))
        listen_->moved(*place);
}

}  // namespace facialis::ui
