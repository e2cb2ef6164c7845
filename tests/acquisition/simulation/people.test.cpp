// SPDX-License-Identifier: GPL-3.0-or-later
// What all simulated people have in common, and how they differ.
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
        CHECK(test::countEverywhere(patient, "blink") == left.size() + right.size());
    }
    double mean = 0.0;
    for (const double blinks : perMinute)
        mean += blinks / 30.0;
    CHECK(mean == Approx(19.8).margin(3.0));
    CHECK(*std::max_element(perMinute.begin(), perMinute.end()) -
              *std::min_element(perMinute.begin(), perMinute.end()) >
          8.0);
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
                sumLeft += test::rms(left, whole, rate);
                sumRight += test::rms(right, whole, rate);
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

TEST_CASE("A further stretch is the same patient at another time", "[acquisition][simulation]")
{
    acquisition::SimulationOptions options{
        .scenario = "facial_myokymia", .seed = 5, .duration = 40_s, .rate = rate};
    const auto first = simulated(options);
    options.stretch = 1;
    const auto second = simulated(options);
    CHECK(first.truth.affected == second.truth.affected);
    bool anyDiffers = false;
    for (std::size_t k = 0; k < first.truth.channels.size(); ++k) {
        const auto& before = first.truth.activity[k].second;
        const auto& after = second.truth.activity[k].second;
        CHECK((countOf(before, "myokymic") > 0) == (countOf(after, "myokymic") > 0));
        anyDiffers = anyDiffers || before.size() != after.size();
        const auto noise = [&](const acquisition::SimulatedPatient& patient) {
            const auto x = test::microvolts(patient, k);
            std::vector<double> steps;
            for (std::size_t i = 1; i < x.size(); ++i)
                steps.push_back(std::abs(x[i] - x[i - 1]));
            return test::median(steps);
        };
        CHECK(noise(first) == Approx(noise(second)).epsilon(0.1));
    }
    CHECK(anyDiffers);
    CHECK(test::microvolts(first, 0) != test::microvolts(second, 0));
}
