// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "dsp/detection/make_detector.hpp"
#include "tests/dsp/detection/synthetic.hpp"

using namespace facialis;
using namespace facialis::dsp;
using namespace facialis::test;

namespace {

constexpr Frequency rate = 1000_Hz;

/// One strong burst from 10.0 to 10.5 s.
std::vector<double> oneBurst()
{
    auto signal = filtered(whiteNoise(20000, 201), rate);
    add(signal, burst(signal.size(), {10000, 10500}, 8.0 * rmsOf(signal), rate, 202));
    return signal;
}

}  // namespace

TEST_CASE("Every detector finds a strong burst where it is", "[dsp][detection]")
{
    const auto signal = oneBurst();
    for (const std::string_view name : detectorNames()) {
        INFO(name);
        std::int64_t inside = 0, outside = 0;
        for (const auto& a : detect(signal, rate, 1000, name)) {
            const auto hit = a.range.intersection({9950, 10600}).length();
            inside += hit;
            outside += a.range.length() - hit;
            CHECK(a.alarm);
        }
        CHECK(inside >= 420);
        CHECK(outside < 300);
    }
}

TEST_CASE("No detector's result depends on how the signal was cut", "[dsp][detection]")
{
    auto signal = oneBurst();
    for (std::size_t i = 14000; i < 14100; ++i)
        signal[i] = std::nan("");
    for (const std::string_view name : detectorNames()) {
        INFO(name);
        const auto whole = detect(signal, rate, signal.size(), name);
        for (const std::size_t block : {1, 7, 64, 4096}) {
            const auto cut = detect(signal, rate, block, name);
            CHECK(std::equal(whole.begin(), whole.end(), cut.begin(), cut.end(),
                             [](const auto& a, const auto& b) {
                                 return a.range == b.range && a.alarm == b.alarm;
                             }));
        }
        for (const auto& a : whole)
            CHECK_FALSE(a.range.overlaps({14000, 14100}));
    }
}

TEST_CASE("No detector finds activity in silence", "[dsp][detection]")
{
    for (const std::string_view name : detectorNames()) {
        INFO(name);
        CHECK(detect(std::vector<double>(20000, 0.0), rate, 1000, name).empty());
        CHECK(detect(std::vector<double>(20000, std::nan("")), rate, 1000, name).empty());
        CHECK(detect({}, rate, 1000, name).empty());
    }
}
