// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "src/interpretation/findings.hpp"
#include "tests/src/interpretation/example_faces.hpp"

using namespace facialis;
using facialis::engine::findingsOf;
using facialis::test::addBurst;
using facialis::test::channel;
using facialis::test::finding;
using facialis::test::knowledge;
using facialis::test::quietFace;
using facialis::test::restPair;
using facialis::test::spasmRight;
using facialis::test::synkinesisLeft;

namespace {

std::vector<Finding> found(const AnalysisResult& analysis)
{
    return findingsOf(analysis, knowledge());
}

FindingState stateOf(const AnalysisResult& analysis, std::string_view id)
{
    return finding(found(analysis), id).state;
}

}  // namespace

TEST_CASE("Conducted copies, blinks, movements and artifacts are no involuntary activity",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    for (int k = 0; k < 40; ++k) {
        addBurst(analysis, "OOc L", Duration(1.0 + 1.5 * k), 100_ms, BurstKind::blink);
        addBurst(analysis, "Zyg L", Duration(1.0 + 1.5 * k), 100_ms, BurstKind::artifact);
        addBurst(analysis, "OOr L", Duration(1.0 + 1.5 * k), 100_ms, BurstKind::voluntary);
        addBurst(analysis, "Front L", Duration(1.0 + 1.5 * k), 100_ms, BurstKind::spasmClonic);
    }
    for (Burst& burst : analysis.bursts)
        burst.isConducted = burst.kind == BurstKind::spasmClonic;
    CHECK(stateOf(analysis, "nil") == FindingState::present);
    CHECK(stateOf(analysis, "uni") == FindingState::absent);
    CHECK(stateOf(analysis, "lid") == FindingState::absent);
}

TEST_CASE("A few bursts do not make a side", "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    for (int k = 0; k < 3; ++k)
        addBurst(analysis, "OOc L", Duration(5.0 + 9 * k), 50_ms, BurstKind::unclassified);
    CHECK(stateOf(analysis, "uni") == FindingState::notAssessable);
    CHECK(stateOf(analysis, "bil") == FindingState::absent);
}

TEST_CASE("Coincidences that chance explains are no synchrony", "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    RestSynchrony& pair = restPair(analysis, "OOc L", "OOr L");
    pair.firstEvents = pair.secondEvents = 100;
    pair.coincident = 18;
    pair.expected = 17.0;
    pair.pValue = 0.4;
    CHECK(stateOf(analysis, "sync7") == FindingState::absent);
    // Significant, but a small part of the bursts.
    pair.coincident = 30;
    pair.expected = 10.0;
    pair.pValue = 0.001;
    CHECK(stateOf(analysis, "sync7") == FindingState::absent);
    pair.coincident = 60;
    CHECK(stateOf(analysis, "sync7") == FindingState::present);
}

TEST_CASE("Without movements locking is not assessable, and blinks are asked instead",
          "[interpretation]")
{
    AnalysisResult analysis = synkinesisLeft();
    analysis.manoeuvres = {{"rest", {0_s, 120_s}, false, "rest"}};
    const auto list = found(analysis);
    CHECK(finding(list, "movlock").state == FindingState::notAssessable);
    CHECK(finding(list, "movlock").rule.find("movements") != std::string::npos);
    CHECK(finding(list, "blinklock").state == FindingState::present);
    CHECK(finding(list, "blinklock").side == Side::left);
}

TEST_CASE("Pairs that crosstalk may explain leave locking undecided", "[interpretation]")
{
    AnalysisResult analysis = synkinesisLeft();
    for (SynkinesisPair& pair : analysis.synkinesis)
        if (pair.call == SynkinesisCall::present) {
            pair.call = SynkinesisCall::undecided;
            pair.crosstalk = Crosstalk::likely;
        }
    CHECK(stateOf(analysis, "movlock") == FindingState::notAssessable);
}

TEST_CASE("Voluntary amplitude under half of the other side's is weakness, on that side",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    analysis.measures.voluntary = {{"zygomaticus_major", "smile", 4, 0.3}};
    addBurst(analysis, "Zyg R", 70_s, 3_s, BurstKind::voluntary);
    Finding weak = finding(found(analysis), "weak");
    CHECK(weak.state == FindingState::present);
    CHECK(weak.side == Side::left);
    CHECK(weak.value == Approx(0.3));

    analysis.measures.voluntary = {{"zygomaticus_major", "smile", 4, 1.6}};
    CHECK(stateOf(analysis, "weak") == FindingState::absent);
    analysis.measures.voluntary = {{"zygomaticus_major", "smile", 2, 0.1}};
    CHECK(stateOf(analysis, "weak") == FindingState::notAssessable);
    // The jaw says nothing about the facial nerve.
    analysis.measures.voluntary = {{"masseter", "clench", 9, 0.1}};
    CHECK(stateOf(analysis, "weak") == FindingState::notAssessable);
}

TEST_CASE("Beside a side that twitches the other is not called weak", "[interpretation]")
{
    AnalysisResult analysis = spasmRight();
    analysis.measures.voluntary = {{"zygomaticus_major", "smile", 4, 0.3}};
    CHECK(stateOf(analysis, "weak") == FindingState::notAssessable);
    // A side that twitches and is weak is both.
    analysis.measures.voluntary = {{"zygomaticus_major", "smile", 4, 3.0}};
    CHECK(stateOf(analysis, "weak") == FindingState::present);
    CHECK(finding(found(analysis), "weak").side == Side::right);
}

TEST_CASE("Jaw muscles of one side are found, of both sides they chew", "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    for (const auto& [from, to] : {std::pair("Front L", "Mass L"), {"Front R", "Mass R"}}) {
        Channel& jaw = analysis.recording.channels[channel(analysis, from)];
        jaw.label = to;
        jaw.muscle = "masseter";
    }
    for (int k = 0; k < 12; ++k)
        addBurst(analysis, "Mass R", Duration(2.0 + 4.3 * k), 80_ms, BurstKind::unclassified);
    CHECK(stateOf(analysis, "mas") == FindingState::present);
    CHECK(finding(found(analysis), "mas").side == Side::right);
    CHECK(stateOf(analysis, "xterr") == FindingState::present);
    CHECK(stateOf(analysis, "uni") == FindingState::absent);

    // Without that channel nothing speaks of the right jaw any more.
    analysis.quality[channel(analysis, "Mass R")].isUsable = false;
    CHECK(stateOf(analysis, "mas") == FindingState::notAssessable);
    CHECK(stateOf(analysis, "xterr") == FindingState::notAssessable);
    analysis.quality[channel(analysis, "Mass R")].isUsable = true;

    for (int k = 0; k < 12; ++k)
        addBurst(analysis, "Mass L", Duration(2.0 + 4.3 * k), 80_ms, BurstKind::unclassified);
    CHECK(stateOf(analysis, "mas") == FindingState::absent);
}

TEST_CASE("Single potentials of a jaw muscle are no spasm of it", "[interpretation]")
{
    const auto bursts = [](Duration length) {
        AnalysisResult analysis = quietFace();
        for (const auto& [from, to] : {std::pair("Front L", "Mass L"), {"Front R", "Mass R"}}) {
            Channel& jaw = analysis.recording.channels[channel(analysis, from)];
            jaw.label = to;
            jaw.muscle = "masseter";
        }
        addBurst(analysis, "Mass L", 50_s, 1_s, BurstKind::voluntary);
        for (int k = 0; k < 3; ++k)
            addBurst(analysis, "Mass R", Duration(5.0 + 7.3 * k), length, BurstKind::unclassified);
        return finding(found(analysis), "mas");
    };
    CHECK(bursts(50_ms).isSuggested);
    CHECK(bursts(20_ms).state == FindingState::absent);
}

TEST_CASE("Brief bursts of a jaw that are barely clear only suggest its spasm", "[interpretation]")
{
    const auto bursts = [](double rmsOverNoise) {
        AnalysisResult analysis = quietFace();
        for (const auto& [from, to] : {std::pair("Front L", "Mass L"), {"Front R", "Mass R"}}) {
            Channel& jaw = analysis.recording.channels[channel(analysis, from)];
            jaw.label = to;
            jaw.muscle = "masseter";
        }
        for (int k = 0; k < 8; ++k)
            addBurst(analysis, "Mass R", Duration(2.0 + 6.3 * k), 60_ms, BurstKind::unclassified);
        for (Burst& burst : analysis.bursts)
            burst.rmsOverNoise = rmsOverNoise;
        addBurst(analysis, "Mass L", 65_s, 1_s, BurstKind::voluntary);
        return finding(found(analysis), "mas");
    };
    CHECK(bursts(3.0).state == FindingState::present);
    CHECK(bursts(1.8).isSuggested);
    CHECK(bursts(1.6).state == FindingState::absent);
}

TEST_CASE("What the brow does with an eye whose blinks cannot be told is of no side",
          "[interpretation]")
{
    const auto together = [](const char* follower, bool areBlinksTold) {
        AnalysisResult analysis = quietFace();
        dsp::SeededRandom random(4);
        Duration at = 2_s;
        for (int k = 0; k < 16; ++k) {
            addBurst(analysis, "OOc L", at, 90_ms, BurstKind::spasmClonic);
            addBurst(analysis, follower, at + 10_ms, 80_ms, BurstKind::spasmClonic);
            at = at + 1_s + Duration(3.0 * random.uniform());
        }
        if (!areBlinksTold) {
            analysis.quality[channel(analysis, "OOc R")].isUsable = false;
            analysis.measures.hasBlinksApart = false;
        }
        return found(analysis);
    };
    CHECK(finding(together("Front L", true), "uni").state == FindingState::present);
    CHECK(finding(together("Front L", false), "uni").state == FindingState::notAssessable);
    CHECK_FALSE(finding(together("Front L", false), "ster").isSuggested);
    // The mouth is not dragged along by a healthy blink.
    CHECK(finding(together("Zyg L", false), "uni").state == FindingState::present);
}

TEST_CASE("A few long contractions of one jaw are spasm, amid movements of the face as well",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    for (const auto& [from, to] : {std::pair("Front L", "Mass L"), {"Front R", "Mass R"}}) {
        Channel& jaw = analysis.recording.channels[channel(analysis, from)];
        jaw.label = to;
        jaw.muscle = "masseter";
    }
    CHECK(stateOf(analysis, "mas") == FindingState::absent);
    addBurst(analysis, "Mass R", 20_s, 2_s, BurstKind::unclassified);
    CHECK(stateOf(analysis, "mas") == FindingState::notAssessable);
    // The other side must be known to act: a lead that hangs loose is silent, too.
    addBurst(analysis, "Mass L", 50_s, 1_s, BurstKind::voluntary);
    const Finding one = finding(findingsOf(analysis, knowledge()), "mas");
    CHECK(one.isSuggested);
    CHECK(one.side == Side::right);
    CHECK(one.evidence.size() == 1);
    // While both eyes are closed for half a second.
    addBurst(analysis, "Mass R", 79_s, 4_s, BurstKind::unclassified);
    for (const char* eye : {"OOc L", "OOc R"})
        addBurst(analysis, eye, 80_s, 500_ms, BurstKind::voluntary);
    CHECK(stateOf(analysis, "mas") == FindingState::present);
    AnalysisResult loose = analysis;
    std::erase_if(loose.bursts,
                  [&](const Burst& burst) { return burst.channel == channel(loose, "Mass L"); });
    CHECK(stateOf(loose, "mas") == FindingState::notAssessable);
    CHECK_FALSE(finding(findingsOf(loose, knowledge()), "mas").isSuggested);
    // A movement of the jaw explains its own; the contraction before it stays.
    analysis.manoeuvres.push_back({"clench", {79_s, 83_s}, false, "clench"});
    CHECK(finding(findingsOf(analysis, knowledge()), "mas").isSuggested);
}

TEST_CASE("Where an eye is missing, faint bursts beside it do not show activity",
          "[interpretation]")
{
    // The brow carries faint copies of the eye below it.
    const auto nothing = [](double rmsOverNoise, bool isEyeMissing) {
        AnalysisResult analysis = quietFace();
        for (int k = 0; k < 12; ++k)
            addBurst(analysis, "Front R", Duration(2.0 + 4.3 * k), 80_ms, BurstKind::unclassified);
        for (Burst& burst : analysis.bursts)
            burst.rmsOverNoise = rmsOverNoise;
        if (isEyeMissing) {
            analysis.quality[channel(analysis, "OOc R")].isUsable = false;
            analysis.measures.hasBlinksApart = false;
        }
        return stateOf(analysis, "nil");
    };
    CHECK(nothing(1.5, false) == FindingState::absent);
    CHECK(nothing(1.5, true) == FindingState::notAssessable);
    CHECK(nothing(3.0, true) == FindingState::absent);
}

TEST_CASE("Eyes that close amid movements of the mouth, in their own time, close together",
          "[interpretation]")
{
    const auto closing = [](Duration after, bool isCopy = false) {
        AnalysisResult analysis = quietFace();
        for (int k = 0; k < 3; ++k) {
            const Duration smile(70.0 + 10.0 * k);
            analysis.manoeuvres.push_back({"smile", {smile, smile + 3_s}, false, "smile"});
            for (const char* mouth : {"Zyg L", "Zyg R"})
                addBurst(analysis, mouth, smile, 2_s, BurstKind::voluntary);
            for (const char* eye : {"OOc L", "OOc R"})
                addBurst(analysis, eye, smile + after, 200_ms, BurstKind::unclassified);
        }
        if (isCopy)
            for (Burst& burst : analysis.bursts)
                burst.isConducted = burst.channel == channel(analysis, "OOc R");
        return finding(found(analysis), "synbl");
    };
    CHECK_FALSE(closing(1_s, true).isSuggested);
    CHECK(closing(1_s).isSuggested);
    CHECK(closing(1_s).side == Side::both);
    CHECK(closing(50_ms).state == FindingState::absent);
    CHECK(closing(1.75_s).state == FindingState::absent);
}

TEST_CASE("Steady jerks of several muscles are rhythmic, irregular ones are not",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    for (int k = 0; k < 40; ++k)
        for (const char* label : {"OOc L", "OOr L", "Zyg L"})
            addBurst(analysis, label, Duration(3.0 + 0.5 * k), 40_ms, BurstKind::spasmClonic);
    const Finding rhythmic = finding(found(analysis), "rhy");
    CHECK(rhythmic.state == FindingState::present);
    CHECK(rhythmic.value == Approx(2.0));
    CHECK(rhythmic.side == Side::left);
    CHECK(stateOf(analysis, "clt") == FindingState::absent);
    CHECK(stateOf(spasmRight(), "rhy") == FindingState::absent);
}

TEST_CASE("Suppression and triggers are judged by the rate in annotated stretches",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    analysis.manoeuvres = {{"suppress", {60_s, 90_s}, false, "suppress"}};
    for (int k = 0; k < 60; ++k)
        addBurst(analysis, "OOc L", Duration(0.5 + k), 80_ms, BurstKind::unclassified);
    CHECK(stateOf(analysis, "vol") == FindingState::present);
    CHECK(stateOf(analysis, "trig") == FindingState::notAssessable);

    analysis.manoeuvres = {{"stress_task", {0_s, 60_s}, false, "stress"}};
    CHECK(stateOf(analysis, "trig") == FindingState::present);
    CHECK(stateOf(analysis, "vol") == FindingState::notAssessable);

    analysis.manoeuvres = {{"stress_task", {60_s, 90_s}, false, "stress"}};
    CHECK(stateOf(analysis, "trig") == FindingState::absent);
}

TEST_CASE("Muscles outside the face alone say nothing about it", "[interpretation]")
{
    AnalysisResult analysis;
    analysis.recording.duration = 120_s;
    Channel biceps;
    biceps.label = "biceps R";
    biceps.muscle = "biceps_brachii";
    biceps.side = Side::right;
    biceps.rate = 2000_Hz;
    analysis.recording.channels = {biceps};
    analysis.quality.resize(1);
    for (int k = 0; k < 30; ++k)
        addBurst(analysis, "biceps R", Duration(3.0 * k), 1_s, BurstKind::unclassified);
    for (const Finding& f : found(analysis)) {
        CAPTURE(f.id);
        CHECK(f.state == FindingState::notAssessable);
    }
}
