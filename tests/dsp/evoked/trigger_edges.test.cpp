// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/evoked/trigger_edges.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

#include "dsp/synchrony/seeded_random.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

using Edges = std::vector<std::int64_t>;

constexpr Frequency rate = 2000_Hz;
const Edges onsets{1000, 3001, 5017, 9000, 9050};

/// 5 V pulses of 20 samples at `onsets`.
std::vector<double> pulses(double rest = 0.0, double height = 5.0)
{
    std::vector<double> signal(12000, rest);
    for (const std::int64_t onset : onsets)
        std::fill_n(signal.begin() + onset, 20, rest + height);
    return signal;
}

void addNoise(std::vector<double>& signal, double width)
{
    SeededRandom random(7);
    for (double& value : signal)
        value += width * (random.uniform() - 0.5);
}

Edges edgesIn(const std::vector<double>& signal, std::size_t block = 4096)
{
    TriggerSurvey survey(rate);
    for (std::size_t at = 0; at < signal.size(); at += block)
        survey.add(std::span(signal).subspan(at, std::min(block, signal.size() - at)));
    const auto levels = survey.levels();
    if (!levels)
        return {};
    TriggerEdges finder(*levels, rate);
    Edges edges;
    for (std::size_t at = 0; at < signal.size(); at += block)
        finder.process(std::span(signal).subspan(at, std::min(block, signal.size() - at)), edges);
    return edges;
}

}  // namespace

TEST_CASE("Pulses of a trigger channel are found at their first sample", "[dsp][evoked]")
{
    CHECK(edgesIn(pulses()) == onsets);
}

TEST_CASE("A trigger channel that rests high and pulses down is read as well", "[dsp][evoked]")
{
    CHECK(edgesIn(pulses(5.0, -5.0)) == onsets);
    CHECK(edgesIn(pulses(-120.0, -0.003)) == onsets);
}

TEST_CASE("Contacts that bounce at either end of a pulse count once", "[dsp][evoked]")
{
    std::vector<double> signal = pulses();
    for (const std::int64_t onset : onsets)
        for (const int bounce : {1, 2, 4, 7, 21, 24, 27})
            signal[static_cast<std::size_t>(onset + bounce)] = bounce < 20 ? 0.0 : 5.0;
    CHECK(edgesIn(signal) == onsets);
}

TEST_CASE("Noise on an analog trigger neither adds nor moves an edge", "[dsp][evoked]")
{
    std::vector<double> signal = pulses();
    addNoise(signal, 0.8);
    CHECK(edgesIn(signal) == onsets);
}

TEST_CASE("One spike far above the pulses does not hide them", "[dsp][evoked]")
{
    std::vector<double> signal = pulses();
    signal[7000] = 80.0;
    Edges expected = onsets;
    expected.insert(expected.begin() + 3, 7000);
    CHECK(edgesIn(signal) == expected);
}

TEST_CASE("A channel of noise, a flat one and an empty one hold no pulses", "[dsp][evoked]")
{
    std::vector<double> signal(12000, 0.0);
    CHECK(edgesIn(signal).empty());
    addNoise(signal, 1.0);
    CHECK(edgesIn(signal).empty());
    CHECK(edgesIn({}).empty());
}

TEST_CASE("A recording that begins inside a pulse has no edge there, nor does a gap's end",
          "[dsp][evoked]")
{
    std::vector<double> signal = pulses();
    std::fill_n(signal.begin(), 30, 5.0);
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    std::fill_n(signal.begin() + 2990, 15, nothing);  // hides the edge at 3001
    Edges expected = onsets;
    expected.erase(expected.begin() + 1);
    CHECK(edgesIn(signal) == expected);
}

TEST_CASE("Edges do not depend on the size of the blocks", "[dsp][evoked]")
{
    std::vector<double> signal = pulses();
    addNoise(signal, 0.8);
    const Edges whole = edgesIn(signal);
    CHECK(edgesIn(signal, 1) == whole);
    CHECK(edgesIn(signal, 7) == whole);
    CHECK(edgesIn(signal, 64) == whole);
}
