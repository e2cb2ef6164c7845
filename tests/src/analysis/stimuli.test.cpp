// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/stimuli.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/src/analysis/analysed_face.hpp"

using namespace facialis;
using namespace facialis::test;
using Face = StimulatedFace;

TEST_CASE("A trigger channel is not analysed as EMG, nor are evoked bursts as spasms",
          "[analysis][evoked]")
{
    Face face;
    face.annotate(0.5_s, "R supraorbital stim");
    face.stimulate(face.stimuli(13), blinkReflex);
    const AnalysisResult result = analysed(face);
    CHECK(warns(result, "it carries triggers"));
    CHECK(warns(result, "they are evoked"));
    for (const ChannelQuality& quality : result.quality)
        CHECK(quality.channel != Face::trigger);
    for (const Burst& burst : result.bursts)
        CHECK(burst.kind == BurstKind::artifact);
}

TEST_CASE("Annotations alone give the stimuli, and each keeps its site and side",
          "[analysis][evoked]")
{
    Face face;
    face.info.channels.pop_back();
    const auto right = face.stimuli(6), left = face.stimuli(6, 16.2_s);
    face.stimulate(right, {{Face::oocRight, 10.5_ms, 5_ms, 200.0}});
    face.stimulate(left, {{Face::oocLeft, 11.5_ms, 5_ms, 200.0}});
    face.samples.pop_back();
    for (const Duration time : right)
        face.annotate(time, "supraorbital stim R");
    for (const Duration time : left)
        face.annotate(time, "supraorbital stim L");
    face.info.annotations.push_back({14_s, 10_s, "mental nerve stim R", std::nullopt});
    const AnalysisResult result = analysed(face);
    REQUIRE(result.stimuli.size() == 2);
    CHECK(result.stimuli[0].source == "annotations");
    const EvokedResponse* ofRight = find(result, Face::oocRight, ResponseName::r1, early);
    REQUIRE(ofRight != nullptr);
    CHECK(ofRight->series == 0);
    CHECK(ofRight->sweepsWith == 6);
    const auto ofLeft = std::find_if(result.evoked.begin(), result.evoked.end(), [](const auto& r) {
        return r.series == 1 && r.channel == Face::oocLeft && r.name == ResponseName::r1;
    });
    REQUIRE(ofLeft != result.evoked.end());
    CHECK(ofLeft->latency->milliseconds() == Approx(11.5).margin(0.7));
}

TEST_CASE("Triggers take site and side from the annotation nearest to them, else the last",
          "[analysis][evoked]")
{
    Face face;
    face.annotate(0.5_s, "R supraorbital stim");
    const auto times = face.stimuli(6);
    // Written a moment after the stimulus it belongs to.
    face.annotate(times[3] + 80_ms, "L supraorbital stim");
    face.stimulate(times, {});
    const AnalysisResult result = analysed(face);
    REQUIRE(result.stimuli.size() == 2);
    CHECK(result.stimuli[0].side == Side::right);
    CHECK(result.stimuli[0].times.size() == 3);
    CHECK(result.stimuli[1].side == Side::left);
    CHECK(result.stimuli[1].times.size() == 3);
}

TEST_CASE("A trigger that bounces counts once", "[analysis][evoked]")
{
    Face face;
    face.annotate(0.5_s, "R supraorbital stim");
    const auto times = face.stimuli(12);
    face.stimulate(times, blinkReflex);
    for (const Duration time : times)
        for (const int bounce : {1, 3, 4, 8, 21, 23, 28}) {
            const auto at = static_cast<std::size_t>(std::ceil(time.seconds() * 2000.0)) +
                            static_cast<std::size_t>(bounce);
            face.samples[Face::trigger][at] = bounce < 20 ? 0.0 : 3000.0;
        }
    const AnalysisResult result = analysed(face);
    REQUIRE(result.stimuli.size() == 1);
    CHECK(result.stimuli[0].times.size() == 12);
}

TEST_CASE("A trigger channel without a trigger is said, and annotations step in",
          "[analysis][evoked]")
{
    Face face;
    const AnalysisResult none = analysed(face);
    CHECK(warns(none, "holds no trigger"));
    CHECK(none.stimuli.empty());
    CHECK(none.evoked.empty());
    face.annotate(5_s, "stim R");
    CHECK(analysed(face).stimuli.size() == 1);
}
