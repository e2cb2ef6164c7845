// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "src/interpretation/findings.hpp"
#include "tests/src/interpretation/example_faces.hpp"

using namespace facialis;
using facialis::engine::findingsOf;
using facialis::test::addBurst;
using facialis::test::eyesTogether;
using facialis::test::finding;
using facialis::test::knowledge;
using facialis::test::lidTwitchLeft;
using facialis::test::quietFace;
using facialis::test::spasmRight;
using facialis::test::spoil;

namespace {

Finding stereotyped(const AnalysisResult& analysis)
{
    return finding(findingsOf(analysis, knowledge()), "ster");
}

/// Jerks of some muscles together, `count` times at irregular intervals of 1 to 9 s.
void jerk(AnalysisResult& analysis, const std::vector<const char*>& labels, Duration first,
          Duration length, int count, std::uint64_t seed)
{
    dsp::SeededRandom random(seed);
    Duration at = first;
    for (int k = 0; k < count; ++k) {
        Duration lag;
        for (const char* label : labels) {
            addBurst(analysis, label, at + lag, length * (0.9 + 0.2 * random.uniform()),
                     BurstKind::unclassified);
            lag = lag + 15_ms;
        }
        at = at + 1_s + Duration(8.0 * random.uniform());
    }
}

/// The mouth is pulled to the left, and the brows are raised, each by itself.
AnalysisResult tics()
{
    AnalysisResult analysis = quietFace();
    jerk(analysis, {"Zyg L", "OOr L"}, 2_s, 90_ms, 8, 1);
    jerk(analysis, {"Front L", "Front R"}, 3_s, 400_ms, 8, 2);
    return analysis;
}

}  // namespace

TEST_CASE("Mouth and brows that jerk each for itself are stereotyped jerks, and tics come first",
          "[interpretation]")
{
    const Finding found = stereotyped(tics());
    CHECK(found.state == FindingState::present);
    CHECK(found.value == Approx(2.0));
    CHECK(found.side == Side::both);
    CHECK(found.channels.size() == 4);
    CHECK(found.evidence.size() >= 2);
    const auto result = engine::rankCauses(findingsOf(tics(), knowledge()), {}, knowledge());
    CHECK(result.causes.front().id == "tourette");
    CHECK(result.causes.front().support == Support::moderate);
    CHECK(result.conclusion.find("suppress") != std::string::npos);
}

TEST_CASE("One place that jerks, or two that always jerk together, only suggest tics",
          "[interpretation]")
{
    AnalysisResult one = quietFace();
    jerk(one, {"Zyg L", "OOr L"}, 2_s, 90_ms, 8, 1);
    CHECK(stereotyped(one).isSuggested);
    CHECK(stereotyped(one).side == Side::left);
    CHECK_FALSE(stereotyped(one).evidence.empty());

    AnalysisResult together = quietFace();
    jerk(together, {"Zyg L", "OOr L", "Front L", "Front R"}, 2_s, 90_ms, 8, 1);
    CHECK(stereotyped(together).isSuggested);

    AnalysisResult once = quietFace();
    jerk(once, {"Zyg L", "OOr L"}, 2_s, 90_ms, 1, 1);
    CHECK(stereotyped(once).state == FindingState::absent);
}

TEST_CASE("Jerks count where they stand clear of the noise", "[interpretation]")
{
    const auto jerks = [](int mouth, int brows, double rmsOverNoise) {
        AnalysisResult analysis = quietFace();
        jerk(analysis, {"Zyg L", "OOr L"}, 2_s, 90_ms, mouth, 1);
        jerk(analysis, {"Front L", "Front R"}, 3_s, 400_ms, brows, 2);
        for (Burst& burst : analysis.bursts)
            burst.rmsOverNoise = rmsOverNoise;
        return stereotyped(analysis);
    };
    CHECK(jerks(2, 2, 2.0).state == FindingState::present);
    CHECK(jerks(2, 2, 1.6).state == FindingState::absent);
    CHECK(jerks(8, 8, 1.6).state == FindingState::absent);
    CHECK(jerks(3, 1, 2.0).isSuggested);
    CHECK(jerks(1, 1, 2.0).isSuggested);
    CHECK(jerks(1, 0, 2.0).state == FindingState::absent);
}

TEST_CASE("Both eyes are a place of tics where the lower face jerks for itself as well",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    jerk(analysis, {"Zyg L", "OOr L"}, 2_s, 90_ms, 8, 1);
    CHECK(stereotyped(analysis).isSuggested);
    jerk(analysis, {"OOc L", "OOc R"}, 1_s, 150_ms, 8, 3);
    CHECK(stereotyped(analysis).state == FindingState::present);
}

TEST_CASE("What a contraction leaves in the lead beside it is no jerk", "[interpretation]")
{
    const auto beside = [](const char* contracting, double timesAsStrong) {
        AnalysisResult analysis = quietFace();
        jerk(analysis, {"Zyg L"}, 2_s, 90_ms, 5, 1);
        jerk(analysis, {"Front R"}, 3_s, 90_ms, 5, 2);
        const std::vector<Burst> jerks = analysis.bursts;
        for (const Burst& burst : jerks)
            if (burst.channel == facialis::test::channel(analysis, "Zyg L"))
                addBurst(analysis, contracting, burst.interval.onset - 300_ms, 600_ms,
                         BurstKind::synkinetic);
        for (Burst& burst : analysis.bursts)
            burst.rms = Voltage(burst.kind == BurstKind::synkinetic ? 1e-5 * timesAsStrong : 1e-5);
        return stereotyped(analysis);
    };
    CHECK(beside("OOc L", 2.0).isSuggested);
    CHECK(beside("OOc L", 1.0).state == FindingState::present);
    CHECK(beside("OOc R", 2.0).state == FindingState::present);
}

TEST_CASE("A steady rhythm is no tic, and neither is a jerk of a different length each time",
          "[interpretation]")
{
    AnalysisResult steady = quietFace();
    for (int k = 0; k < 12; ++k) {
        addBurst(steady, "Zyg L", Duration(2.0 + 4.0 * k), 90_ms, BurstKind::unclassified);
        addBurst(steady, "Front L", Duration(3.0 + 3.0 * k), 90_ms, BurstKind::unclassified);
    }
    CHECK(stereotyped(steady).state == FindingState::absent);
    CHECK_FALSE(stereotyped(steady).isSuggested);

    AnalysisResult varied = quietFace();
    jerk(varied, {"Zyg L"}, 2_s, 90_ms, 8, 1);
    Duration length = 20_ms;
    for (const double at : {4.1, 6.6, 12.2, 19.9, 23.2, 31.4}) {
        addBurst(varied, "Front L", Duration(at), length, BurstKind::unclassified);
        length = length * 1.8;
    }
    CHECK(stereotyped(varied).state != FindingState::present);
}

TEST_CASE("Spasm of a side, closing eyes and a twitching lid are no tics", "[interpretation]")
{
    for (const AnalysisResult& analysis : {spasmRight(), eyesTogether(), lidTwitchLeft()})
        CHECK(stereotyped(analysis).state == FindingState::absent);

    // The brow takes part in a blepharospasm now and then; the lower face does not.
    AnalysisResult eyes = eyesTogether();
    jerk(eyes, {"Front R"}, 1_s, 90_ms, 6, 3);
    CHECK(stereotyped(eyes).state != FindingState::present);
    // Nor is an eye beside a mouth enough: its bursts may be blinks that one side misses.
    AnalysisResult eyeAndMouth = quietFace();
    jerk(eyeAndMouth, {"OOc L"}, 1_s, 90_ms, 8, 3);
    jerk(eyeAndMouth, {"Zyg L", "OOr L"}, 2_s, 90_ms, 8, 1);
    CHECK(stereotyped(eyeAndMouth).state != FindingState::present);
    // With a spasm of eye and mouth, a jerk elsewhere is no second place.
    AnalysisResult spasm = spasmRight();
    jerk(spasm, {"Front L"}, 1_s, 90_ms, 6, 3);
    CHECK(stereotyped(spasm).state != FindingState::present);
}

TEST_CASE("Jerks beside movements belong to them, and a missing muscle leaves them open",
          "[interpretation]")
{
    AnalysisResult moved = tics();
    const std::vector<Burst> jerks = moved.bursts;
    for (const Burst& burst : jerks)
        addBurst(moved, "OOr R", burst.interval.onset + 100_ms, 500_ms, BurstKind::voluntary);
    CHECK(stereotyped(moved).state == FindingState::absent);

    AnalysisResult blinking = tics();
    for (const Burst& burst : jerks)
        for (const char* eye : {"OOc L", "OOc R"})
            addBurst(blinking, eye, burst.interval.onset - 20_ms, 90_ms, BurstKind::blink);
    CHECK(stereotyped(blinking).state == FindingState::absent);

    AnalysisResult missing = quietFace();
    spoil(missing, "Zyg L");
    CHECK(stereotyped(missing).state == FindingState::notAssessable);
    AnalysisResult present = tics();
    spoil(present, "OOr R");
    CHECK(stereotyped(present).state == FindingState::present);
}

TEST_CASE("Amid a movement a jerk counts where it keeps its own time, and is clear",
          "[interpretation]")
{
    // The mouth jerks in the middle of movements of the brow, or begins or ends with them.
    const auto amid = [](Duration before, Duration after, double rmsOverNoise) {
        AnalysisResult analysis = quietFace();
        jerk(analysis, {"Zyg L", "OOr L"}, 2_s, 90_ms, 4, 1);
        const std::vector<Burst> jerks = analysis.bursts;
        for (const Burst& burst : jerks)
            if (burst.channel == facialis::test::channel(analysis, "Zyg L"))
                for (const char* brow : {"Front L", "Front R"})
                    addBurst(analysis, brow, burst.interval.onset - before, before + 120_ms + after,
                             BurstKind::voluntary);
        for (Burst& burst : analysis.bursts)
            burst.rmsOverNoise = rmsOverNoise;
        return stereotyped(analysis);
    };
    CHECK(amid(400_ms, 400_ms, 3.0).isSuggested);
    CHECK_FALSE(amid(400_ms, 400_ms, 1.6).isSuggested);
    CHECK_FALSE(amid(50_ms, 700_ms, 3.0).isSuggested);
    CHECK_FALSE(amid(700_ms, 50_ms, 3.0).isSuggested);
}

TEST_CASE("Faint bursts of a muscle do not hide the place of its clear jerks", "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    jerk(analysis, {"Zyg L", "OOr L"}, 2_s, 90_ms, 1, 1);
    jerk(analysis, {"Front L", "Front R"}, 30_s, 90_ms, 1, 2);
    REQUIRE(stereotyped(analysis).isSuggested);
    // False bursts of all lengths on one of the brow's leads.
    for (int k = 0; k < 8; ++k) {
        addBurst(analysis, "Front R", Duration(40.0 + 3.7 * k), Duration(0.02 * (k + 1)),
                 BurstKind::unclassified);
        for (Burst& burst : analysis.bursts)
            if (burst.interval.onset >= 40_s)
                burst.rmsOverNoise = 1.5;
    }
    CHECK(stereotyped(analysis).isSuggested);
    CHECK(stereotyped(analysis).channels.size() == 4);
}

TEST_CASE("Where the eyes close together the brow alone is taken along, with the mouth it jerks",
          "[interpretation]")
{
    AnalysisResult closing = quietFace();
    for (int k = 0; k < 3; ++k)
        for (const char* eye : {"OOc L", "OOc R"})
            addBurst(closing, eye, Duration(50.0 + 4.0 * k), 200_ms, BurstKind::spasmClonic);
    for (const double at : {50.25, 54.3, 58.25})
        for (const char* brow : {"Front L", "Front R"})
            addBurst(closing, brow, Duration(at), 90_ms, BurstKind::unclassified);
    CHECK(stereotyped(closing).state == FindingState::absent);
    jerk(closing, {"Zyg L", "OOr L"}, 20_s, 90_ms, 1, 1);
    CHECK(stereotyped(closing).state == FindingState::absent);
    jerk(closing, {"Zyg L", "OOr L"}, 28_s, 90_ms, 1, 4);
    const Finding found = stereotyped(closing);
    CHECK(found.state == FindingState::present);
    // Eyes, brows and mouth.
    CHECK(found.channels.size() == 6);
}

TEST_CASE("Brows that jerk while the eyes are still are a place beside eyes that close together",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    for (const double at : {3.0, 9.0, 13.0, 22.0, 31.0, 35.0})
        for (const char* eye : {"OOc L", "OOc R"})
            addBurst(analysis, eye, Duration(at), 200_ms, BurstKind::spasmClonic);
    for (const double at : {6.0, 11.0, 17.0, 19.0, 40.0})
        for (const char* brow : {"Front L", "Front R"})
            addBurst(analysis, brow, Duration(at), 90_ms, BurstKind::unclassified);
    const Finding found = stereotyped(analysis);
    CHECK(found.state == FindingState::present);
    CHECK(found.channels.size() == 4);
}

TEST_CASE("Places of potentials shorter than 40 ms are tics only where there are several",
          "[interpretation]")
{
    AnalysisResult analysis = quietFace();
    jerk(analysis, {"Zyg L", "OOr L"}, 2_s, 30_ms, 5, 1);
    CHECK_FALSE(stereotyped(analysis).isSuggested);
    jerk(analysis, {"Front L", "Front R"}, 3_s, 30_ms, 5, 2);
    CHECK(stereotyped(analysis).state == FindingState::present);
}
