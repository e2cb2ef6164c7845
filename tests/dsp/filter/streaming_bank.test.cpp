// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/streaming_bank.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "dsp/filter/butterworth.hpp"
#include "dsp/filter/kernel_choice.hpp"
#include "dsp/filter/notch.hpp"
#include "dsp/filter/streaming_filter.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

using Channels = std::vector<std::vector<double>>;

/// Noise with gaps that differ from channel to channel, at the beginning and the end too.
Channels gappedNoise(std::size_t channels, std::size_t count)
{
    std::mt19937 random(23);
    Channels all(channels, std::vector<double>(count));
    for (auto& channel : all)
        for (double& value : channel)
            value = double(random()) / 4294967296.0 - 0.3;
    const auto gap = [&](std::size_t channel, std::size_t from, std::size_t length) {
        for (std::size_t i = from; i < std::min(from + length, count); ++i)
            all[channel % channels][i] = std::numeric_limits<double>::quiet_NaN();
    };
    gap(1, 0, 10);
    gap(2, 5000, 1);
    gap(2, 5003, 400);
    gap(4, count - 6, 6);
    gap(5, 0, count);
    gap(6, 12000, 3);
    gap(7, 20431, 2);
    all[3 % channels][9000] = std::numeric_limits<double>::infinity();
    return all;
}

Sections chain()
{
    Sections sections = butterworthBandPass(4, 20_Hz, 450_Hz, 2048_Hz).value();
    sections.push_back(notch(50_Hz, 3.0, 2048_Hz).value().front());
    return sections;
}

Channels alone(const Channels& in, bool isZeroPhase)
{
    Channels out;
    for (const auto& channel : in) {
        const auto filter =
            isZeroPhase ? zeroPhaseFilter(chain(), 2048_Hz) : causalFilter(chain(), 2048_Hz, 95_Hz);
        filter->process(channel, out.emplace_back());
        filter->finish(out.back());
    }
    return out;
}

Channels collected(std::span<const SampleBuffer> buffers)
{
    Channels out;
    for (const SampleBuffer& buffer : buffers)
        out.emplace_back(buffer.view().begin(), buffer.view().end());
    return out;
}

std::unique_ptr<StreamingBank> bankOf(bool isZeroPhase, std::size_t channels)
{
    return isZeroPhase ? zeroPhaseBank(chain(), 2048_Hz, channels)
                       : causalBank(chain(), 2048_Hz, 95_Hz, channels);
}

Channels together(const Channels& in, bool isZeroPhase, std::size_t block)
{
    const auto bank = bankOf(isZeroPhase, in.size());
    std::vector<SampleBuffer> out(in.size());
    for (std::size_t at = 0; at < in.front().size(); at += block) {
        std::vector<std::span<const double>> pieces;
        for (const auto& channel : in)
            pieces.push_back(std::span(channel).subspan(at, std::min(block, channel.size() - at)));
        bank->process(pieces, out);
    }
    bank->finish(out);
    return collected(out);
}

bool areEqual(const Channels& a, const Channels& b)
{
    const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    const auto sameChannel = [&](const auto& x, const auto& y) {
        return std::equal(x.begin(), x.end(), y.begin(), y.end(), same);
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameChannel);
}

}  // namespace

TEST_CASE("A bank with gaps gives each channel exactly what a filter of its own gives",
          "[dsp][filter]")
{
    const bool isZeroPhase = GENERATE(false, true);
    for (const std::size_t channels : {1, 2, 3, 4, 5, 8, 9}) {
        const Channels in = gappedNoise(channels, 30000);
        const Channels expected = alone(in, isZeroPhase);
        for (const std::size_t block : {7, 64, 1000, 4096, 30000}) {
            INFO(channels << " channels in blocks of " << block);
            CHECK(areEqual(together(in, isZeroPhase, block), expected));
        }
    }
}

TEST_CASE("The portable bank gives what the wide one gives", "[dsp][filter]")
{
    const bool isZeroPhase = GENERATE(false, true);
    const Channels in = gappedNoise(9, 30000);
    const Channels wide = together(in, isZeroPhase, 512);
    const PortableKernels portable;
    CHECK(areEqual(together(in, isZeroPhase, 512), wide));
}

TEST_CASE("Channels of a bank may be fed and end at different times", "[dsp][filter]")
{
    const bool isZeroPhase = GENERATE(false, true);
    Channels in = gappedNoise(6, 20000);
    in[0].resize(11000);
    in[3].resize(5);
    in[4].clear();
    const Channels expected = alone(in, isZeroPhase);
    const auto bank = bankOf(isZeroPhase, in.size());
    std::vector<SampleBuffer> out(in.size());
    std::vector<std::size_t> at(in.size());
    std::mt19937 random(29);
    while (true) {
        std::vector<std::span<const double>> pieces;
        bool isAny = false;
        for (std::size_t c = 0; c < in.size(); ++c) {
            const std::size_t count = std::min<std::size_t>(random() % 700, in[c].size() - at[c]);
            pieces.push_back(std::span(in[c]).subspan(at[c], count));
            at[c] += count;
            isAny = isAny || at[c] < in[c].size();
        }
        bank->process(pieces, out);
        if (!isAny)
            break;
    }
    bank->finish(out);
    CHECK(areEqual(collected(out), expected));
}

TEST_CASE("Of the work of a zero-phase bank at most a quarter of the backward pass is repeated",
          "[dsp][filter]")
{
    // Chunk and look-ahead together are what the output lags behind; a look-ahead alone is where
    // the first chunk of a second signal would begin to come out if nothing were repeated.
    const auto bank = bankOf(true, 1);
    const std::vector<double> in(60000, 0.0);
    std::vector<SampleBuffer> out(1);
    std::size_t taken = 0;
    while (out.front().empty()) {
        bank->process(std::array{std::span(in).subspan(taken, 1)}, out);
        ++taken;
    }
    const std::size_t chunk = out.front().size(), lookAhead = taken - chunk;
    CHECK(double(lookAhead) <= 0.25 * double(chunk));
    CHECK(bank->lookAhead().seconds() * 2048.0 == Approx(double(taken)));
}
