// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/sound_panel.hpp"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QSlider>
#include <QVBoxLayout>
#include <utility>

#include "src/session/playback_voice.hpp"
#include "ui/app/words.hpp"
#include "ui/live/audio_monitor.hpp"

namespace facialis::ui {

SoundPanel::SoundPanel(Of of, QWidget* parent)
    : QWidget(parent), of_(of), monitor_(new AudioMonitor(this))
{
    setAccessibleName(tr("Sound of the EMG"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    isOn_ = new QCheckBox(tr("Listen"));
    isOn_->setAccessibleName(tr("Listen to the chosen channels"));
    layout->addWidget(isOn_);
    said_ = new QLabel;
    said_->setWordWrap(true);
    said_->setAccessibleName(tr("State of the sound"));
    layout->addWidget(said_);
    auto* form = new QFormLayout;
    const auto slider = [&](const QString& words, int lowest, int highest, int value) {
        auto* made = new QSlider(Qt::Horizontal);
        made->setAccessibleName(words);
        made->setRange(lowest, highest);
        made->setValue(value);
        form->addRow(words, made);
        return made;
    };
    volume_ = slider(tr("Volume"), 0, 100, 70);
    gain_ = slider(tr("Gain (dB)"), -20, 60, 20);
    layout->addLayout(form);
    isMuted_ = new QCheckBox(tr("Mute"));
    isMuted_->setAccessibleName(tr("Mute the sound"));
    layout->addWidget(isMuted_);
    list_ = new QListWidget;
    list_->setAccessibleName(tr("Channels that are heard"));
    layout->addWidget(list_, 1);
    connect(isOn_, &QCheckBox::toggled, this, &SoundPanel::listen);
    connect(list_, &QListWidget::itemChanged, this, [this] {
        alone_.reset();
        if (isOn_->isChecked())
            listen();
    });
    connect(volume_, &QSlider::valueChanged, monitor_,
            [this](int percent) { monitor_->setVolume(percent / 100.0); });
    connect(gain_, &QSlider::valueChanged, this, [this](int decibels) {
        if (feed_)
            feed_->setGain(decibels);
    });
    connect(isMuted_, &QCheckBox::toggled, monitor_, &AudioMonitor::setMuted);
    say(tr("Off"));
}

void SoundPanel::setChannels(const std::vector<Channel>& channels, const KnowledgeBase& knowledge)
{
    stop();
    alone_.reset();
    channels_ = channels;
    const QSignalBlocker quiet(list_);
    list_->clear();
    const Channel* first = nullptr;
    int chosen = 0;
    for (const Channel& channel : channels) {
        auto* item = new QListWidgetItem(channelName(channel, knowledge), list_);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        const bool mayBeEmg = channel.dimension != Dimension::other;
        if (!first && mayBeEmg)
            first = &channel;
        const bool isChosen = chosen < 2 && mayBeEmg && channel.rate == first->rate;
        chosen += isChosen ? 1 : 0;
        item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
    }
}

void SoundPanel::renameChannels(const std::vector<Channel>& channels,
                                const KnowledgeBase& knowledge)
{
    channels_ = channels;
    {
        const QSignalBlocker quiet(list_);
        for (int row = 0; row < list_->count(); ++row)
            list_->item(row)->setText(
                channelName(channels[static_cast<std::size_t>(row)], knowledge));
    }
    if (isOn_->isChecked())
        listen();
}

void SoundPanel::clear()
{
    stop();
    alone_.reset();
    channels_.clear();
    const QSignalBlocker quiet(list_);
    list_->clear();
}

void SoundPanel::hearAlone(std::optional<std::size_t> channel)
{
    if (std::exchange(alone_, channel) != channel && isOn_->isChecked())
        listen();
}

std::vector<std::size_t> SoundPanel::heardChannels() const
{
    if (alone_)
        return {*alone_};
    std::vector<std::size_t> chosen;
    for (int row = 0; row < list_->count(); ++row)
        if (list_->item(row)->checkState() == Qt::Checked)
            chosen.push_back(static_cast<std::size_t>(row));
    return chosen;
}

void SoundPanel::setListening(bool isListening)
{
    isOn_->setChecked(isListening);
}

void SoundPanel::stop()
{
    if (feed_)
        Q_EMIT feedChanged(nullptr);
    monitor_->stop();
    feed_.reset();
    const QSignalBlocker quiet(isOn_);
    isOn_->setChecked(false);
    say(tr("Off"));
}

void SoundPanel::listen()
{
    if (!isOn_->isChecked()) {
        stop();
        return;
    }
    engine::AudioOptions options;
    options.loudspeaker = AudioMonitor::rate();
    options.gainDb = gain_->value();
    if (of_ == Of::recording)
        options.limit = engine::PlaybackVoice::room;
    options.channels = heardChannels();
    if (const QString problem = AudioMonitor::whyNot(); !problem.isEmpty()) {
        stop();
        say(problem);
        return;
    }
    auto made = engine::AudioFeed::create(channels_, options);
    if (!made) {
        stop();
        say(text(made.error().sentence()));
        return;
    }
    feed_ = std::move(*made);
    monitor_->start([feed = feed_](std::span<float> frames) { feed->read(frames); });
    Q_EMIT feedChanged(feed_);
    if (of_ == Of::recording)
        say(tr("The patient's right is on the right loudspeaker."));
    else
        say(tr("The patient's right is on the right loudspeaker. It sounds %1 ms late.")
                .arg(number((feed_->latency() + AudioMonitor::latency()).milliseconds())));
}

QString SoundPanel::words() const
{
    return said_->text();
}

void SoundPanel::say(const QString& words)
{
    said_->setText(words);
}

}  // namespace facialis::ui
