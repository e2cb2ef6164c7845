// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/audio_monitor.hpp"

#include <array>
#include <catch2/catch.hpp>

using namespace facialis;
using ui::AudioMonitor;
using ui::SoundDevice;

TEST_CASE("A loudspeaker gets whole frames, left and right in turn", "[ui][live]")
{
    std::size_t asked = 0;
    SoundDevice device([&](std::span<float> frames) {
        asked = frames.size();
        for (std::size_t i = 0; i < frames.size(); ++i)
            frames[i] = i % 2 == 0 ? -0.5F : 0.5F;
    });
    std::array<float, 8> heard{};
    // 31 bytes are three frames and something.
    CHECK(device.read(reinterpret_cast<char*>(heard.data()), 31) == 24);
    CHECK(asked == 6);
    CHECK(heard[4] == -0.5F);
    CHECK(heard[5] == 0.5F);
    CHECK(heard[6] == 0.0F);
    CHECK(device.isSequential());
}

TEST_CASE("A machine without a loudspeaker says so in a line and goes on", "[ui][live]")
{
    AudioMonitor monitor;
    const QString why = AudioMonitor::whyNot();
    const bool plays = monitor.start([](std::span<float> frames) {
        for (float& value : frames)
            value = 0.0F;
    });
    CHECK(plays == why.isEmpty());
    CHECK(monitor.isPlaying() == plays);
    monitor.setVolume(0.5);
    monitor.setMuted(true);
    monitor.stop();
    CHECK_FALSE(monitor.isPlaying());
    if (!plays)
        CHECK(why.startsWith(QStringLiteral("No sound")));
}
