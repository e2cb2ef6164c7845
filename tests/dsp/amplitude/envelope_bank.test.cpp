// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/amplitude/envelope_bank.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <optional>
#include <random>

#include "dsp/amplitude/moving_rms.hpp"
#include "dsp/amplitude/teager_kaiser.hpp"
#include "dsp/filter/butterworth.hpp"
#include "dsp/filter/cascade.hpp"
#include "dsp/filter/kernel_choice.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

using Signal = std::vector<double>;

struct Three {
    Signal filtered, envelope, energy;
};

constexpr std::size_t window = 102;

Sections bandPass()
{
    return butterworthBandPass(4, 20_Hz, 450_Hz, 2048_Hz).value();
}

std::vector<Signal> burstsInNoise(std::size_t channels, std::size_t count)
{
    std::mt19937 random(31);
    std::vector<Signal> all(channels, Signal(count));
    for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < count; ++i)
            all[c][i] =
                (double(random()) / 4294967296.0 - 0.5) * ((i / 700 + c) % 5 == 0 ? 1e-3 : 1e-9);
    return all;
}

/// With the classes for one channel, started afresh behind every gap.
Three alone(const Signal& in, const Sections& sections = bandPass())
{
    Three out;
    Cascade cascade(sections);
    MovingRms rms(window);
    TeagerKaiser energy;
    bool isRunning = false;
    for (const double sample : in) {
        if (std::isnan(sample)) {
            isRunning = false;
            for (Signal* const signal : {&out.filtered, &out.envelope, &out.energy})
                signal->push_back(sample);
            continue;
        }
        if (!isRunning) {
            cascade.settleAt(sample);
            rms.reset();
            energy.reset();
        }
        isRunning = true;
        Signal one{sample};
        cascade.process(one);
        out.filtered.push_back(one.front());
        out.envelope.push_back(rms(one.front()));
        out.energy.push_back(energy(one.front()));
    }
    return out;
}

std::vector<Three> together(const std::vector<Signal>& in, std::size_t block,
                            const Sections& sections = bandPass())
{
    EnvelopeBank bank(sections, window, in.size());
    std::vector<SampleBuffer> filtered(in.size()), envelope(in.size()), energy(in.size());
    for (std::size_t at = 0; at < in.front().size(); at += block) {
        std::vector<std::span<const double>> pieces;
        for (const Signal& channel : in)
            pieces.push_back(std::span(channel).subspan(at, std::min(block, channel.size() - at)));
        bank.process(pieces, {filtered, envelope, energy});
    }
    const auto copy = [](const SampleBuffer& buffer) {
        return Signal(buffer.view().begin(), buffer.view().end());
    };
    std::vector<Three> out;
    for (std::size_t c = 0; c < in.size(); ++c)
        out.push_back({copy(filtered[c]), copy(envelope[c]), copy(energy[c])});
    return out;
}

bool areEqual(const Signal& a, const Signal& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
        return x == y || (std::isnan(x) && std::isnan(y));
    });
}

}  // namespace

TEST_CASE("The fused chain gives exactly filter, moving RMS and Teager-Kaiser one after another",
          "[dsp][amplitude]")
{
    const int narrowing = GENERATE(0, 1, 2);
    std::optional<WithoutWidestKernels> withoutWidest;
    std::optional<PortableKernels> portable;
    if (narrowing == 1)
        withoutWidest.emplace();
    if (narrowing == 2)
        portable.emplace();
    for (const std::size_t channels : {1, 3, 4, 5, 8, 9, 17}) {
        const auto in = burstsInNoise(channels, 8000);
        for (const std::size_t block : {1, 7, 64, 1003, 2048, 4096}) {
            const auto out = together(in, block);
            for (std::size_t c = 0; c < channels; ++c) {
                INFO(channels << " channels, blocks of " << block << ", channel " << c);
                const Three expected = alone(in[c]);
                CHECK(areEqual(out[c].filtered, expected.filtered));
                CHECK(areEqual(out[c].envelope, expected.envelope));
                CHECK(areEqual(out[c].energy, expected.energy));
            }
        }
    }
}

TEST_CASE("A gap in one channel starts that channel of the fused chain afresh", "[dsp][amplitude]")
{
    auto in = burstsInNoise(GENERATE(5, 16), 9000);
    constexpr double gap = std::numeric_limits<double>::quiet_NaN();
    std::fill_n(in[1].begin() + 3000, 50, gap);
    std::fill_n(in[3].begin(), 4, gap);
    in[4].back() = gap;
    if (in.size() > 9)
        in[9][6000] = gap;
    for (const std::size_t block : {64, 1000, 3000}) {
        const auto out = together(in, block);
        for (std::size_t c = 0; c < in.size(); ++c) {
            INFO("channel " << c);
            const Three expected = alone(in[c]);
            CHECK(areEqual(out[c].filtered, expected.filtered));
            CHECK(areEqual(out[c].envelope, expected.envelope));
            CHECK(areEqual(out[c].energy, expected.energy));
        }
    }
}

TEST_CASE("The fused chain is exact for one to six sections, of whatever numerators",
          "[dsp][amplitude]")
{
    Sections sections = bandPass();
    sections.push_back(sections[1]);
    sections.push_back(sections[2]);
    if (GENERATE(false, true))
        sections.front().b2 *= 0.9;
    const auto in = burstsInNoise(8, 3000);
    for (std::size_t count = 1; count <= 6; ++count) {
        const Sections some(sections.begin(), sections.begin() + std::ptrdiff_t(count));
        const auto out = together(in, 1500, some);
        for (std::size_t c = 0; c < in.size(); ++c) {
            INFO(count << " sections, channel " << c);
            const Three expected = alone(in[c], some);
            CHECK(areEqual(out[c].filtered, expected.filtered));
            CHECK(areEqual(out[c].envelope, expected.envelope));
            CHECK(areEqual(out[c].energy, expected.energy));
        }
    }
}

TEST_CASE("A loud burst leaves nothing of itself in the envelope of the noise behind it",
          "[dsp][amplitude]")
{
    std::vector<Signal> in(4, Signal(6000, 0.0));
    std::mt19937 random(37);
    for (Signal& signal : in)
        for (std::size_t i = 0; i < signal.size(); ++i)
            signal[i] = (double(random()) / 4294967296.0 - 0.5) * (i < 2000 ? 1e6 : 1.0);
    for (const Three& out : together(in, 512)) {
        // The filter has rung out and two windows have gone by: the plain sum is the referee.
        for (std::size_t i = 5500; i < 6000; ++i) {
            double sum = 0.0;
            for (std::size_t k = 0; k < window; ++k)
                sum += out.filtered[i - k] * out.filtered[i - k];
            REQUIRE(out.envelope[i] == Approx(std::sqrt(sum / double(window))).epsilon(1e-9));
        }
    }
}
