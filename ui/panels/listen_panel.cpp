// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/listen_panel.hpp"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

#include "src/session/review_session.hpp"
#include "ui/app/words.hpp"
#include "ui/live/audio_monitor.hpp"
#include "ui/live/sound_panel.hpp"

namespace facialis::ui {
namespace {

constexpr int lookMilliseconds = 40;

}  // namespace

ListenPanel::ListenPanel(QWidget* parent) : ReviewPanel(parent)
{
    build();
    timer_ = new QTimer(this);
    timer_->setInterval(lookMilliseconds);
    connect(timer_, &QTimer::timeout, this, &ListenPanel::look);
    connect(play_, &QPushButton::clicked, this, [this] { Q_EMIT playWanted(false); });
    connect(loop_, &QPushButton::clicked, this, [this] { Q_EMIT playWanted(true); });
    connect(whileMoving_, &QCheckBox::toggled, this, [this](bool isHeard) {
        wasAskedFor_ = false;
        Q_EMIT heardWhileMovingChanged(isHeard);
    });
    connect(
        sound_, &SoundPanel::feedChanged, this, [this](std::shared_ptr<engine::AudioFeed> feed) {
            if (!playback_)
                return;
            // The line stands where the sound is, not where its samples are put.
            const Duration lag = feed ? feed->latency() + AudioMonitor::latency() : Duration(0.0);
            playback_->setFeed(std::move(feed), lag);
        });
    setSession(nullptr);
}

ListenPanel::~ListenPanel()
{
    sound_->disconnect(this);
    playback_.reset();
}

void ListenPanel::build()
{
    setAccessibleName(tr("Sound of the recording"));
    play_ = new QPushButton(tr("Play"));
    play_->setAccessibleName(tr("Play from here, or pause"));
    play_->setToolTip(tr("Play from here, or pause  (Space)"));
    loop_ = new QPushButton(tr("Loop"));
    loop_->setAccessibleName(tr("Play again and again, or pause"));
    loop_->setToolTip(tr("Play again and again, or pause  (Shift+Space)"));
    place_ = new QLabel;
    place_->setAccessibleName(tr("Place that is heard"));
    fitPlace();
    problem_ = new QLabel;
    problem_->setAccessibleName(tr("What could not be read"));
    problem_->setWordWrap(true);
    problem_->hide();
    whileMoving_ = new QCheckBox(tr("Sound while moving"));
    whileMoving_->setAccessibleName(tr("Hear the place that a cursor or the page is moved to"));
    sound_ = new SoundPanel(SoundPanel::Of::recording);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(play_);
    buttons->addWidget(loop_);
    buttons->addWidget(place_);
    buttons->addStretch(1);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 0);
    top->setSpacing(6);
    top->addLayout(buttons);
    top->addWidget(problem_);
    top->addWidget(whileMoving_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(sound_, 1);
}

void ListenPanel::fitPlace()
{
    // Of one size: a label that grows would lay out the panel again at every step of the line.
    const QSize room =
        place_->fontMetrics().size(Qt::TextSingleLine, seconds(Duration(88888.8), 1));
    place_->setFixedSize(room + QSize(12, 4));
}

void ListenPanel::restyle(const Theme& before)
{
    ReviewPanel::restyle(before);
    fitPlace();
}

void ListenPanel::setSession(engine::ReviewSession* session)
{
    stop();
    playback_.reset();
    recording_.reset();
    session_ = session;
    setEnabled(session != nullptr);
    if (!session) {
        sound_->clear();
        return;
    }
    channels_ = session->review().channels;
    recording_ = session->shownRecording();
    playback_ = std::make_unique<engine::Playback>(recording_);
    sound_->setChannels(session->info().channels, session->knowledge());
}

void ListenPanel::showReview()
{
    if (!session_ || session_->review().channels == channels_)
        return;
    channels_ = session_->review().channels;
    // Other samples (a derivation, a polarity) are another recording to the player.
    if (recording_ != session_->shownRecording()) {
        stop();
        recording_ = session_->shownRecording();
        playback_ = std::make_unique<engine::Playback>(recording_);
    }
    sound_->renameChannels(session_->info().channels, session_->knowledge());
}

void ListenPanel::takeKeyboard()
{
    play_->setFocus(Qt::ShortcutFocusReason);
}

void ListenPanel::listen()
{
    // A machine without a loudspeaker is not asked again at every move of the mouse.
    if (!std::exchange(wasAskedFor_, true))
        sound_->setListening(true);
}

void ListenPanel::play(const engine::PlayWish& wish, std::optional<std::size_t> alone)
{
    if (!playback_)
        return;
    sound_->hearAlone(alone);
    wasAskedFor_ = false;
    listen();
    paused_.reset();
    playback_->play(wish);
    timer_->start();
    look();
}

void ListenPanel::pause()
{
    if (!isPlaying())
        return;
    playback_->pause();
    paused_ = playback_->position();
    look();
}

void ListenPanel::stop()
{
    if (playback_)
        playback_->pause();
    paused_.reset();
    sound_->stop();
    wasAskedFor_ = false;
    look();
}

void ListenPanel::seek(Duration to)
{
    if (!isPlaying())
        return;
    playback_->seek(to);
    look();
}

void ListenPanel::moved(Duration place)
{
    if (!playback_ || !isHeardWhileMoving() || isPlaying())
        return;
    sound_->hearAlone({});
    listen();
    paused_.reset();
    playback_->scrub(place);
    timer_->start();
    look();
}

void ListenPanel::forgetPause()
{
    if (!paused_)
        return;
    paused_.reset();
    look();
}

void ListenPanel::setHeardWhileMoving(bool isHeard)
{
    whileMoving_->setChecked(isHeard);
}

bool ListenPanel::isHeardWhileMoving() const
{
    return whileMoving_->isChecked();
}

void ListenPanel::look()
{
    using State = engine::PlaybackStatus::State;
    const engine::PlaybackStatus status =
        playback_ ? playback_->status() : engine::PlaybackStatus{};
    // A button lays out the panel again even where its words stay.
    const QString words = status.state == State::playing ? tr("Pause") : tr("Play");
    if (words != play_->text())
        play_->setText(words);
    if (status.state == State::still) {
        timer_->stop();
        showPlace(paused_);
    } else
        showPlace(status.place);
    const auto problem = playback_ ? playback_->problem() : std::nullopt;
    if (problem)
        problem_->setText(text(problem->sentence()));
    problem_->setVisible(problem.has_value());
}

void ListenPanel::showPlace(std::optional<Duration> place)
{
    place_->setText(place ? seconds(*place, 1) : QString());
    Q_EMIT playheadMoved(place);
}

}  // namespace facialis::ui
