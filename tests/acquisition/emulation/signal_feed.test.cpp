// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/signal_feed.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace facialis;
using namespace facialis::acquisition;

namespace {

/// Largest value of a unit sine after decimation.
double peakAfter(std::size_t factor, double cyclesPerNewSample)
{
    Decimator decimator(factor);
    double peak = 0.0;
    const std::size_t frames = 300;
    for (std::size_t i = 0; i < frames * factor; ++i) {
        const double cycles =
            cyclesPerNewSample * static_cast<double>(i) / static_cast<double>(factor);
        decimator.push(std::sin(2.0 * std::numbers::pi * cycles));
        if (i > decimator.length() && i % factor == 0)
            peak = std::max(peak, std::abs(decimator.value()));
    }
    return peak;
}

}  // namespace

TEST_CASE("What a device's rate cannot carry does not fold back into its samples",
          "[emulation][feed]")
{
    for (const std::size_t factor : {4U, 8U}) {
        CHECK(peakAfter(factor, 0.11) == Approx(1.0).margin(0.02));
        CHECK(peakAfter(factor, 0.39) == Approx(1.0).margin(0.02));
        // Blackman's window promises -74 dB.
        CHECK(peakAfter(factor, 0.51) < 1e-3);
        CHECK(peakAfter(factor, 0.9) < 1e-3);
        CHECK(peakAfter(factor, 1.9) < 1e-3);
    }
    CHECK(peakAfter(1, 0.25) == 1.0);
}

TEST_CASE("The same patient and seed give a device the same volts", "[emulation][feed]")
{
    const auto volts = [](std::uint64_t seed) {
        auto feed = SignalFeed::make({.scenario = "hfs", .seed = seed}, 256_Hz, 16);
        REQUIRE(feed);
        std::vector<double> all;
        for (int i = 0; i < 1000; ++i) {
            const auto frame = feed->next();
            REQUIRE(frame);
            all.insert(all.end(), frame->begin(), frame->end());
        }
        return all;
    };
    const std::vector<double> first = volts(3);
    CHECK(first == volts(3));
    CHECK(first != volts(4));
    // Fourteen leads of microvolts, two shorted inputs.
    double energy = 0.0, shorted = 0.0;
    for (std::size_t i = 0; i < first.size(); ++i)
        (i % 16 < 14 ? energy : shorted) += first[i] * first[i];
    const double rms = std::sqrt(energy / 14000.0);
    CHECK(rms > 1e-6);
    CHECK(rms < 1e-3);
    CHECK(shorted == 0.0);
}

TEST_CASE("An unknown patient is refused", "[emulation][feed]")
{
    CHECK_FALSE(SignalFeed::make({.scenario = "martian"}, 250_Hz, 8));
}
