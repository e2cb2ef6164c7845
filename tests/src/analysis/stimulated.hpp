// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <memory>
#include <numbers>
#include <string>
#include <vector>

#include "data/model/memory_recording.hpp"
#include "dsp/synchrony/seeded_random.hpp"

namespace facialis::test {

/// A response of one lead to every stimulus (or to a share of them).
struct Volley {
    std::size_t channel;
    Duration latency, length;
    double amplitude;  ///< microvolts
    double share = 1.0;
    double lead = 0.0;  ///< share of it that channel `conductedTo` sees at the same instant
    std::size_t conductedTo = 0;
};

/// Five leads of the face and a trigger, 2000 Hz, stored in steps of 0.1 uV; noise of 3 uV.
class StimulatedFace {
public:
    enum Lead : std::size_t { oocLeft, oocRight, oorRight, mentRight, oorLeft, trigger };

    explicit StimulatedFace(Duration duration = Duration(30.0)) : random_(11)
    {
        const auto length = sampleAt(duration, rate);
        for (const char* label :
             {"EMG OOc L", "EMG OOc R", "EMG OOr R", "EMG Ment R", "EMG OOr L", "TRIG"}) {
            Channel channel;
            channel.label = label;
            channel.rate = rate;
            channel.length = length;
            channel.dimension = Dimension::voltage;
            channel.unit = "uV";
            channel.scale = 1e-7;
            channel.storedMinimum = -32767;
            channel.storedMaximum = 32767;
            info.channels.push_back(channel);
            samples.emplace_back(static_cast<std::size_t>(length), 0.0);
            for (double& value : samples.back())
                value = 3.0 * gaussian();
        }
        info.path = "made.edf";
        info.format = "EDF+C";
        info.duration = duration;
        for (double& value : samples[trigger])
            value = 0.0;
    }

    /// Stimuli from `first` on, `interval` apart give or take a sample and a half.
    std::vector<Duration> stimuli(int count, Duration first = Duration(1.0),
                                  Duration interval = Duration(2.1003))
    {
        std::vector<Duration> times;
        for (int k = 0; k < count; ++k)
            times.push_back(first + interval * static_cast<double>(k));
        return times;
    }

    /// Pulses of 3 mV and 10 ms on the trigger, and a shock's artifact on every lead.
    void stimulate(const std::vector<Duration>& times, const std::vector<Volley>& volleys,
                   double artifact = 1500.0)
    {
        for (const Duration time : times) {
            const auto at = static_cast<std::size_t>(std::ceil(time.seconds() * rate.hertz()));
            for (std::size_t i = 0; i < 20; ++i)
                put(trigger, at + i, 3000.0);
            for (std::size_t c = 0; c < trigger; ++c)
                for (std::size_t i = 0; i < 40; ++i)
                    put(c, at + i, i < 1 ? artifact : 0.1 * artifact * std::exp(-0.4 * double(i)));
            for (const Volley& volley : volleys)
                if (random_.uniform() < volley.share)
                    play(volley, time);
        }
    }

    void annotate(Duration time, const std::string& text)
    {
        info.annotations.push_back({time, std::nullopt, text, std::nullopt});
    }

    void put(std::size_t channel, std::size_t sample, double microvolts)
    {
        if (sample < samples[channel].size())
            samples[channel][sample] += microvolts;
    }

    [[nodiscard]] MemoryRecording recording() const
    {
        std::vector<std::vector<double>> stored = samples;
        for (auto& channel : stored)
            for (double& value : channel)
                value = std::clamp(std::round(value / 0.1), -32767.0, 32767.0);
        return {info, std::move(stored)};
    }

    static constexpr Frequency rate = 2000_Hz;
    RecordingInfo info;
    std::vector<std::vector<double>> samples;  ///< microvolts

private:
    double gaussian()
    {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - random_.uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * random_.uniform());
    }

    /// Short: one period of a sine. Long: noise, as many units fire.
    void play(const Volley& volley, Duration stimulus)
    {
        const double begin = (stimulus + volley.latency).seconds() * rate.hertz();
        const double length = volley.length.seconds() * rate.hertz();
        for (auto i = static_cast<std::size_t>(std::ceil(begin));
             static_cast<double>(i) < begin + length; ++i) {
            const double phase = (static_cast<double>(i) - begin) / length;
            const double value =
                volley.amplitude *
                (volley.length < 12_ms ? std::sin(2.0 * std::numbers::pi * phase) : gaussian());
            put(volley.channel, i, value);
            if (volley.lead > 0.0)
                put(volley.conductedTo, i, volley.lead * value);
        }
    }

    dsp::SeededRandom random_;
};

}  // namespace facialis::test
