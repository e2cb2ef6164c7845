// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <QIODevice>
#include <QObject>
#include <QThread>
#include <span>

#include "data/model/units.hpp"

class QAudioSink;

namespace facialis::ui {

/// Fills frames of sound, left and right in turn, -1..1, at AudioMonitor::rate(). Called in a
/// thread of the loudspeaker; must not wait.
using SoundReader = std::function<void(std::span<float> frames)>;

/// What a loudspeaker pulls: whole frames of 32-bit floating point, as many as are asked for.
class SoundDevice final : public QIODevice {
public:
    explicit SoundDevice(SoundReader reader);

    [[nodiscard]] bool isSequential() const override { return true; }
    /// Always ready: what is not there is silence.
    [[nodiscard]] qint64 bytesAvailable() const override;

protected:
    qint64 readData(char* data, qint64 most) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    SoundReader reader_;
};

/// The sound of EMG through the loudspeaker of this machine, for a live stream or a recording that
/// is played. It plays in a thread of its own, so that a busy window is not heard.
class AudioMonitor final : public QObject {
    Q_OBJECT
public:
    explicit AudioMonitor(QObject* parent = nullptr);
    ~AudioMonitor() override;

    [[nodiscard]] static Frequency rate() { return Frequency(48000.0); }
    /// Why nothing can be heard, in a line; empty: it can.
    [[nodiscard]] static QString whyNot();

    /// @return false: whyNot() says why
    bool start(SoundReader reader);
    void stop();
    [[nodiscard]] bool isPlaying() const { return sink_ != nullptr; }

    /// 0..1, as loud as it sounds (not as the voltage is).
    void setVolume(double loudness);
    void setMuted(bool isMuted);
    /// What the loudspeaker's own buffer adds.
    [[nodiscard]] static Duration latency() { return Duration(0.06); }

private:
    void applyVolume();

    QThread thread_;
    QObject* worker_ = nullptr;  ///< lives in the thread; owns what plays there
    QAudioSink* sink_ = nullptr;
    double loudness_ = 0.7;
    bool isMuted_ = false;
};

}  // namespace facialis::ui
