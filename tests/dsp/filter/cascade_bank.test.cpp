// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/cascade_bank.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <random>

#include "dsp/filter/cascade.hpp"
#include "dsp/filter/kernel_choice.hpp"
#include "dsp/filter/notch.hpp"
#include "tests/dsp/filter/designs.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

using Channels = std::vector<std::vector<double>>;

Channels noise(std::size_t channels, std::size_t count)
{
    std::mt19937 random(17);
    Channels all(channels, std::vector<double>(count));
    for (auto& channel : all)
        for (double& value : channel)
            value = double(random()) / 4294967296.0 - 0.3;
    return all;
}

/// Different sections, so that an exchanged one is seen.
Sections sectionsOf(std::size_t count)
{
    Sections all = butterworthBandPass(4, 20_Hz, 450_Hz, 2048_Hz).value();
    for (int harmonic = 1; all.size() < 8; ++harmonic)
        all.push_back(notch(50_Hz * harmonic, 30.0, 2048_Hz).value().front());
    all.resize(count);
    return all;
}

Channels alone(const Sections& sections, const Channels& in, bool isBackward)
{
    Channels out = in;
    for (auto& channel : out) {
        Cascade cascade(sections);
        cascade.settleAt(isBackward ? channel.back() : channel.front());
        if (isBackward)
            cascade.processBackwards(channel);
        else
            cascade.process(channel);
    }
    return out;
}

Channels together(const Sections& sections, const Channels& in, bool isBackward, std::size_t block)
{
    Channels out(in.size(), std::vector<double>(in.front().size()));
    CascadeBank bank(sections, in.size());
    for (std::size_t c = 0; c < in.size(); ++c)
        bank.settleAt(c, isBackward ? in[c].back() : in[c].front());
    const std::size_t length = in.front().size();
    for (std::size_t done = 0; done < length; done += block) {
        const std::size_t count = std::min(block, length - done);
        const std::size_t at = isBackward ? length - done - count : done;
        std::vector<BankRun> runs;
        for (std::size_t c = 0; c < in.size(); ++c)
            runs.push_back({c, in[c].data() + at, out[c].data() + at, count});
        if (isBackward)
            bank.processBackwards(runs);
        else
            bank.process(runs);
    }
    return out;
}

}  // namespace

TEST_CASE("A bank gives each channel exactly what its own cascade gives", "[dsp][filter]")
{
    const bool isPortable = GENERATE(false, true);
    const bool isBackward = GENERATE(false, true);
    std::optional<PortableKernels> portable;
    if (isPortable)
        portable.emplace();
    for (std::size_t sections = 1; sections <= 8; ++sections)
        for (std::size_t channels = 1; channels <= 9; ++channels) {
            const Channels in = noise(channels, 1401);
            const Channels expected = alone(sectionsOf(sections), in, isBackward);
            for (const std::size_t block : {1, 2, 3, 7, 64, 1000, 4096}) {
                INFO(channels << " channels, " << sections << " sections, blocks of " << block);
                REQUIRE(together(sectionsOf(sections), in, isBackward, block) == expected);
            }
        }
}

TEST_CASE("Runs of different lengths leave each other's channels alone", "[dsp][filter]")
{
    const bool isBackward = GENERATE(false, true);
    const std::vector<std::size_t> lengths{500, 3, 0, 77, 501, 500, 500};
    const Sections sections = sectionsOf(5);
    Channels in = noise(lengths.size(), 501);
    Channels out = in;
    CascadeBank bank(sections, lengths.size());
    std::vector<BankRun> runs;
    for (std::size_t c = 0; c < lengths.size(); ++c)
        runs.push_back({c, in[c].data(), out[c].data(), lengths[c]});
    if (isBackward)
        bank.processBackwards(runs);
    else
        bank.process(runs);
    for (std::size_t c = 0; c < lengths.size(); ++c) {
        Cascade cascade(sections);
        auto expected = in[c];
        const auto part = std::span(expected).first(lengths[c]);
        if (isBackward)
            cascade.processBackwards(part);
        else
            cascade.process(part);
        CHECK(out[c] == expected);
    }
}

TEST_CASE("A bank without sections hands its input on", "[dsp][filter]")
{
    const Channels in = noise(5, 30);
    CHECK(together({}, in, false, 7) == in);
    CHECK(together({}, in, true, 7) == in);
}

TEST_CASE("The wide kernels are switched off and on again", "[dsp][filter]")
{
    const bool before = hasWideKernels();
    {
        const PortableKernels portable;
        CHECK_FALSE(hasWideKernels());
    }
    CHECK(hasWideKernels() == before);
}
