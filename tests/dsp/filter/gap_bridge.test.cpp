// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/gap_bridge.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "dsp/filter/butterworth.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double period = 40.0;  // 50 Hz at 2 kHz

std::vector<double> hum(std::size_t count)
{
    std::vector<double> samples(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double t = double(i) / period;
        samples[i] = 100.0 * std::sin(2.0 * std::numbers::pi * t) +
                     30.0 * std::cos(6.0 * std::numbers::pi * t) + 0.5 * double(i) + 3000.0;
    }
    return samples;
}

void lose(std::vector<double>& samples, std::size_t from, std::size_t count)
{
    std::fill_n(samples.begin() + std::ptrdiff_t(from), count, missing);
}

std::vector<double> bridged(const std::vector<double>& in, std::size_t block)
{
    GapBridge bridge(period);
    SampleBuffer out;
    for (std::size_t at = 0; at < in.size(); at += block)
        bridge.process(std::span(in).subspan(at, std::min(block, in.size() - at)), out);
    bridge.finish(out);
    return {out.view().begin(), out.view().end()};
}

bool areSame(const std::vector<double>& a, const std::vector<double>& b)
{
    return std::ranges::equal(
        a, b, [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

}  // namespace

TEST_CASE("Mains, its harmonics, offset and drift go on through a short gap", "[dsp][filter]")
{
    const std::vector<double> whole = hum(1000);
    for (const std::size_t length : {1U, 2U, 7U, 20U}) {
        std::vector<double> cut = whole;
        lose(cut, 500, length);
        const std::vector<double> result = bridged(cut, 1000);
        REQUIRE(result.size() == whole.size());
        for (std::size_t i = 0; i < whole.size(); ++i) {
            INFO("gap of " << length << ", sample " << i);
            REQUIRE(result[i] == Approx(whole[i]).margin(1e-9));
        }
    }
}

TEST_CASE("A period that is no whole number of samples is followed to a quarter", "[dsp][filter]")
{
    const double length = GENERATE(2000.0 / 60.0, 250.0 / 50.0, 250.0 / 60.0);
    INFO(length << " samples a period");
    std::vector<double> whole(1000);
    for (std::size_t i = 0; i < whole.size(); ++i)
        whole[i] = std::sin(2.0 * std::numbers::pi * double(i) / length);
    std::vector<double> cut = whole;
    lose(cut, 500, std::size_t(length / 2.0));
    GapBridge bridge(length);
    SampleBuffer out;
    bridge.process(cut, out);
    bridge.finish(out);
    REQUIRE(out.size() == whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i)
        REQUIRE(out.view()[i] == Approx(whole[i]).margin(0.25));
}

TEST_CASE("At two samples a period one lost sample is filled, two are not", "[dsp][filter]")
{
    GapBridge bridge(2.0);
    SampleBuffer out;
    const std::vector<double> in{1.0, 1.0, missing, 1.0, missing, missing, 1.0};
    bridge.process(in, out);
    bridge.finish(out);
    CHECK(areSame({out.view().begin(), out.view().end()},
                  {1.0, 1.0, 1.0, 1.0, missing, missing, 1.0}));
}

TEST_CASE("Where less than a period is known, a gap is a straight line", "[dsp][filter]")
{
    CHECK(bridged({1.0, 2.0, missing, missing, missing, 10.0, 11.0}, 7) ==
          std::vector<double>{1.0, 2.0, 4.0, 6.0, 8.0, 10.0, 11.0});
}

TEST_CASE("A gap of over half a period, at the beginning or the end, stays a gap", "[dsp][filter]")
{
    std::vector<double> cut = hum(1000);
    lose(cut, 0, 3);
    lose(cut, 300, 21);
    lose(cut, 600, 200);
    lose(cut, 999, 1);
    CHECK(areSame(bridged(cut, 1000), cut));
}

TEST_CASE("Nothing from before a long gap is repeated behind it", "[dsp][filter]")
{
    std::vector<double> cut = hum(1000);
    lose(cut, 300, 200);
    std::vector<double> other = cut;
    std::fill_n(other.begin(), 300, -7.0);
    lose(cut, 520, 5);
    lose(other, 520, 5);
    const std::vector<double> a = bridged(cut, 1000), b = bridged(other, 1000);
    CHECK(std::isfinite(a[522]));
    CHECK(std::equal(a.begin() + 500, a.end(), b.begin() + 500));
}

TEST_CASE("A bridge does not depend on how the blocks are cut", "[dsp][filter]")
{
    std::mt19937 random(7);
    std::vector<double> cut = hum(3000);
    for (int i = 0; i < 60; ++i)
        lose(cut, random() % 2900, 1 + random() % 25);
    const std::vector<double> whole = bridged(cut, cut.size());
    for (const std::size_t block : {1U, 2U, 19U, 20U, 21U, 512U})
        CHECK(areSame(bridged(cut, block), whole));
}

TEST_CASE("A bridged bank gives without gaps exactly what the bank gives", "[dsp][filter]")
{
    const Sections band = butterworthBandPass(4, 20_Hz, 450_Hz, 2000_Hz).value();
    const std::vector<double> in = hum(5000);
    const auto filtered = [&](std::unique_ptr<StreamingBank> bank, std::size_t block) {
        std::vector<SampleBuffer> out(1);
        for (std::size_t at = 0; at < in.size(); at += block)
            bank->process(std::array{std::span(in).subspan(at, std::min(block, in.size() - at))},
                          out);
        bank->finish(out);
        return std::vector<double>(out[0].view().begin(), out[0].view().end());
    };
    CHECK(filtered(causalBank(band, 2000_Hz, 95_Hz, 1), 5000) ==
          filtered(bridgedBank(causalBank(band, 2000_Hz, 95_Hz, 1), 1, period), 77));
    CHECK(filtered(zeroPhaseBank(band, 2000_Hz, 1), 5000) ==
          filtered(bridgedBank(zeroPhaseBank(band, 2000_Hz, 1), 1, period), 77));
}

TEST_CASE("A lost sample amid hum leaves no trace behind the filter", "[dsp][filter]")
{
    const Sections band = butterworthBandPass(4, 20_Hz, 450_Hz, 2000_Hz).value();
    const std::vector<double> whole = hum(4000);
    std::vector<double> cut = whole;
    lose(cut, 2000, 20);
    const auto filtered = [&](const std::vector<double>& in) {
        const auto bank = bridgedBank(causalBank(band, 2000_Hz, 95_Hz, 1), 1, period);
        std::vector<SampleBuffer> out(1);
        bank->process(std::array{std::span(in)}, out);
        bank->finish(out);
        return std::vector<double>(out[0].view().begin(), out[0].view().end());
    };
    const std::vector<double> a = filtered(whole), b = filtered(cut);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        REQUIRE(b[i] == Approx(a[i]).margin(1e-6));
}
