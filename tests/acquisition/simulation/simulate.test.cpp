// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/simulate.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <set>

#include "tests/acquisition/simulation/simulated.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using facialis::test::simulated;

namespace {

/// FNV-1a over the stored numbers of all channels.
std::uint64_t fingerprint(const SimulatedPatient& patient)
{
    std::uint64_t hash = 0xCBF29CE484222325U;
    const auto& channels = patient.recording->info().channels;
    for (std::size_t k = 0; k < channels.size(); ++k) {
        std::vector<std::int32_t> stored(static_cast<std::size_t>(channels[k].length));
        REQUIRE(patient.recording->readStored(k, {0, channels[k].length}, stored));
        for (const std::int32_t value : stored)
            hash = (hash ^ static_cast<std::uint32_t>(value)) * 0x100000001B3U;
    }
    return hash;
}

SimulationOptions brief(std::string scenario, std::uint64_t seed)
{
    return {.scenario = std::move(scenario), .seed = seed, .duration = 30_s, .rate = 1000_Hz};
}

}  // namespace

TEST_CASE("The same options give the same bytes, another seed gives others",
          "[acquisition][simulation][slow]")
{
    for (const std::string_view name : scenarioNames()) {
        const SimulationOptions options = brief(std::string(name), 5);
        const std::uint64_t first = fingerprint(simulated(options));
        CHECK(first == fingerprint(simulated(options)));
        CHECK(first != fingerprint(simulated(brief(std::string(name), 6))));
    }
}

TEST_CASE("A patient is the same on every machine and compiler", "[acquisition][simulation]")
{
    // Recorded with GCC 12 -O3 and Clang 16 -O2 -march=native alike. Changes only when the model is
    // changed on purpose; then every seed names another patient, and the notes must say so.
    CHECK(fingerprint(simulated(brief("hfs", 1))) == 0xB6BC50B634F8007AU);
    CHECK(fingerprint(simulated(brief("synkinesis", 2))) == 0x3DBC491366467B3BU);
}

TEST_CASE("Every scenario keeps its truth in order, inside the recording and in known words",
          "[acquisition][simulation][slow]")
{
    const std::set<std::string> kinds{"blink",      "voluntary", "spasm_clonic", "spasm_tonic",
                                      "synkinetic", "myokymic",  "tic"};
    for (const std::string_view name : scenarioNames())
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            INFO(name << " seed " << seed);
            const SimulatedPatient patient = simulated(brief(std::string(name), seed));
            const Truth& truth = patient.truth;
            CHECK(truth.condition == name);
            CHECK(truth.rate == 1000_Hz);
            CHECK(truth.duration == 30_s);
            CHECK(truth.channels.size() == patient.recording->info().channels.size());
            REQUIRE(truth.activity.size() == truth.channels.size());
            for (std::size_t k = 0; k < truth.channels.size(); ++k) {
                CHECK(truth.activity[k].first == truth.channels[k]);
                CHECK(patient.recording->info().channels[k].label == truth.channels[k]);
                Duration before{};
                for (const TrueActivity& a : truth.activity[k].second) {
                    REQUIRE(kinds.contains(a.kind));
                    REQUIRE(a.interval.onset >= before);
                    REQUIRE(a.interval.offset > a.interval.onset);
                    REQUIRE(a.interval.offset < truth.duration);
                    before = a.interval.onset;
                }
            }
        }
}

TEST_CASE("One-sided scenarios take the side that is asked for, others have none",
          "[acquisition][simulation]")
{
    for (const std::string_view name : scenarioNames()) {
        SimulationOptions options = brief(std::string(name), 2);
        options.duration = 2_s;
        options.side = Side::right;
        const auto right = simulated(options).truth.affected;
        options.side = Side::left;
        const auto left = simulated(options).truth.affected;
        const bool isOneSided = name == "hfs" || name == "synkinesis" ||
                                name == "eyelid_myokymia" || name == "facial_myokymia" ||
                                name == "hemimasticatory";
        if (isOneSided) {
            CHECK(right == Side::right);
            CHECK(left == Side::left);
        } else {
            CHECK_FALSE(right);
            CHECK_FALSE(left);
        }
    }
}

TEST_CASE("Tasks can be annotated, performed in silence, or left out", "[acquisition][simulation]")
{
    SimulationOptions options = brief("normal", 4);
    const SimulatedPatient marked = simulated(options);
    options.tasks = TaskMode::unmarked;
    const SimulatedPatient unmarked = simulated(options);
    options.tasks = TaskMode::off;
    const SimulatedPatient off = simulated(options);

    CHECK(marked.recording->info().annotations.size() == marked.truth.tasks.size());
    CHECK(marked.truth.tasks.size() > 5);
    CHECK(marked.truth.tasks.front().name == "rest");
    CHECK(unmarked.recording->info().annotations.empty());
    CHECK(unmarked.truth.tasks.size() == marked.truth.tasks.size());
    CHECK(fingerprint(marked) == fingerprint(unmarked));
    CHECK(off.recording->info().annotations.empty());
    CHECK(off.truth.tasks.empty());
    for (const auto& [label, activity] : off.truth.activity)
        CHECK(test::countOf(activity, "voluntary") == 0);
}

TEST_CASE("Two minutes hold eight movements of eyes and of mouth, after twenty seconds of rest",
          "[acquisition][simulation][slow]")
{
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const SimulatedPatient patient =
            simulated({.scenario = "normal", .seed = seed, .rate = 500_Hz});
        std::size_t eyes = 0, smiles = 0, puckers = 0, brows = 0;
        for (const TrueTask& task : patient.truth.tasks) {
            eyes += task.name.starts_with("close eyes") ? 1U : 0U;
            smiles += task.name == "smile" ? 1U : 0U;
            puckers += task.name == "pucker lips" ? 1U : 0U;
            brows += task.name == "raise eyebrows" ? 1U : 0U;
        }
        CHECK(eyes >= 8);
        CHECK(smiles >= 8);
        CHECK(puckers >= 8);
        CHECK(brows >= 5);
        CHECK(patient.truth.tasks.front().duration >= 20_s);
        CHECK(patient.truth.tasks.back().onset + patient.truth.tasks.back().duration <= 120_s);
    }
}

TEST_CASE("Channels state what an exporter needs", "[acquisition][simulation]")
{
    const SimulatedPatient patient = simulated(brief("hfs", 1));
    const RecordingInfo& info = patient.recording->info();
    CHECK(info.channels.size() == 14);
    std::set<std::string> labels;
    for (const Channel& c : info.channels) {
        labels.insert(c.label);
        CHECK(c.label.size() <= 16);  // EDF
        CHECK(c.dimension == Dimension::voltage);
        CHECK(c.scale == Approx(1e-7));
        CHECK(c.storedType == SampleType::int16);
        CHECK(c.length == 30 * 1000);
        CHECK(c.side.has_value());
        CHECK_FALSE(c.muscle.empty());
    }
    CHECK(labels.size() == 14);
    CHECK(labels.contains("EMG OOc L"));
    REQUIRE(info.start);
    CHECK(toIso8601(*info.start) == "2025-01-01T10:00:00");
    CHECK(info.identity.patientCode == "SIM");
    CHECK(info.identity.remarks == "hfs seed 1");
}

TEST_CASE("Impossible wishes are refused in a sentence", "[acquisition][simulation]")
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto unknown = simulate({.scenario = "hfss"});
    REQUIRE_FALSE(unknown);
    for (const std::string_view name : scenarioNames())
        CHECK(unknown.error().sentence().find(name) != std::string::npos);
    for (const double seconds : {0.0, 0.99, -5.0, 86401.0, nan, infinity}) {
        const auto refused = simulate({.duration = Duration(seconds)});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().sentence().find("duration") != std::string::npos);
    }
    for (const double hertz : {0.0, 499.0, 20001.0, -1.0, nan, infinity})
        REQUIRE_FALSE(simulate({.rate = Frequency(hertz)}));
    for (const double decibel : {nan, infinity, -1000.0})
        REQUIRE_FALSE(simulate({.snrDb = decibel}));
    REQUIRE_FALSE(simulate({.side = Side::both}));
    const auto huge = simulate({.duration = 86400_s, .rate = 20000_Hz});
    REQUIRE_FALSE(huge);
    CHECK(huge.error().sentence().find("memory") != std::string::npos);
}

TEST_CASE("The smallest and oddest recordings are made too", "[acquisition][simulation][slow]")
{
    for (const std::string_view name : scenarioNames())
        for (const auto& [seconds, hertz] :
             {std::pair(1.0, 500.0), std::pair(1.37, 1000.5), std::pair(3.0, 20000.0)}) {
            const SimulatedPatient patient = simulated({.scenario = std::string(name),
                                                        .duration = Duration(seconds),
                                                        .rate = Frequency(hertz),
                                                        .snrDb = 6.0});
            CHECK(patient.recording->info().channels[0].length == std::llround(seconds * hertz));
        }
}

TEST_CASE("Switching mains off removes the line", "[acquisition][simulation]")
{
    SimulationOptions options = brief("quiet", 8);
    // 0.25 uV: the noise itself in a thirtieth of a hertz, with room.
    const auto lineAmplitude = [](const std::vector<double>& x, double hertz) {
        double re = 0.0, im = 0.0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double phase = 6.283185307179586 * hertz * static_cast<double>(i) / 1000.0;
            re += x[i] * std::cos(phase);
            im += x[i] * std::sin(phase);
        }
        return 2.0 * std::hypot(re, im) / static_cast<double>(x.size());
    };
    const auto loudest = [&](const SimulationOptions& o, double hertz) {
        const SimulatedPatient patient = simulated(o);
        double most = 0.0;
        for (std::size_t k = 0; k < 14; ++k)
            most = std::max(most, lineAmplitude(test::microvolts(patient, k), hertz));
        return most;
    };
    CHECK(loudest(options, 50.0) > 0.5);
    CHECK(loudest(options, 60.0) < 0.25);
    options.mains = 60_Hz;
    CHECK(loudest(options, 60.0) > 0.5);
    options.mains.reset();
    CHECK(loudest(options, 50.0) < 0.25);
    CHECK(loudest(options, 60.0) < 0.25);
}
