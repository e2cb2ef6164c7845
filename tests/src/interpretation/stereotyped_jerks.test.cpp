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

TEST_CASE("One place that jerks, or two that always jerk together, are no tics", "[interpretation]")
{
    AnalysisResult one = quietFace();
    jerk(one, {"Zyg L", "OOr L"}, 2_s, 90_ms, 8, 1);
    CHECK(stereotyped(one).state == FindingState::absent);

    AnalysisResult together = quietFace();
    jerk(together, {"Zyg L", "OOr L", "Front L", "Front R"}, 2_s, 90_ms, 8, 1);
    CHECK(stereotyped(together).state == FindingState::absent);
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

    AnalysisResult varied = quietFace();
    jerk(varied, {"Zyg L"}, 2_s, 90_ms, 8, 1);
    Duration length = 20_ms;
    for (const double at : {4.1, 6.6, 12.2, 19.9, 23.2, 31.4}) {
        addBurst(varied, "Front L", Duration(at), length, BurstKind::unclassified);
        length = length * 1.8;
    }
    CHECK(stereotyped(varied).state == FindingState::absent);
}

TEST_CASE("Spasm of a side, closing eyes and a twitching lid are no tics", "[interpretation]")
{
    for (const AnalysisResult& analysis : {spasmRight(), eyesTogether(), lidTwitchLeft()})
        CHECK(stereotyped(analysis).state == FindingState::absent);

    // The brow takes part in a blepharospasm now and then; the lower face does not.
    AnalysisResult eyes = eyesTogether();
    jerk(eyes, {"Front R"}, 1_s, 90_ms, 6, 3);
    CHECK(stereotyped(eyes).state == FindingState::absent);
    // Nor is an eye beside a mouth enough: its bursts may be blinks that one side misses.
    AnalysisResult eyeAndMouth = quietFace();
    jerk(eyeAndMouth, {"OOc L"}, 1_s, 90_ms, 8, 3);
    jerk(eyeAndMouth, {"Zyg L", "OOr L"}, 2_s, 90_ms, 8, 1);
    CHECK(stereotyped(eyeAndMouth).state == FindingState::absent);
    // With a spasm of eye and mouth, a jerk elsewhere is no second place.
    AnalysisResult spasm = spasmRight();
    jerk(spasm, {"Front L"}, 1_s, 90_ms, 6, 3);
    CHECK(stereotyped(spasm).state == FindingState::absent);
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
