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

double rms(const std::vector<double>& x, TimeInterval interval)
{
    const std::int64_t begin = sampleAt(interval.onset, rate);
    const std::int64_t end = sampleAt(interval.offset, rate);
    double mean = 0.0, sum = 0.0;
    for (std::int64_t i = begin; i < end; ++i)
        mean += x[static_cast<std::size_t>(i)] / static_cast<double>(end - begin);
    for (std::int64_t i = begin; i < end; ++i)
        sum += (x[static_cast<std::size_t>(i)] - mean) * (x[static_cast<std::size_t>(i)] - mean);
    return std::sqrt(sum / static_cast<double>(end - begin));
}

std::size_t countEverywhere(const SimulatedPatient& patient, std::string_view kind)
{
    std::size_t sum = 0;
    for (const auto& [label, activity] : patient.truth.activity)
        sum += countOf(activity, kind);
    return sum;
}

}  // namespace

TEST_CASE("Blinks come about twenty a minute, on both sides at once, 50 to 150 ms long",
          "[acquisition][simulation][slow]")
{
    std::vector<double> perMinute;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const auto patient =
            simulated({.scenario = "normal", .seed = seed, .rate = 500_Hz, .tasks = TaskMode::off});
        const auto& left = activityOf(patient, "EMG OOc L");
        const auto& right = activityOf(patient, "EMG OOc R");
        REQUIRE(left.size() == right.size());
        perMinute.push_back(static_cast<double>(left.size()) / 2.0);
        for (const TrueActivity& blink : left) {
            CHECK(blink.kind == "blink");
            CHECK(blink.interval.length() > 35_ms);
            CHECK(blink.interval.length() < 160_ms);
            CHECK(nearest(right, blink.interval.onset, 25_ms, "blink"));
        }
        CHECK(countEverywhere(patient, "blink") == left.size() + right.size());
    }
    double mean = 0.0;
    for (const double blinks : perMinute)
        mean += blinks / 30.0;
    CHECK(mean == Approx(19.8).margin(3.0));
    CHECK(*std::max_element(perMinute.begin(), perMinute.end()) -
              *std::min_element(perMinute.begin(), perMinute.end()) >
          8.0);
}

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
        for (const TrueActivity& a : activityOf(patient, lead("Zyg", side)))
            if (a.kind == "voluntary")
                ratios.push_back(rms(affectedEye, a.interval) / rms(healthyEye, a.interval));
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
        CHECK(countEverywhere(atRest, "spasm_clonic") + countEverywhere(atRest, "spasm_tonic") ==
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
            CHECK(countEverywhere(patient, kind) == 2 * countOf(left, kind));
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
        CHECK(countEverywhere(patient, "myokymic") == countOf(lid, "myokymic"));
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
        CHECK(countEverywhere(patient, "tic") >= 6);
        CHECK(countEverywhere(patient, "spasm_clonic") == 0);
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
            CHECK(countEverywhere(patient, kind) == countOf(jaw, kind));
        }
        CHECK(countOf(jaw, "spasm_clonic") >= 8);
    }
}

TEST_CASE("A healthy face blinks and moves, no more, and the sides are alike but not equal",
          "[acquisition][simulation][slow]")
{
    std::set<bool> strongerLeft;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto patient = simulated({.scenario = "normal", .seed = seed, .rate = rate});
        for (const auto& [label, activity] : patient.truth.activity)
            CHECK(countOf(activity, "blink") + countOf(activity, "voluntary") == activity.size());
        const auto left = test::microvolts(patient, test::channelNamed(patient, "EMG Zyg L"));
        const auto right = test::microvolts(patient, test::channelNamed(patient, "EMG Zyg R"));
        double sumLeft = 0.0, sumRight = 0.0;
        for (const TrueTask& task : patient.truth.tasks)
            if (task.name == "smile") {
                const TimeInterval whole{task.onset, task.onset + task.duration};
                sumLeft += rms(left, whole);
                sumRight += rms(right, whole);
            }
        CHECK(sumLeft / sumRight > 0.5);
        CHECK(sumLeft / sumRight < 2.0);
        strongerLeft.insert(sumLeft > sumRight);
    }
    CHECK(strongerLeft.size() == 2);
}

TEST_CASE("Quiet is noise alone, and more of it on some leads than on others",
          "[acquisition][simulation]")
{
    const auto patient = simulated({.scenario = "quiet", .seed = 1});
    for (const auto& [label, activity] : patient.truth.activity)
        CHECK(activity.empty());
    REQUIRE(patient.recording->info().annotations.size() == 1);
    CHECK(patient.recording->info().annotations.front().text == "rest");
    std::vector<double> levels;
    for (std::size_t k = 0; k < 14; ++k) {
        // Differences of neighbouring samples leave drift and mains behind: white noise x sqrt(2).
        const auto x = test::microvolts(patient, k);
        double sum = 0.0;
        for (std::size_t i = 1; i < x.size(); ++i)
            sum += (x[i] - x[i - 1]) * (x[i] - x[i - 1]);
        levels.push_back(std::sqrt(sum / 2.0 / static_cast<double>(x.size())));
    }
    // 1.5-4 uV in 430 of 1024 Hz.
    CHECK(*std::min_element(levels.begin(), levels.end()) > 1.5);
    CHECK(*std::max_element(levels.begin(), levels.end()) < 7.0);
    CHECK(*std::max_element(levels.begin(), levels.end()) >
          1.3 * *std::min_element(levels.begin(), levels.end()));
}

TEST_CASE("Patients differ: side, blink rate, burst length and strength vary over seeds",
          "[acquisition][simulation][slow]")
{
    std::size_t left = 0;
    std::vector<double> counts, lengths, peaks;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const auto patient = simulated(
            {.scenario = "hfs", .seed = seed, .duration = 60_s, .rate = 500_Hz, .mains = {}});
        const Side side = *patient.truth.affected;
        left += side == Side::left ? 1U : 0U;
        const std::string label = lead("OOc", side);
        std::vector<double> own;
        double peak = 0.0;
        const auto x = test::microvolts(patient, test::channelNamed(patient, label));
        for (const TrueActivity& a : activityOf(patient, label))
            if (a.kind == "spasm_clonic") {
                own.push_back(a.interval.length().milliseconds());
                for (std::int64_t i = sampleAt(a.interval.onset, 500_Hz);
                     i < sampleAt(a.interval.offset, 500_Hz); ++i)
                    peak = std::max(peak, std::abs(x[static_cast<std::size_t>(i)]));
            }
        REQUIRE(!own.empty());
        counts.push_back(static_cast<double>(own.size()));
        lengths.push_back(test::median(own));
        peaks.push_back(peak);
    }
    // 50 fair coins stay within 25 +- 3 standard deviations.
    CHECK((left >= 15 && left <= 35));
    const auto spread = [](std::vector<double> values) {
        std::sort(values.begin(), values.end());
        return values[values.size() - 6] / values[5];  // 10th to 90th percentile
    };
    CHECK(spread(counts) > 1.5);
    CHECK(spread(lengths) > 1.25);
    CHECK(spread(peaks) > 1.3);
    CHECK(*std::min_element(lengths.begin(), lengths.end()) > 25.0);
    CHECK(*std::max_element(lengths.begin(), lengths.end()) < 120.0);
}
