// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <limits>
#include <memory>
#include <mutex>
#include <numbers>
#include <random>
#include <utility>
#include <vector>

#include "acquisition/pacing.hpp"
#include "data/model/memory_recording.hpp"
#include "src/live/audio_feed.hpp"
#include "src/session/playback_voice.hpp"

namespace facialis::test {

inline constexpr Frequency playedRate{2000.0};

/// Ten seconds of noise of 100 uV on an electrode's offset, left, right and without a side; counts
/// what is read, and lets reading be held up.
class PlayedFace final : public Recording {
public:
    PlayedFace() : inner_(make()) {}

    [[nodiscard]] const RecordingInfo& info() const override { return inner_.info(); }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override
    {
        ++reads;
        ++readsOf[channel];
        std::unique_lock lock(mutex_);
        free_.wait(lock, [this] { return !isHeld_; });
        if (isBroken)
            return failure("the medium failed", "made", "try another");
        return inner_.read(channel, range, into);
    }
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override
    {
        return inner_.readStored(channel, range, into);
    }

    /// From now on reading waits until it is let go.
    void hold(bool isHeld)
    {
        const std::lock_guard lock(mutex_);
        isHeld_ = isHeld;
        free_.notify_all();
    }

    std::atomic<bool> isBroken = false;
    mutable std::atomic<int> reads = 0;
    mutable std::array<std::atomic<int>, 3> readsOf{};

    static constexpr SampleRange gap{16000, 16400};

private:
    static MemoryRecording make()
    {
        RecordingInfo info;
        std::vector<std::vector<double>> samples(3);
        std::mt19937 random(7);
        for (std::size_t c = 0; c < 3; ++c) {
            Channel channel;
            channel.rate = playedRate;
            channel.length = 20000;
            channel.dimension = Dimension::voltage;
            if (c < 2)
                channel.side = c == 0 ? Side::left : Side::right;
            info.channels.push_back(channel);
            for (int i = 0; i < 20000; ++i)
                samples[c].push_back(0.15 +
                                     2e-4 * (static_cast<double>(random()) / 4294967296.0 - 0.5));
            for (auto i = gap.begin; i < gap.end; ++i)
                samples[c][static_cast<std::size_t>(i)] = std::numeric_limits<double>::quiet_NaN();
        }
        info.duration = Duration(10.0);
        return {std::move(info), std::move(samples)};
    }

    MemoryRecording inner_;
    mutable std::mutex mutex_;
    mutable std::condition_variable free_;
    bool isHeld_ = false;
};

/// A feed that keeps what is put until a test reads it.
inline std::shared_ptr<engine::AudioFeed> patientFeed(const Recording& recording,
                                                      std::vector<std::size_t> channels,
                                                      Duration limit = Duration(20.0))
{
    engine::AudioOptions options;
    options.channels = std::move(channels);
    options.limit = limit;
    return engine::AudioFeed::create(recording.info().channels, options).value();
}

/// Everything that waits, left and right in turn, as a loudspeaker takes it: a little at a time.
inline std::vector<float> heard(engine::AudioFeed& feed)
{
    std::vector<float> sound;
    for (std::size_t before = 0; before != feed.ring().waiting();) {
        before = feed.ring().waiting();
        std::vector<float> frames(2 * std::min<std::size_t>(before, 480));
        feed.read(frames);
        sound.insert(sound.end(), frames.begin(), frames.end());
    }
    return sound;
}

/// What a stretch of the file sounds like in a feed of its own: put at once, as loud as a player
/// puts it. @param rounds  how often it is put, one behind the other
inline std::vector<float> soundOf(const Recording& recording, std::vector<std::size_t> channels,
                                  SampleRange range, Duration fade, int rounds = 1)
{
    const auto feed = patientFeed(recording, channels);
    const auto length = static_cast<std::size_t>(range.length());
    const double fadeFrames = static_cast<double>(sampleAt(fade, playedRate));
    std::vector<double> loudness(length, 1.0);
    for (std::size_t i = 0; i < length; ++i) {
        const double edge = static_cast<double>(std::min(i, length - 1 - i)) + 0.5;
        if (edge < fadeFrames)
            loudness[i] = 0.5 - 0.5 * std::cos(std::numbers::pi * edge / fadeFrames);
    }
    std::vector<std::vector<double>> samples;
    std::vector<std::span<const double>> views;
    for (const std::size_t channel : channels) {
        samples.emplace_back(length);
        static_cast<void>(recording.read(channel, range, samples.back()));
    }
    for (const auto& own : samples)
        views.emplace_back(own);
    for (int round = 0; round < rounds; ++round) {
        if (round > 0)
            feed->cut();
        feed->put(views, loudness);
    }
    return heard(*feed);
}

/// Whether one sound begins as the other, for as long as the shorter one lasts.
inline bool beginsAs(std::span<const float> sound, std::span<const float> expected)
{
    return std::ranges::equal(sound.first(std::min(sound.size(), expected.size())),
                              expected.first(std::min(sound.size(), expected.size())));
}

/// A clock that is moved by hand while others wait for it.
class HandClock final : public acquisition::Clock {
public:
    [[nodiscard]] Duration now() override
    {
        const std::lock_guard lock(mutex_);
        return now_;
    }
    void waitUntil(Duration time, const std::stop_token& stop) override
    {
        std::unique_lock lock(mutex_);
        awaited_ = time;
        moved_.notify_all();
        moved_.wait(lock, stop, [&] { return now_ >= time; });
    }
    void advance(Duration by)
    {
        const std::lock_guard lock(mutex_);
        now_ = now_ + by;
        moved_.notify_all();
    }
    /// Advances as soon as somebody waits for a later time, or else after a moment.
    void step(Duration by)
    {
        {
            std::unique_lock lock(mutex_);
            moved_.wait_for(lock, std::chrono::milliseconds(20), [&] { return awaited_ > now_; });
        }
        advance(by);
    }

private:
    std::mutex mutex_;
    std::condition_variable_any moved_;
    Duration now_{100.0}, awaited_;
};

}  // namespace facialis::test
