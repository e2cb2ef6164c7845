// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/quality_monitor.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

using namespace facialis;
using namespace facialis::engine;

namespace {

Channel channelAt(Frequency rate)
{
    Channel channel;
    channel.label = "EMG";
    channel.rate = rate;
    channel.dimension = Dimension::voltage;
    channel.storedMinimum = -100;
    channel.storedMaximum = 100;
    channel.scale = 1.0;
    return channel;
}

ChannelQuality qualityOf(const std::vector<double>& samples, Frequency rate, std::size_t block)
{
    QualityMonitor monitor(channelAt(rate), 0, 50_Hz);
    for (std::size_t at = 0; at < samples.size(); at += block)
        monitor.process(std::span(samples).subspan(at, std::min(block, samples.size() - at)));
    return monitor.quality();
}

/// Noise of whole numbers, so that neighbours are often equal, with everything that is watched for.
std::vector<double> faultySignal(Frequency rate)
{
    std::mt19937 random(47);
    const auto second = static_cast<std::size_t>(rate.hertz());
    std::vector<double> x(20 * second);
    for (double& value : x)
        value = static_cast<double>(random() % 5) - 2.0;
    const auto fill = [&](double from, double seconds, double value) {
        const auto begin = static_cast<std::size_t>(from * rate.hertz());
        const auto count = static_cast<std::size_t>(seconds * rate.hertz());
        std::fill_n(x.begin() + static_cast<std::ptrdiff_t>(begin), count, value);
    };
    fill(3.01, 0.7, 1.0);    // flat
    fill(8.0, 0.15, 2.0);    // equal, but not for long enough
    fill(9.3, 1.05, 100.0);  // flat and clipped
    fill(12.0, 0.5, std::numeric_limits<double>::quiet_NaN());
    fill(14.0, 0.004, -100.0);
    x.back() = std::numeric_limits<double>::quiet_NaN();
    return x;
}

}  // namespace

TEST_CASE("Flat, clipped and missing stretches are measured, however the blocks are cut",
          "[engine][pipeline]")
{
    for (const Frequency rate : {2048_Hz, 1000_Hz, 200_Hz}) {
        INFO(rate.hertz() << " Hz");
        const auto x = faultySignal(rate);
        const auto whole = qualityOf(x, rate, x.size());
        REQUIRE(whole.gaps.size() == 2);
        CHECK(whole.gaps.front().onset.seconds() == Approx(12.0).margin(1.0 / rate.hertz()));
        CHECK(whole.gaps.front().length().seconds() == Approx(0.5).margin(1.0 / rate.hertz()));
        const double present = 19.5 * rate.hertz() - 1.0;
        const double clipped = std::floor(1.05 * rate.hertz()) + std::floor(0.004 * rate.hertz());
        CHECK(*whole.clippedFraction * present == Approx(clipped).margin(1e-6));
        for (const std::size_t block : {1, 7, 64, 100, 4096}) {
            const auto cut = qualityOf(x, rate, block);
            CHECK(cut.reasons == whole.reasons);
            CHECK(cut.gaps == whole.gaps);
            CHECK(cut.clippedFraction == whole.clippedFraction);
            CHECK(cut.mainsRatioDb == whole.mainsRatioDb);
        }
    }
}

TEST_CASE("The longest flat line is told to the sample", "[engine][pipeline]")
{
    // 0.2 s make a flat line; two of them, of 300 and 1500 samples at 1000 Hz.
    std::mt19937 random(53);
    std::vector<double> x(10000);
    for (double& value : x)
        value = static_cast<double>(random() % 90);
    std::fill_n(x.begin() + 1003, 300, 45.5);
    std::fill_n(x.begin() + 5001, 1500, 44.5);
    const auto quality = qualityOf(x, 1000_Hz, 333);
    REQUIRE(quality.reasons.size() == 1);
    CHECK(quality.reasons.front() == "flat for 18 % of the time, 1.5 s at the longest");
}

TEST_CASE("A lead whose amplifier stands at the end of its range is not used", "[engine][pipeline]")
{
    const auto drifting = [](std::size_t standing) {
        std::mt19937 random(61);
        std::vector<double> x(20000);
        for (double& value : x)
            value = static_cast<double>(random() % 40) - 20.0;
        std::fill_n(x.begin() + 4000, standing, -30.0);
        return qualityOf(x, 1000_Hz, 333);
    };
    // 60 ms at a stretch count, 2 % of the time is too much.
    CHECK(drifting(60).isUsable);
    CHECK(drifting(400).isUsable);
    const ChannelQuality quality = drifting(401);
    CHECK_FALSE(quality.isUsable);
    CHECK(quality.reasons.back().find("end of the amplifier's range for 2 %") != std::string::npos);
}

TEST_CASE("Hum is measured in the quiet seconds", "[engine][pipeline]")
{
    std::mt19937 random(59);
    std::vector<double> x(40 * 1000);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const bool isLoud = i / 1000 % 2 == 0;
        x[i] = (double(random()) / 4294967296.0 - 0.5) * (isLoud ? 50.0 : 0.1) +
               std::sin(2.0 * std::numbers::pi * 50.0 * double(i) / 1000.0);
    }
    const auto quality = qualityOf(x, 1000_Hz, 64);
    REQUIRE(quality.mainsRatioDb);
    CHECK(*quality.mainsRatioDb > 20.0);
}
