// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/audio_monitor.hpp"

#include <algorithm>
#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QMediaDevices>

namespace facialis::ui {
namespace {

/// What the sink takes for a loudness as one hears it, both from 0 to 1.
double linear(double loudness)
{
    return static_cast<double>(QAudio::convertVolume(
        static_cast<float>(loudness), QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale));
}

constexpr int sides = 2;
constexpr qint64 frameBytes = sides * static_cast<qint64>(sizeof(float));

QAudioFormat format()
{
    QAudioFormat wanted;
    wanted.setSampleRate(static_cast<int>(AudioMonitor::rate().hertz()));
    wanted.setChannelCount(sides);
    wanted.setSampleFormat(QAudioFormat::Float);
    return wanted;
}

}  // namespace

SoundDevice::SoundDevice(SoundReader reader) : reader_(std::move(reader))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 SoundDevice::bytesAvailable() const
{
    return frameBytes * static_cast<qint64>(AudioMonitor::rate().hertz());
}

qint64 SoundDevice::readData(char* data, qint64 most)
{
    const qint64 bytes = most / frameBytes * frameBytes;
    // The loudspeaker's buffers are aligned for their samples.
    reader_({reinterpret_cast<float*>(data), static_cast<std::size_t>(bytes) / sizeof(float)});
    return bytes;
}

qint64 SoundDevice::writeData(const char*, qint64)
{
    return -1;
}

AudioMonitor::AudioMonitor(QObject* parent) : QObject(parent)
{
    thread_.setObjectName(QStringLiteral("loudspeaker"));
}

AudioMonitor::~AudioMonitor()
{
    stop();
}

QString AudioMonitor::whyNot()
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull())
        return tr("No sound: this machine has no loudspeaker that could be used.");
    if (!device.isFormatSupported(format()))
        return tr("No sound: %1 does not play 48 kHz stereo.").arg(device.description());
    return {};
}

bool AudioMonitor::start(SoundReader reader)
{
    stop();
    if (!whyNot().isEmpty())
        return false;
    worker_ = new QObject;
    worker_->moveToThread(&thread_);
    thread_.start(QThread::TimeCriticalPriority);
    const double volume = isMuted_ ? 0.0 : loudness_;
    // The sink is made, fed and destroyed where it plays; only its volume is set from here.
    QMetaObject::invokeMethod(
        worker_,
        [this, reader = std::move(reader), volume] {
            auto* device = new SoundDevice(reader);
            device->setParent(worker_);
            sink_ = new QAudioSink(QMediaDevices::defaultAudioOutput(), format(), worker_);
            sink_->setBufferSize(static_cast<qsizetype>(latency() / timeOf(1, rate())) *
                                 frameBytes);
            sink_->setVolume(linear(volume));
            sink_->start(device);
        },
        Qt::BlockingQueuedConnection);
    return true;
}

void AudioMonitor::stop()
{
    if (!worker_)
        return;
    QMetaObject::invokeMethod(
        worker_,
        [this] {
            sink_->stop();
            delete worker_;
        },
        Qt::BlockingQueuedConnection);
    worker_ = nullptr;
    sink_ = nullptr;
    thread_.quit();
    thread_.wait();
}

void AudioMonitor::setVolume(double loudness)
{
    loudness_ = std::clamp(loudness, 0.0, 1.0);
    applyVolume();
}

void AudioMonitor::setMuted(bool isMuted)
{
    isMuted_ = isMuted;
    applyVolume();
}

void AudioMonitor::applyVolume()
{
    if (!worker_)
        return;
    const double volume = isMuted_ ? 0.0 : loudness_;
    QMetaObject::invokeMethod(worker_, [sink = sink_, volume] { sink->setVolume(linear(volume)); });
}

}  // namespace facialis::ui
