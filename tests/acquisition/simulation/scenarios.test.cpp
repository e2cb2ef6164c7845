// SPDX-License-Identifier: GPL-3.0-or-later
// Each scenario shows what the literature says of it, read from its truth and its signal.
#include <set>

#include "tests/acquisition/simulation/simulated.hpp"

using namespace facialis;
using facialis::acquisition::SimulatedPatient;
using facialis::acquisition::TaskMode;
using facialis::test::activityOf;
using facialis::test::countOf;
using facialis::test::lead;
using facialis::test::nearest;
using facialis::test::simulated;

namespace {

constexpr Frequency rate = 1000_Hz;
const std::vector<std::string> lowerFace{"Zyg", "OOr", "Ment", "Plat"};

}  // namespace

TEST_CASE("Hemifacial spasm strikes several muscles of one side within ten milliseconds",
          "[acquisition][simulation][slow]")
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        const auto patient = simulated({.scenario = "hfs", .seed = seed, .rate = rate});
        const Side side = *patient.truth.affected;
        const auto& eye = activityOf(patient, lead("OOc", side));
        std::size_t clonic = 0, joined = 0;
        std::vector<double> lags;
        for (const TrueActivity& burst : eye) {
            if (burst.kind != "spasm_clonic")
                continue;
            ++clonic;
            CHECK(burst.interval.length() < 250_ms);
            bool isJoined = false;
            for (const std::string& muscle : lowerFace)
                if (const auto* other = nearest(activityOf(patient, lead(muscle, side)),
                                                burst.interval.onset, 30_ms, "spasm_clonic")) {
                    isJoined = true;
                    lags.push_back((other->interval.onset - burst.interval.onset).milliseconds());
                }
            joined += isJoined ? 1U : 0U;
        }
        CHECK(clonic >= 20);
        CHECK(static_cast<double>(joined) > 0.8 * static_cast<double>(clonic));
        CHECK(test::median(lags) > -3.0);
        CHECK(test::median(lags) < 12.0);
        CHECK(countOf(eye, "spasm_tonic") >= 1);
        for (const char* muscle : {"OOc", "OOr", "Zyg", "Ment", "Plat", "Front", "Mass"}) {
            const auto& other = activityOf(patient, lead(muscle, opposite(side)));
            CHECK(countOf(other, "spasm_clonic") + countOf(other, "spasm_tonic") == 0);
        }
        CHECK(countOf(activityOf(patient, lead("Mass", side)), "spasm_clonic") == 0);
        // Also before any movement was asked for.
        CHECK(std::any_of(eye.begin(), eye.end(), [&](const TrueActivity& a) {
            return a.kind.starts_with("spasm") &&
                   a.interval.offset < patient.truth.tasks.front().duration;
        }));
    }
}

TEST_CASE("Synkinesis follows every movement on its side and is silent at rest",
          "[acquisition][simulation][slow]")
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        const auto patient = simulated({.scenario = "synkinesis", .seed = seed, .rate = rate});
        const Side side = *patient.truth.affected;
        std::vector<double> lags;
        std::vector<double> ratios;
        const auto affectedEye =
            test::microvolts(patient, test::channelNamed(patient, lead("OOc", side)));
        const auto healthyEye =
            test::microvolts(patient, test::channelNamed(patient, lead("OOc", opposite(side))));
        const auto follows = [&](std::string_view driver, const std::string& follower) {
            std::size_t trials = 0, followed = 0;
            for (const TrueActivity& a : activityOf(patient, lead(driver, side))) {
                if (a.kind != "voluntary" || a.interval.length() < 800_ms)
                    continue;
                ++trials;
                if (const auto* f = nearest(activityOf(patient, lead(follower, side)),
                                            a.interval.onset, 90_ms, "synkinetic")) {
                    ++followed;
                    lags.push_back((f->interval.onset - a.interval.onset).milliseconds());
                }
            }
            return std::pair(followed, trials);
        };
        // Oral to ocular, every time, and well above the published side ratio of 1.79 ([R73]).
        const auto [smiles, smileTrials] = follows("Zyg", "OOc");
        CHECK(smiles == smileTrials);
        CHECK(smileTrials >= 8);
        const auto& healthy = activityOf(patient, lead("OOc", opposite(side)));
        // In windows of 200 ms, those with a blink left out.
        for (const TrueActivity& a : activityOf(patient, lead("Zyg", side)))
            for (Duration t = a.interval.onset; t + 200_ms < a.interval.offset; t = t + 200_ms) {
                const TimeInterval window{t, t + 200_ms};
                const bool hasBlink = std::any_of(
                    healthy.begin(), healthy.end(),
                    [&](const auto& b) { return b.interval.widened(50_ms).overlaps(window); });
                if (a.kind == "voluntary" && !hasBlink)
                    ratios.push_back(test::rms(affectedEye, window, rate) /
                                     test::rms(healthyEye, window, rate));
            }
        CHECK(test::median(ratios) > 1.79);
        // Ocular to oral: cheek or mouth, every time.
        const auto [cheek, closures] = follows("OOc", "Zyg");
        const auto [mouth, same] = follows("OOc", "OOr");
        CHECK(closures == same);
        CHECK(std::max(cheek, mouth) == closures);
        CHECK(closures >= 8);
        CHECK(test::median(lags) > -10.0);
        CHECK(test::median(lags) < 45.0);
        for (const char* muscle : {"OOc", "OOr", "Zyg", "Ment", "Plat", "Front", "Mass"})
            CHECK(countOf(activityOf(patient, lead(muscle, opposite(side))), "synkinetic") == 0);

        const auto atRest = simulated(
            {.scenario = "synkinesis", .seed = seed, .rate = 500_Hz, .tasks = TaskMode::off});
        CHECK(test::countEverywhere(atRest, "spasm_clonic") +
                  test::countEverywhere(atRest, "spasm_tonic") ==
              0);
        for (const std::string& muscle : lowerFace)
            for (const TrueActivity& a : activityOf(atRest, lead(muscle, side)))
                if (a.kind == "synkinetic")
                    CHECK(nearest(activityOf(atRest, lead("OOc", side)), a.interval.onset, 60_ms,
                                  "blink"));
    }
}

TEST_CASE("Blepharospasm closes both eyes together and leaves the lower face alone",
          "[acquisition][simulation][slow]")
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        const auto patient = simulated({.scenario = "blepharospasm", .seed = seed, .rate = rate});
        CHECK_FALSE(patient.truth.affected);
        const auto& left = activityOf(patient, "EMG OOc L");
        const auto& right = activityOf(patient, "EMG OOc R");
        for (const char* kind : {"spasm_clonic", "spasm_tonic"}) {
            CHECK(countOf(left, kind) >= 1);
            CHECK(countOf(left, kind) == countOf(right, kind));
            CHECK(test::countEverywhere(patient, kind) == 2 * countOf(left, kind));
            for (const TrueActivity& a : left)
                if (a.kind == kind)
                    CHECK(nearest(right, a.interval.onset, 40_ms, kind));
        }
        for (const TrueActivity& a : left) {
            if (a.kind == "spasm_clonic")
                CHECK((a.interval.length() > 70_ms && a.interval.length() < 520_ms));
            if (a.kind == "spasm_tonic")
                CHECK((a.interval.length() > 900_ms && a.interval.length() < 20.1_s));
        }
    }
}

TEST_CASE("Eyelid myokymia is one lid in small bursts, three to eight a second",
          "[acquisition][simulation][slow]")
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        const auto patient = simulated({.scenario = "eyelid_myokymia", .seed = seed, .rate = rate});
        const Side side = *patient.truth.affected;
        const auto& lid = activityOf(patient, lead("OOc", side));
        std::vector<double> periods, pauses;
        const TrueActivity* before = nullptr;
        for (const TrueActivity& a : lid) {
            if (a.kind != "myokymic")
                continue;
            if (before && a.interval.onset - before->interval.onset < 500_ms) {
                periods.push_back((a.interval.onset - before->interval.onset).seconds());
                pauses.push_back((a.interval.onset - before->interval.offset).milliseconds());
            }
            before = &a;
        }
        REQUIRE(periods.size() > 40);
        CHECK(1.0 / test::median(periods) >= 3.0);
        CHECK(1.0 / test::median(periods) <= 8.0);
        CHECK(test::median(pauses) > 95.0);
        CHECK(test::median(pauses) < 205.0);
        CHECK(test::countEverywhere(patient, "myokymic") == countOf(lid, "myokymic"));
    }
}

TEST_CASE("Facial myokymia repeats groups of discharges in several muscles of one side",
          "[acquisition][simulation]")
{
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        INFO("seed " << seed);
        const auto patient = simulated(
            {.scenario = "facial_myokymia", .seed = seed, .duration = 40_s, .rate = rate});
        const Side side = *patient.truth.affected;
        std::size_t muscles = 0;
        for (const char* muscle : {"Front", "OOc", "Zyg", "OOr", "Ment", "Plat", "Mass"}) {
            CHECK(countOf(activityOf(patient, lead(muscle, opposite(side))), "myokymic") == 0);
            std::vector<double> lengths, periods;
            const TrueActivity* before = nullptr;
            for (const TrueActivity& a : activityOf(patient, lead(muscle, side))) {
                if (a.kind != "myokymic")
                    continue;
                lengths.push_back(a.interval.length().seconds());
                if (before)
                    periods.push_back((a.interval.onset - before->interval.onset).seconds());
                before = &a;
            }
            if (lengths.empty())
                continue;
            ++muscles;
            REQUIRE(periods.size() > 15);
            const double typical = test::median(periods);
            std::vector<double> deviations;
            for (const double period : periods)
                deviations.push_back(std::abs(period / typical - 1.0));
            CHECK(test::median(deviations) < 0.15);  // semirhythmic
            const auto [shortest, longest] = std::minmax_element(lengths.begin(), lengths.end());
            CHECK(*longest - *shortest < 0.03);  // the identical group
        }
        CHECK(muscles >= 2);
        CHECK(muscles <= 4);
    }
}

TEST_CASE("Tics jerk at the same few sites, out of rhythm, and rarely while a request is followed",
          "[acquisition][simulation]")
{
    std::size_t during = 0, apart = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto patient = simulated({.scenario = "tic", .seed = seed, .rate = rate});
        CHECK_FALSE(patient.truth.affected);
        CHECK(test::countEverywhere(patient, "tic") >= 6);
        CHECK(test::countEverywhere(patient, "spasm_clonic") == 0);
        for (const auto& [label, activity] : patient.truth.activity)
            for (const TrueActivity& a : activity) {
                if (a.kind != "tic")
                    continue;
                CHECK(a.interval.length() > 25_ms);
                CHECK(a.interval.length() < 1200_ms);
                const bool isAsked = std::any_of(
                    patient.truth.tasks.begin(), patient.truth.tasks.end(), [&](const TrueTask& t) {
                        return t.name != "rest" && a.interval.onset > t.onset + 450_ms &&
                               a.interval.onset < t.onset + t.duration;
                    });
                (isAsked ? during : apart) += 1;
            }
    }
    CHECK(4 * during < apart);
}

TEST_CASE("Hemimasticatory spasm stays in one masseter", "[acquisition][simulation]")
{
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto patient = simulated({.scenario = "hemimasticatory", .seed = seed, .rate = rate});
        const auto& jaw = activityOf(patient, lead("Mass", *patient.truth.affected));
        for (const char* kind : {"spasm_clonic", "spasm_tonic"}) {
            CHECK(countOf(jaw, kind) >= 1);
            CHECK(test::countEverywhere(patient, kind) == countOf(jaw, kind));
        }
        CHECK(countOf(jaw, "spasm_clonic") >= 8);
    }
}
