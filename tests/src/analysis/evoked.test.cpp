// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/evoked.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>

#include "acquisition/simulation/simulate.hpp"
#include "src/analysis/analyze.hpp"
#include "src/report/compose_report.hpp"
#include "src/report/json_report.hpp"
#include "src/report/text_report.hpp"
#include "tests/src/analysis/stimulated.hpp"

using namespace facialis;
using namespace facialis::engine;
using namespace facialis::test;
using Face = StimulatedFace;

namespace {

const KnowledgeBase& knowledge()
{
    static const KnowledgeBase base = KnowledgeBase::embedded().value();
    return base;
}

AnalysisResult analysed(const Face& face, std::size_t blockFrames = 4096, unsigned threads = 1)
{
    const MemoryRecording recording = face.recording();
    return analyze({.recording = recording,
                    .knowledge = knowledge(),
                    .threads = threads,
                    .blockFrames = blockFrames})
        .value();
}

const EvokedResponse* find(const AnalysisResult& result, std::size_t channel, ResponseName name,
                           ResponseComponent component)
{
    for (const EvokedResponse& response : result.evoked)
        if (response.channel == channel && response.name == name && response.component == component)
            return &response;
    return nullptr;
}

bool warns(const AnalysisResult& result, std::string_view text)
{
    const auto& warnings = result.recording.warnings;
    return std::any_of(warnings.begin(), warnings.end(), [&](const std::string& warning) {
        return warning.find(text) != std::string::npos;
    });
}

/// R1 and R2 of a stimulus of the right supraorbital nerve.
const std::vector<Volley> blinkReflex = {{Face::oocRight, 10.5_ms, 5_ms, 200.0},
                                         {Face::oocRight, 32_ms, 35_ms, 80.0},
                                         {Face::oocLeft, 33_ms, 35_ms, 70.0}};

constexpr auto early = ResponseComponent::early;
constexpr auto late = ResponseComponent::late;

}  // namespace

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
