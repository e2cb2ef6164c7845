// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/sound_panel.hpp"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QSlider>
#include <QVBoxLayout>

#include "ui/app/words.hpp"
#include "ui/live/audio_monitor.hpp"

namespace facialis::ui {

SoundPanel::SoundPanel(QWidget* parent) : QWidget(parent), monitor_(new AudioMonitor(this))
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
    channels_ = channels;
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (std::size_t c = 0; c < channels.size(); ++c) {
        auto* item = new QListWidgetItem(channelName(channels[c], knowledge), list_);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(c < 2 ? Qt::Checked : Qt::Unchecked);
    }
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
    for (int row = 0; row < list_->count(); ++row)
        if (list_->item(row)->checkState() == Qt::Checked)
            options.channels.push_back(static_cast<std::size_t>(row));
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
