// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/quality_meter.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

using namespace facialis;
using namespace facialis::engine;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<Channel> twoChannels()
{
    Channel channel;
    channel.rate = 1000_Hz;
    channel.dimension = Dimension::voltage;
    channel.storedType = SampleType::int16;
    channel.scale = 1e-6;
    channel.storedMinimum = -1000;
    channel.storedMaximum = 1000;
    return {channel, channel};
}

/// Three seconds: noise; noise with hum in channel 1; frames lost and channel 0 at its limit.
SampleBlock threeSeconds()
{
    std::mt19937 random(5);
    SampleBlock block(2, 3000);
    for (std::size_t i = 0; i < 3000; ++i) {
        for (std::size_t c = 0; c < 2; ++c)
            block.channel(c)[i] = 1e-5 * (double(random()) / 4294967296.0 - 0.5);
        if (i >= 1000 && i < 2000)
            block.channel(1)[i] +=
                2e-5 * std::sin(2 * std::numbers::pi * 50.0 * double(i) / 1000.0);
        if (i >= 2000 && i < 2300)
            block.channel(0)[i] = 1e-3;
        if (i >= 2990)
            block.channel(0)[i] = block.channel(1)[i] = missing;
    }
    return block;
}

/// Two seconds of noise, the second of channel 1 without any.
SampleBlock lostContact()
{
    SampleBlock block = threeSeconds();
    for (std::size_t i = 1000; i < 2000; ++i)
        block.channel(1)[i] = i % 7 == 0 ? missing : 4e-6;
    block.setFrames(2000);
    return block;
}

}  // namespace

TEST_CASE("A second knows its lost frames, its clipping and its hum, however it is cut", "[live]")
{
    const SampleBlock all = threeSeconds();
    QualityMeter meter(twoChannels(), 50_Hz);
    acquisition::StreamHealth health;
    health.jitter = 2_ms;
    const std::size_t step = GENERATE(1, 7, 64, 3000);
    std::vector<QualitySecond> seconds;
    for (std::size_t at = 0; at < 3000; at += step) {
        const std::size_t count = std::min(step, 3000 - at);
        SampleBlock part(2, count);
        part.setFirstFrame(std::int64_t(at));
        for (std::size_t c = 0; c < 2; ++c)
            std::copy_n(all.channel(c).begin() + std::ptrdiff_t(at), count,
                        part.channel(c).begin());
        for (QualitySecond& second : meter.add(part, health))
            seconds.push_back(std::move(second));
    }
    REQUIRE(seconds.size() == 3);
    CHECK(seconds[0].second == 0);
    CHECK(seconds[0].lostFrames == 0);
    CHECK(seconds[0].jitter == 2_ms);
    CHECK(seconds[0].channels[0].isUsable);
    CHECK(seconds[0].channels[0].clippedShare == 0.0F);
    CHECK(seconds[0].channels[1].mainsRatioDb < 10.0F);
    CHECK(seconds[1].channels[1].mainsRatioDb > 20.0F);
    CHECK(seconds[1].channels[0].mainsRatioDb < 10.0F);
    CHECK(seconds[2].lostFrames == 10);
    CHECK(seconds[2].channels[0].clippedShare == Approx(0.3));
    CHECK_FALSE(seconds[2].channels[0].isUsable);
    CHECK(seconds[2].channels[1].isUsable);
    CHECK(std::isnan(seconds[2].channels[1].mainsRatioDb));
}

TEST_CASE("An electrode that is off makes its channel's seconds useless, and no other's", "[live]")
{
    QualityMeter meter(twoChannels(), 50_Hz);
    acquisition::StreamHealth health;
    health.offElectrode = {0, 1};
    SampleBlock block(2, 1000);
    const auto seconds = meter.add(block, health);
    REQUIRE(seconds.size() == 1);
    CHECK(seconds[0].channels[0].isUsable);
    CHECK_FALSE(seconds[0].channels[1].isUsable);
    CHECK(seconds[0].channels[1].isOffElectrode == true);
}

TEST_CASE("A second without even noise is flat, whatever else is missing in it", "[live]")
{
    QualityMeter meter(twoChannels(), 50_Hz);
    const auto seconds = meter.add(lostContact(), {});
    REQUIRE(seconds.size() == 2);
    CHECK_FALSE(seconds[0].channels[1].isFlat);
    CHECK(seconds[1].channels[1].isFlat);
    CHECK_FALSE(seconds[1].channels[0].isFlat);
}
