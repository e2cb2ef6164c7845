// SPDX-License-Identifier: GPL-3.0-or-later
// What keeps sweeps from being judged.
#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

#include "tests/src/analysis/analysed_face.hpp"

using namespace facialis;
using namespace facialis::test;
using Face = StimulatedFace;

TEST_CASE("Stimuli closer than a sweep are not judged where they disturb each other",
          "[analysis][evoked]")
{
    Face face;
    face.annotate(0.5_s, "R supraorbital stim");
    face.stimulate(face.stimuli(200, 1_s, 90_ms), {{Face::oocRight, 10.5_ms, 5_ms, 200.0}});
    const AnalysisResult result = analysed(face);
    REQUIRE(result.stimuli.size() == 1);
    CHECK(result.stimuli[0].times.size() == 200);
    const EvokedResponse* r1 = find(result, Face::oocRight, ResponseName::r1, early);
    REQUIRE(r1 != nullptr);
    // Only the first has a baseline.
    CHECK(r1->sweeps == 1);
    CHECK(r1->state == FindingState::notAssessable);
    REQUIRE(r1->leftOut.size() == 1);
    CHECK(r1->leftOut[0].find("199: too little signal before the stimulus") == 0);
}

TEST_CASE("Of thousands of pulses an even part is judged, and that is said", "[analysis][evoked]")
{
    Face face(220_s);
    face.annotate(0.5_s, "R supraorbital stim");
    face.stimulate(face.stimuli(700, 1_s, 300_ms), {{Face::oocRight, 10.5_ms, 5_ms, 200.0}});
    const AnalysisResult result = analysed(face);
    CHECK(result.stimuli[0].times.size() == 700);
    CHECK(warns(result, "of 700 stimuli of channel TRIG 500 are judged"));
    const EvokedResponse* r1 = find(result, Face::oocRight, ResponseName::r1, early);
    REQUIRE(r1 != nullptr);
    CHECK(r1->sweepsWith <= 500);
    CHECK(r1->sweepsWith >= 490);
    // The last of them lies near the end of the recording: they are spread over all of it.
    CHECK(r1->evidence.back().onset > 205_s);
}

TEST_CASE("Of a pair of shocks the first keeps its early response and loses its late one",
          "[analysis][evoked]")
{
    Face face;
    face.annotate(0.5_s, "R supraorbital stim");
    auto times = face.stimuli(12);
    for (std::size_t k = 0; k < 12; ++k)
        times.push_back(times[k] + 40_ms);
    std::sort(times.begin(), times.end());
    face.stimulate(times, {{Face::oocRight, 10.5_ms, 5_ms, 200.0}});
    const AnalysisResult result = analysed(face);
    const EvokedResponse* r1 = find(result, Face::oocRight, ResponseName::r1, early);
    const EvokedResponse* r2 = find(result, Face::oocRight, ResponseName::r2, late);
    REQUIRE(r1 != nullptr);
    REQUIRE(r2 != nullptr);
    CHECK(r1->sweeps >= 11);
    CHECK(r1->sweeps <= 12);
    CHECK(r2->sweeps == 0);
    CHECK(r2->state == FindingState::notAssessable);
    CHECK_FALSE(r2->persistence().has_value());
}

TEST_CASE("Stimuli at the edges of a recording and in a gap are left out, and said",
          "[analysis][evoked]")
{
    Face face;
    face.annotate(0.0_s, "R supraorbital stim");
    std::vector<Duration> times = face.stimuli(10, 4_s);
    times.insert(times.begin(), 20_ms);
    times.push_back(29.98_s);
    face.stimulate(times, blinkReflex);
    const auto hole = static_cast<std::ptrdiff_t>(times[3].seconds() * 2000.0) + 24;
    for (std::size_t c = 0; c < Face::trigger; ++c)
        std::fill_n(face.samples[c].begin() + hole, 100, std::numeric_limits<double>::quiet_NaN());
    const AnalysisResult result = analysed(face);
    REQUIRE(result.stimuli.size() == 1);
    CHECK(result.stimuli[0].times.size() == 12);
    const EvokedResponse* r1 = find(result, Face::oocRight, ResponseName::r1, early);
    REQUIRE(r1 != nullptr);
    CHECK(r1->sweeps == 9);
    REQUIRE(r1->leftOut.size() == 2);
    CHECK(r1->leftOut[0].find("1: too little signal") == 0);
    CHECK(r1->leftOut[1].find("2: the window was not recorded") == 0);
}

TEST_CASE("Where the artifact saturates the amplifier beyond the window, that is said",
          "[analysis][evoked]")
{
    Face face;
    face.annotate(0.5_s, "R supraorbital stim");
    const auto times = face.stimuli(12);
    face.stimulate(times, blinkReflex);
    for (const Duration time : times)
        for (std::size_t i = 0; i < 24; ++i)
            face.put(Face::oocRight,
                     static_cast<std::size_t>(std::ceil(time.seconds() * 2000.0)) + i, 9000.0);
    const AnalysisResult result = analysed(face);
    const EvokedResponse* r1 = find(result, Face::oocRight, ResponseName::r1, early);
    const EvokedResponse* r2 = find(result, Face::oocRight, ResponseName::r2, late);
    REQUIRE(r1 != nullptr);
    REQUIRE(r2 != nullptr);
    CHECK(r1->state == FindingState::notAssessable);
    REQUIRE(r1->leftOut.size() == 1);
    CHECK(r1->leftOut[0].find("12: the artifact") == 0);
    CHECK(r2->state == FindingState::present);
}
