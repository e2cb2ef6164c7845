// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/evoked.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "acquisition/simulation/simulate.hpp"
#include "src/report/compose_report.hpp"
#include "src/report/json_report.hpp"
#include "src/report/text_report.hpp"
#include "tests/src/analysis/analysed_face.hpp"

using namespace facialis;
using namespace facialis::engine;
using namespace facialis::test;
using Face = StimulatedFace;

TEST_CASE("The blink reflex is found on both sides and named by the site of the stimulus",
          "[analysis][evoked]")
{
    Face face;
    face.annotate(0.5_s, "R supraorbital stim");
    face.stimulate(face.stimuli(12), blinkReflex);
    const AnalysisResult result = analysed(face);

    REQUIRE(result.stimuli.size() == 1);
    CHECK(result.stimuli[0].source == "channel TRIG");
    CHECK(result.stimuli[0].site == "supraorbital");
    CHECK(result.stimuli[0].side == Side::right);
    CHECK(result.stimuli[0].times.size() == 12);

    const EvokedResponse* r1 = find(result, Face::oocRight, ResponseName::r1, early);
    REQUIRE(r1 != nullptr);
    CHECK(r1->state == FindingState::present);
    CHECK(r1->sweeps >= 11);
    CHECK(r1->sweepsWith == r1->sweeps);
    // The sample grid and the noise at the foot of the volley.
    CHECK(r1->latency->milliseconds() == Approx(10.5).margin(0.7));
    CHECK(r1->amplitude->microvolts() == Approx(400.0).epsilon(0.1));
    CHECK(r1->isIpsilateral == true);

    const EvokedResponse* r2 = find(result, Face::oocRight, ResponseName::r2, late);
    const EvokedResponse* r2c = find(result, Face::oocLeft, ResponseName::r2, late);
    REQUIRE(r2 != nullptr);
    REQUIRE(r2c != nullptr);
    CHECK(r2->latency->milliseconds() == Approx(32.0).margin(1.0));
    CHECK(r2c->latency->milliseconds() == Approx(33.0).margin(1.0));
    CHECK(r2c->isIpsilateral == false);
    // Mean of a rectified normal variable: 0.8 sigma, over 35 ms.
    CHECK(*r2->areaMicrovoltMilliseconds == Approx(80.0 * 0.798 * 35.0).epsilon(0.15));

    // There is no R1 on the other side, and nothing spreads to the mouth.
    CHECK(find(result, Face::oocLeft, ResponseName::r1, early) == nullptr);
    const EvokedResponse* spread = find(result, Face::oorRight, ResponseName::r2, late);
    REQUIRE(spread != nullptr);
    CHECK(spread->isSpread);
    CHECK(spread->state == FindingState::absent);
}

TEST_CASE("A lateral spread is found early and late, with its persistence", "[analysis][evoked]")
{
    Face face;
    face.annotate(0.5_s, "zygomatic branch stim R");
    face.stimulate(face.stimuli(13), {{Face::mentRight, 10_ms, 6_ms, 90.0},
                                      {Face::mentRight, 35_ms, 20_ms, 40.0, 0.6}});
    const AnalysisResult result = analysed(face);
    const EvokedResponse* first = find(result, Face::mentRight, ResponseName::lateralSpread, early);
    const EvokedResponse* second = find(result, Face::mentRight, ResponseName::lateralSpread, late);
    REQUIRE(first != nullptr);
    REQUIRE(second != nullptr);
    CHECK(first->state == FindingState::present);
    CHECK(first->latency->milliseconds() == Approx(10.0).margin(0.7));
    CHECK(*first->persistence() > 0.9);
    CHECK(second->state == FindingState::present);
    CHECK(*second->persistence() < 0.95);
    CHECK(second->latency->milliseconds() == Approx(35.0).margin(1.5));
    const EvokedResponse* other = find(result, Face::oorRight, ResponseName::lateralSpread, early);
    REQUIRE(other != nullptr);
    CHECK(other->state == FindingState::absent);
    CHECK_FALSE(other->latency.has_value());
}

TEST_CASE("A response is described but not named where the site is not stated",
          "[analysis][evoked]")
{
    Face face;
    face.stimulate(face.stimuli(12), blinkReflex);
    const AnalysisResult result = analysed(face);
    REQUIRE(result.stimuli.size() == 1);
    CHECK(result.stimuli[0].site.empty());
    const EvokedResponse* response = find(result, Face::oocRight, ResponseName::unnamed, early);
    REQUIRE(response != nullptr);
    CHECK(response->latency->milliseconds() == Approx(10.5).margin(0.7));
    CHECK_FALSE(response->isIpsilateral.has_value());
    CHECK(find(result, Face::oocRight, ResponseName::r1, early) == nullptr);
    CHECK(find(result, Face::oocRight, ResponseName::unnamed, late) != nullptr);
    CHECK(find(result, Face::mentRight, ResponseName::unnamed, early) == nullptr);
}

TEST_CASE("What the tissue conducts from the eye to the mouth is no spread", "[analysis][evoked]")
{
    Face face;
    face.annotate(0.5_s, "R supraorbital stim");
    face.stimulate(face.stimuli(12),
                   {{Face::oocRight, 10.5_ms, 5_ms, 400.0, 1.0, 0.15, Face::oorRight},
                    {Face::oocRight, 32_ms, 35_ms, 200.0, 1.0, 0.15, Face::oorRight}});
    const AnalysisResult result = analysed(face);
    for (const auto component : {early, late}) {
        const EvokedResponse* copy = find(result, Face::oorRight, ResponseName::unnamed, component);
        REQUIRE(copy != nullptr);
        CHECK(copy->isConducted);
        CHECK_FALSE(copy->isSpread);
    }

    Face own;
    own.annotate(0.5_s, "R supraorbital stim");
    own.stimulate(own.stimuli(12),
                  {{Face::oocRight, 32_ms, 35_ms, 200.0}, {Face::oorRight, 36_ms, 25_ms, 40.0}});
    const AnalysisResult spread = analysed(own);
    const EvokedResponse* r2 = find(spread, Face::oorRight, ResponseName::r2, late);
    REQUIRE(r2 != nullptr);
    CHECK(r2->isSpread);
    CHECK(r2->state == FindingState::present);
}

TEST_CASE("A lead without a unit has latencies and no amplitudes", "[analysis][evoked]")
{
    Face face;
    face.annotate(0.5_s, "R supraorbital stim");
    face.stimulate(face.stimuli(12), blinkReflex);
    face.info.channels[Face::oocRight].dimension = Dimension::counts;
    const AnalysisResult result = analysed(face);
    const EvokedResponse* r1 = find(result, Face::oocRight, ResponseName::r1, early);
    REQUIRE(r1 != nullptr);
    CHECK(r1->latency.has_value());
    CHECK_FALSE(r1->amplitude.has_value());
    CHECK_FALSE(r1->areaMicrovoltMilliseconds.has_value());
}

TEST_CASE("Responses are in the JSON, the text and the report, with null for the unknown",
          "[analysis][evoked]")
{
    Face face;
    face.annotate(0.5_s, "R supraorbital stim");
    face.stimulate(face.stimuli(12), blinkReflex);
    const AnalysisResult result = analysed(face);
    const auto json = analysisJson(result);
    REQUIRE(json["stimuli"].size() == 1);
    CHECK(json["stimuli"][0]["times_s"].size() == 12);
    const auto r1 = std::find_if(json["evoked"].begin(), json["evoked"].end(), [](const auto& r) {
        return r["response"] == "r1" && r["channel"] == "EMG OOc R";
    });
    REQUIRE(r1 != json["evoked"].end());
    CHECK((*r1)["site"] == "supraorbital");
    CHECK((*r1)["side"] == "right");
    CHECK((*r1)["state"] == "present");
    CHECK((*r1)["relation"] == "ipsilateral");
    CHECK((*r1)["persistence"] == 1.0);
    CHECK((*r1)["latency_iqr_ms"].size() == 2);
    CHECK((*r1)["evidence"].size() == (*r1)["sweeps_with"]);
    const auto absent = std::find_if(
        json["evoked"].begin(), json["evoked"].end(),
        [](const auto& r) { return r["channel"] == "EMG OOr R" && r["response"] == "r2"; });
    REQUIRE(absent != json["evoked"].end());
    CHECK((*absent)["latency_ms"].is_null());

    CHECK(analysisText(result, knowledge()).find("stimulation of the supraorbital nerve, right") !=
          std::string::npos);
    const auto document = composeReport(face.recording(), result, knowledge());
    REQUIRE(document.has_value());
    const auto drawing = std::find_if(
        document->blocks.begin(), document->blocks.end(),
        [](const ReportBlock& block) { return std::holds_alternative<Drawing>(block); });
    REQUIRE(drawing != document->blocks.end());
    CHECK(std::get<Drawing>(*drawing).lines.size() > 30);
    CHECK(toHtml(*document).find("<polyline") != std::string::npos);
}

TEST_CASE("In people whom nobody stimulates hardly anything is evoked", "[analysis][evoked][slow]")
{
    // 8 people x 14 leads x early and late; marks at arbitrary times, spasms and blinks going on.
    int present = 0, judged = 0;
    for (const char* scenario : {"normal", "hfs"})
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            acquisition::SimulationOptions options;
            options.scenario = scenario;
            options.seed = seed;
            options.duration = 60_s;
            options.tasks = acquisition::TaskMode::off;
            const auto patient = acquisition::simulate(options).value();
            RecordingInfo info = patient.recording->info();
            for (int k = 0; k < 25; ++k)
                info.annotations.push_back({Duration(1.0 + 2.317 * k + 0.013 * (k * k % 7)),
                                            std::nullopt, "stim", std::nullopt});
            std::vector<std::vector<double>> stored;
            for (const Channel& channel : info.channels) {
                std::vector<std::int32_t> numbers(static_cast<std::size_t>(channel.length));
                REQUIRE(patient.recording->readStored(stored.size(), {0, channel.length}, numbers));
                stored.emplace_back(numbers.begin(), numbers.end());
            }
            const MemoryRecording recording(info, std::move(stored));
            const auto result = analyze({.recording = recording, .knowledge = knowledge()}).value();
            REQUIRE(result.stimuli.size() == 1);
            judged += 2 * static_cast<int>(result.quality.size());
            for (const EvokedResponse& response : result.evoked)
                present += response.state == FindingState::present ? 1 : 0;
        }
    CHECK(judged == 8 * 28);
    // The rule lets chance alone pass in some of a hundred leads that burst once a second.
    INFO(present);
    CHECK(present <= 5);
}

TEST_CASE("Evoked responses do not depend on blocks or threads", "[analysis][evoked]")
{
    Face face;
    face.annotate(0.5_s, "R supraorbital stim");
    face.stimulate(face.stimuli(8), blinkReflex);
    const auto whole = analysisJson(analysed(face))["evoked"];
    CHECK(analysisJson(analysed(face, 64))["evoked"] == whole);
    CHECK(analysisJson(analysed(face, 7, 2))["evoked"] == whole);
}
