// SPDX-License-Identifier: GPL-3.0-or-later
// What frames that a device lost here and there do to the bursts.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "src/pipeline/channel_group.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

constexpr double rate = 2000.0;

/// A movement of one second every three, in noise and mains, in volts.
std::vector<double> movements(std::size_t seconds)
{
    std::mt19937 random(11);
    std::normal_distribution<double> normal(0.0, 1e-6);
    std::vector<double> signal(seconds * std::size_t(rate));
    for (std::size_t i = 0; i < signal.size(); ++i) {
        const double t = double(i) / rate;
        const bool isMovement = std::fmod(t, 3.0) >= 1.5 && std::fmod(t, 3.0) < 2.5;
        signal[i] = 2e-4 + 1e-5 * std::sin(2.0 * std::numbers::pi * 50.0 * t) +
                    normal(random) * (isMovement ? 20.0 : 1.0);
    }
    return signal;
}

std::vector<MeasuredBurst> burstsOf(std::vector<double> signal, Filtering filtering)
{
    Channel channel;
    channel.rate = Frequency(rate);
    channel.dimension = Dimension::voltage;
    AnalysisSettings settings;
    settings.filtering = filtering;
    const std::array members{GroupMember{channel, 0, 0}};
    auto group = ChannelGroup::create(members, settings, 50_Hz).value();
    const std::array raw{std::span(signal)};
    std::vector<std::vector<MeasuredBurst>> bursts(1);
    group.process(raw, bursts);
    group.finish(bursts);
    return bursts[0];
}

}  // namespace

TEST_CASE("A frame lost in a hundred neither cuts a movement nor makes one", "[engine][pipeline]")
{
    const auto filtering = GENERATE(Filtering::zeroPhase, Filtering::causal);
    const std::size_t length = GENERATE(1U, 4U, 20U);
    INFO((filtering == Filtering::causal ? "causal, " : "zero phase, ")
         << length << " frames at a time");
    const std::vector<double> whole = movements(45);
    std::vector<double> lossy = whole;
    std::mt19937 random(3);
    for (std::size_t lost = 0; lost < whole.size() / 100; lost += length) {
        const std::size_t at = 2000 + random() % (whole.size() - 4000);
        for (std::size_t i = 0; i < length; ++i)
            lossy[at + i] = std::numeric_limits<double>::quiet_NaN();
    }
    const auto expected = burstsOf(whole, filtering), found = burstsOf(lossy, filtering);
    REQUIRE(expected.size() == 15);
    REQUIRE(found.size() == expected.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
        const auto& a = expected[k].burst.interval;
        const auto& b = found[k].burst.interval;
        CHECK(std::abs((a.onset - b.onset).milliseconds()) < 15.0);
        CHECK(std::abs((a.offset - b.offset).milliseconds()) < 40.0);
        CHECK(found[k].rms == Approx(expected[k].rms).epsilon(0.05));
    }
}
