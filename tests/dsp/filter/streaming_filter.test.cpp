// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/streaming_filter.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <random>

#include "dsp/filter/cascade.hpp"
#include "tests/dsp/filter/designs.hpp"
#include "tests/dsp/reference.hpp"

using namespace facialis;
using namespace facialis::dsp;
using std::numbers::pi;

namespace {

std::vector<double> run(StreamingFilter& filter, const std::vector<double>& in, std::size_t block)
{
    std::vector<double> out;
    for (std::size_t i = 0; i < in.size(); i += block)
        filter.process(std::span(in).subspan(i, std::min(block, in.size() - i)), out);
    filter.finish(out);
    return out;
}

std::vector<double> noise(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<double> x(count);
    for (double& value : x)
        value = double(random()) / 4294967296.0 - 0.5;
    return x;
}

double largest(std::span<const double> values)
{
    double most = 0.0;
    for (const double value : values)
        most = std::max(most, std::abs(value));
    return most;
}

/// Forward and backward over the whole signal at once.
std::vector<double> wholeZeroPhase(const Sections& sections, std::vector<double> x,
                                   std::size_t padding)
{
    const std::size_t n = x.size();
    std::vector<double> extended;
    for (std::size_t i = padding; i > 0; --i)
        extended.push_back(2.0 * x[0] - x[i]);
    extended.insert(extended.end(), x.begin(), x.end());
    for (std::size_t i = 1; i <= padding; ++i)
        extended.push_back(2.0 * x[n - 1] - x[n - 1 - i]);
    Cascade cascade(sections);
    cascade.settleAt(extended.front());
    cascade.process(extended);
    cascade.settleAt(extended.back());
    cascade.processBackwards(extended);
    return {extended.begin() + std::ptrdiff_t(padding), extended.end() - std::ptrdiff_t(padding)};
}

}  // namespace

TEST_CASE("The causal filter is SciPy's sosfilt, started in the steady state", "[dsp][filter]")
{
    const auto expected = test::reference("filters.csv");
    const auto in = test::designInput();
    for (const test::Design& design : test::designs()) {
        INFO(design.name);
        const auto filter = causalFilter(design.sections, design.rate, 100_Hz);
        const auto out = run(*filter, in, 64);
        REQUIRE(out.size() == in.size());
        const auto& row = expected.at(design.name + " causal");
        for (std::size_t i = 0; i < row.size(); ++i)
            CHECK(out[7 * i] == Approx(row[i]).epsilon(0).margin(1e-9 * largest(row)));
    }
}

TEST_CASE("The zero-phase filter is SciPy's sosfiltfilt, at both ends too", "[dsp][filter]")
{
    const auto expected = test::reference("filters.csv");
    const auto in = test::designInput();
    for (const test::Design& design : test::designs()) {
        INFO(design.name);
        const auto filter = zeroPhaseFilter(design.sections, design.rate);
        const auto out = run(*filter, in, 64);
        REQUIRE(out.size() == in.size());
        const auto& row = expected.at(design.name + " zero_phase");
        for (std::size_t i = 0; i < row.size(); ++i)
            CHECK(out[7 * i] == Approx(row[i]).epsilon(0).margin(1e-9 * largest(row)));
    }
}

TEST_CASE("Zero-phase filtering in chunks equals that of the whole signal", "[dsp][filter]")
{
    for (const test::Design& design : test::designs()) {
        INFO(design.name);
        auto in = noise(150000, 3);
        for (double& value : in)
            value += 20.0;
        const auto filter = zeroPhaseFilter(design.sections, design.rate);
        const auto out = run(*filter, in, 1000);
        const bool isOdd = design.sections.front().b2 == 0.0 || design.sections.back().b2 == 0.0;
        const auto whole =
            wholeZeroPhase(design.sections, in, 3 * (2 * design.sections.size() + (isOdd ? 0 : 1)));
        REQUIRE(out.size() == whole.size());
        double worst = 0.0;
        for (std::size_t i = 0; i < out.size(); ++i)
            worst = std::max(worst, std::abs(out[i] - whole[i]));
        CHECK(worst < 1e-9 * largest(whole));
    }
}

TEST_CASE("A filter's output does not depend on how the signal was cut", "[dsp][filter]")
{
    auto in = noise(60000, 5);
    for (std::size_t i = 20000; i < 20050; ++i)
        in[i] = std::nan("");
    in[41000] = std::nan("");
    const auto sections = butterworthBandPass(4, 20_Hz, 450_Hz, 2048_Hz).value();
    const auto make = GENERATE(0, 1);
    const auto filtered = [&](std::size_t block) {
        const auto filter = make == 0 ? causalFilter(sections, 2048_Hz, 100_Hz)
                                      : zeroPhaseFilter(sections, 2048_Hz);
        return run(*filter, in, block);
    };
    const auto whole = filtered(in.size());
    const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    for (const std::size_t block : {1, 7, 64, 4096}) {
        const auto cut = filtered(block);
        CHECK(std::equal(whole.begin(), whole.end(), cut.begin(), cut.end(), same));
    }
}

TEST_CASE("A gap comes out as a gap and the signal behind it starts afresh", "[dsp][filter]")
{
    auto in = noise(9000, 7);
    for (std::size_t i = 4000; i < 4100; ++i)
        in[i] = std::nan("");
    const auto sections = butterworthBandPass(4, 20_Hz, 450_Hz, 2048_Hz).value();
    const auto filter = zeroPhaseFilter(sections, 2048_Hz);
    const auto out = run(*filter, in, 512);
    REQUIRE(out.size() == in.size());
    for (std::size_t i = 0; i < in.size(); ++i)
        REQUIRE(std::isnan(in[i]) == std::isnan(out[i]));
    const std::vector<double> second(in.begin() + 4100, in.end());
    const auto again = zeroPhaseFilter(sections, 2048_Hz);
    const auto alone = run(*again, second, 512);
    // Chunks are counted from the first sample of all, so the two differ by what the look-ahead
    // leaves.
    const auto isClose = [&](double a, double b) { return std::abs(a - b) < 1e-9; };
    CHECK(std::equal(alone.begin(), alone.end(), out.begin() + 4100, isClose));
}

TEST_CASE("Signals shorter than the padding come out whole and finite", "[dsp][filter]")
{
    const auto sections = butterworthBandPass(4, 20_Hz, 450_Hz, 2048_Hz).value();
    for (std::size_t length = 0; length < 40; ++length) {
        const auto filter = zeroPhaseFilter(sections, 2048_Hz);
        const auto out = run(*filter, noise(length, 9), 4);
        CHECK(out.size() == length);
        CHECK(std::all_of(out.begin(), out.end(), [](double v) { return std::isfinite(v); }));
    }
}

TEST_CASE("An electrode offset of 300 mV makes no step at the start", "[dsp][filter]")
{
    const auto sections = butterworthBandPass(4, 20_Hz, 450_Hz, 2048_Hz).value();
    const std::vector<double> offset(5000, 0.3);
    const auto causal = causalFilter(sections, 2048_Hz, 100_Hz);
    CHECK(largest(run(*causal, offset, 100)) < 1e-12);
    const auto both = zeroPhaseFilter(sections, 2048_Hz);
    CHECK(largest(run(*both, offset, 100)) < 1e-12);
}

TEST_CASE("Zero-phase filtering leaves a sine of the pass band where it is", "[dsp][filter]")
{
    std::vector<double> sine(8192);
    for (std::size_t i = 0; i < sine.size(); ++i)
        sine[i] = std::sin(2.0 * pi * 100.0 * double(i) / 2048.0);
    const auto filter =
        zeroPhaseFilter(butterworthBandPass(4, 20_Hz, 450_Hz, 2048_Hz).value(), 2048_Hz);
    CHECK(filter->delay().seconds() == 0.0);
    CHECK(filter->lookAhead() < 5_s);
    const auto out = run(*filter, sine, 256);
    for (std::size_t i = 2000; i < 6000; ++i)
        CHECK(out[i] == Approx(sine[i]).margin(1e-4));
}

TEST_CASE("The stated delay of the causal filter is where a wave packet's middle comes out",
          "[dsp][filter]")
{
    std::vector<double> packet(8192);
    for (std::size_t i = 0; i < packet.size(); ++i) {
        const double t = (double(i) - 4000.0) / 2048.0;
        packet[i] = std::exp(-0.5 * std::pow(t / 0.05, 2)) * std::sin(2.0 * pi * 95.0 * t);
    }
    const auto filter =
        causalFilter(butterworthBandPass(4, 20_Hz, 450_Hz, 2048_Hz).value(), 2048_Hz, 95_Hz);
    const auto out = run(*filter, packet, 256);
    double moment = 0.0, power = 0.0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        moment += double(i) * out[i] * out[i];
        power += out[i] * out[i];
    }
    CHECK(moment / power - 4000.0 == Approx(filter->delay().seconds() * 2048.0).margin(0.5));
}

TEST_CASE("Silence after noise leaves no subnormal numbers behind", "[dsp][filter]")
{
    auto in = noise(400000, 11);
    std::fill(in.begin() + 2000, in.end(), 0.0);
    const auto filter =
        causalFilter(butterworthBandPass(4, 20_Hz, 450_Hz, 2048_Hz).value(), 2048_Hz, 100_Hz);
    const auto out = run(*filter, in, 4096);
    CHECK(std::none_of(out.begin(), out.end(),
                       [](double v) { return std::fpclassify(v) == FP_SUBNORMAL; }));
    CHECK(out.back() == 0.0);
}
