// SPDX-License-Identifier: GPL-3.0-or-later
// The events of wide patients are what their stated parameters say.
#include <map>
#include <set>

#include "acquisition/simulation/condition_ranges.hpp"
#include "tests/acquisition/simulation/simulated.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using facialis::test::activityOf;
using facialis::test::countOf;
using facialis::test::lead;
using facialis::test::simulated;

namespace {

SimulatedPatient wide(std::string scenario, std::uint64_t seed, TaskMode tasks = TaskMode::on)
{
    return simulated({.scenario = std::move(scenario),
                      .seed = seed,
                      .duration = 60_s,
                      .rate = 1000_Hz,
                      .tasks = tasks,
                      .variety = Variety::wide});
}

std::map<std::string, double> numbersOf(const SimulatedPatient& patient)
{
    std::map<std::string, double> numbers;
    for (const TrueParameter& p : patient.truth.patient->parameters)
        if (const auto* number = std::get_if<double>(&p.value))
            numbers[p.name] = *number;
    return numbers;
}

std::string wordOf(const SimulatedPatient& patient, std::string_view name)
{
    for (const TrueParameter& p : patient.truth.patient->parameters)
        if (p.name == name)
            return std::get<std::string>(p.value);
    return {};
}

std::vector<double> lengthsOf(const std::vector<TrueActivity>& activity, std::string_view kind)
{
    std::vector<double> lengths;
    for (const TrueActivity& a : activity)
        if (a.kind == kind)
            lengths.push_back(a.interval.length().milliseconds());
    return lengths;
}

/// From onset to onset where that is under `longest`.
std::vector<double> periodsOf(const std::vector<TrueActivity>& activity, std::string_view kind,
                              Duration longest)
{
    std::vector<double> periods;
    const TrueActivity* before = nullptr;
    for (const TrueActivity& a : activity) {
        if (a.kind != kind)
            continue;
        if (before && a.interval.onset - before->interval.onset < longest)
            periods.push_back((a.interval.onset - before->interval.onset).seconds());
        before = &a;
    }
    return periods;
}

}  // namespace

TEST_CASE("Standard patients state no parameters, wide ones do, and the same seed the same",
          "[acquisition][simulation]")
{
    SimulationOptions options{.scenario = "tic", .seed = 8, .duration = 5_s, .rate = 500_Hz};
    CHECK_FALSE(simulated(options).truth.patient);
    options.variety = Variety::wide;
    const auto one = simulated(options), other = simulated(options);
    CHECK(numbersOf(one) == numbersOf(other));
    CHECK(test::microvolts(one, 3) == test::microvolts(other, 3));
    options.stretch = 1;
    CHECK(numbersOf(simulated(options)) == numbersOf(one));
}

TEST_CASE("A wide hemifacial spasm has the bursts and the spread that are stated",
          "[acquisition][simulation][slow]")
{
    std::set<std::string> spreads;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        const auto patient = wide("hfs", seed, TaskMode::off);
        const auto numbers = numbersOf(patient);
        const Side side = *patient.truth.affected;
        const bool isConfined = wordOf(patient, "spread") == "one muscle";
        spreads.insert(wordOf(patient, "spread"));
        const std::string first = wordOf(patient, "start") == "mouth" ? "OOr" : "OOc";
        const auto lengths = lengthsOf(activityOf(patient, lead(first, side)), "spasm_clonic");
        // A potential of some milliseconds is longer than its discharge.
        if (lengths.size() > 15)
            CHECK(test::median(lengths) ==
                  Approx(numbers.at("burst_length_ms") + 6.0).epsilon(0.3));
        std::size_t elsewhere = 0;
        for (const char* muscle : {"Front", "OOc", "Zyg", "OOr", "Ment", "Plat", "Mass"}) {
            const auto& healthy = activityOf(patient, lead(muscle, opposite(side)));
            CHECK(countOf(healthy, "spasm_clonic") + countOf(healthy, "spasm_tonic") == 0);
            if (muscle != first)
                elsewhere += countOf(activityOf(patient, lead(muscle, side)), "spasm_clonic");
        }
        CHECK((elsewhere == 0) == (isConfined || lengths.empty()));
        if (wordOf(patient, "pattern") == "isolated")
            CHECK(test::countEverywhere(patient, "spasm_tonic") == 0);
        CHECK(countOf(activityOf(patient, lead("Mass", side)), "spasm_clonic") == 0);
    }
    CHECK(spreads.size() == 2);
}

TEST_CASE("In wide synkinesis the stated pairs follow at the stated lag, and no others",
          "[acquisition][simulation][slow]")
{
    std::set<std::size_t> counts;
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        INFO("seed " << seed);
        const auto patient = wide("synkinesis", seed);
        const auto& wiring = patient.truth.patient->miswiring;
        REQUIRE_FALSE(wiring.empty());
        counts.insert(wiring.size());
        std::set<std::string> followers;
        for (const TrueMiswiring& wire : wiring) {
            followers.insert(wire.follower);
            CHECK(wire.lag >= 0_s);
            CHECK(wire.lag <= 40_ms);
            CHECK(wire.gain >= 0.25);
            CHECK(wire.gain <= 1.0);
            const std::string own(toString(*patient.truth.affected) == "left" ? " L" : " R");
            CHECK(wire.driver.ends_with(own));
            CHECK(wire.follower.ends_with(own));
        }
        for (const auto& [label, activity] : patient.truth.activity)
            CHECK((countOf(activity, "synkinetic") > 0) == followers.contains(label));
    }
    CHECK(counts.size() > 6);
    CHECK(*counts.begin() <= 4);
}

TEST_CASE("The wide lag of a synkinesis shows between blink and follower",
          "[acquisition][simulation][slow]")
{
    std::vector<double> errors;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const auto patient = wide("synkinesis", seed, TaskMode::off);
        for (const TrueMiswiring& wire : patient.truth.patient->miswiring) {
            if (!wire.driver.starts_with("EMG OOc"))
                continue;
            std::vector<double> lags;
            for (const TrueActivity& a : activityOf(patient, wire.follower))
                if (const auto* blink = test::nearest(activityOf(patient, wire.driver),
                                                      a.interval.onset, 80_ms, "blink"))
                    lags.push_back((a.interval.onset - blink->interval.onset).milliseconds());
            if (lags.size() >= 8)
                errors.push_back(test::median(lags) - wire.lag.milliseconds());
        }
    }
    REQUIRE(errors.size() > 30);
    // The first tenth of a volley comes some milliseconds sooner or later than its plan.
    CHECK(test::median(errors) == Approx(0.0).margin(3.0));
    for (const double error : errors)
        CHECK(std::abs(error) < 15.0);
}

TEST_CASE("Wide eyelid myokymia keeps the stated rhythm, from three to eight a second",
          "[acquisition][simulation][slow]")
{
    double slowest = 10.0, fastest = 0.0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        INFO("seed " << seed);
        const auto patient = wide("eyelid_myokymia", seed);
        const auto& lid = activityOf(patient, lead("OOc", *patient.truth.affected));
        const auto periods = periodsOf(lid, "myokymic", 500_ms);
        REQUIRE(periods.size() > 8);
        const double rhythm = 1.0 / test::median(periods);
        CHECK(rhythm == Approx(numbersOf(patient).at("bursts_per_second")).epsilon(0.35));
        CHECK(test::countEverywhere(patient, "myokymic") == countOf(lid, "myokymic"));
        slowest = std::min(slowest, rhythm);
        fastest = std::max(fastest, rhythm);
    }
    CHECK(slowest < 3.7);
    CHECK(slowest > 2.7);
    CHECK(fastest > 7.0);
    CHECK(fastest < 8.6);
}

TEST_CASE("Wide facial myokymia repeats its group as often and in as many muscles as stated",
          "[acquisition][simulation][slow]")
{
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        INFO("seed " << seed);
        const auto patient = wide("facial_myokymia", seed);
        const auto numbers = numbersOf(patient);
        std::size_t muscles = 0;
        for (const auto& [label, activity] : patient.truth.activity) {
            const auto periods = periodsOf(activity, "myokymic", 30_s);
            muscles += countOf(activity, "myokymic") > 0 ? 1U : 0U;
            if (periods.size() < 6)
                continue;
            const double group = (numbers.at("discharges") - 1.0) / numbers.at("discharge_rate_hz");
            const double stated = numbers.at("recurrence_s");
            CHECK(test::median(periods) > 0.3 * stated);
            CHECK(test::median(periods) < std::max(3.0 * stated, 1.4 * group + 0.1));
        }
        CHECK(muscles == static_cast<std::size_t>(numbers.at("muscles")));
    }
}

TEST_CASE("Wide tics are 50-200 ms or longer than 300 ms, at the stated number of sites",
          "[acquisition][simulation][slow]")
{
    std::size_t brief = 0, between = 0, long_ = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const auto patient = wide("tic", seed, TaskMode::off);
        for (const auto& [label, activity] : patient.truth.activity)
            for (const double length : lengthsOf(activity, "tic")) {
                CHECK(length < 1500.0);
                brief += length <= 220.0 ? 1U : 0U;
                between += length > 220.0 && length < 230.0 ? 1U : 0U;
                long_ += length >= 230.0 ? 1U : 0U;
            }
    }
    CHECK(brief > 4 * between);
    CHECK(long_ > 20);
}

TEST_CASE("Wide hemimasticatory spasm twitches, contracts or does both, in one masseter",
          "[acquisition][simulation][slow]")
{
    std::set<std::string> patterns;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        const auto patient = wide("hemimasticatory", seed);
        const auto& jaw = activityOf(patient, lead("Mass", *patient.truth.affected));
        const std::string pattern = wordOf(patient, "pattern");
        patterns.insert(pattern);
        CHECK((countOf(jaw, "spasm_clonic") > 0) == (pattern != "prolonged"));
        if (pattern == "twitches")
            CHECK(countOf(jaw, "spasm_tonic") == 0);
        for (const char* kind : {"spasm_clonic", "spasm_tonic"})
            CHECK(test::countEverywhere(patient, kind) == countOf(jaw, kind));
    }
    CHECK(patterns.size() == 3);
}

TEST_CASE("Wide blepharospasm is phasic, tonic or both, always in both eyes",
          "[acquisition][simulation][slow]")
{
    std::set<std::string> patterns;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        const auto patient = wide("blepharospasm", seed, TaskMode::off);
        const auto& left = activityOf(patient, "EMG OOc L");
        const auto& right = activityOf(patient, "EMG OOc R");
        const std::string pattern = wordOf(patient, "pattern");
        patterns.insert(pattern);
        for (const char* kind : {"spasm_clonic", "spasm_tonic"}) {
            CHECK(countOf(left, kind) == countOf(right, kind));
            CHECK(test::countEverywhere(patient, kind) == 2 * countOf(left, kind));
        }
        if (pattern == "phasic")
            CHECK(countOf(left, "spasm_tonic") == 0);
        if (pattern == "tonic")
            CHECK(countOf(left, "spasm_clonic") == 0);
        for (const double length : lengthsOf(left, "spasm_clonic")) {
            CHECK(length > 60.0);
            CHECK(length < 520.0);
        }
    }
    CHECK(patterns.size() == 3);
}

TEST_CASE("Wide people differ in blinks, mains and noise as stated, and quiet stays quiet",
          "[acquisition][simulation][slow]")
{
    std::vector<double> blinks;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        INFO("seed " << seed);
        const auto normal = wide("normal", seed, TaskMode::off);
        const double perMinute =
            static_cast<double>(countOf(activityOf(normal, "EMG OOc L"), "blink"));
        // A minute of irregular blinks: four standard deviations.
        const double stated = numbersOf(normal).at("blinks_per_minute");
        CHECK(perMinute == Approx(stated).margin(1.0 + 2.5 * std::sqrt(stated)));
        blinks.push_back(perMinute);

        const auto quiet = wide("quiet", seed);
        std::vector<double> lines;
        for (std::size_t k = 0; k < 14; ++k) {
            CHECK(quiet.truth.activity[k].second.empty());
            const auto x = test::microvolts(quiet, k);
            double line = 0.0;
            for (std::size_t begin = 0; begin + 1000 <= x.size(); begin += 1000) {
                double re = 0.0, im = 0.0;
                for (std::size_t i = 0; i < 1000; ++i) {
                    const double phase = 6.283185307179586 * 0.05 * static_cast<double>(i);
                    re += x[begin + i] * std::cos(phase);
                    im += x[begin + i] * std::sin(phase);
                }
                line += std::hypot(re, im) / 500.0 / 60.0;
            }
            lines.push_back(line);
        }
        // Leads differ by a quarter from one another; noise reads as some tenths of a microvolt.
        CHECK(test::median(lines) ==
              Approx(numbersOf(quiet).at("mains_uv")).epsilon(0.4).margin(0.4));
    }
    CHECK(*std::max_element(blinks.begin(), blinks.end()) >
          *std::min_element(blinks.begin(), blinks.end()) + 12.0);
}
