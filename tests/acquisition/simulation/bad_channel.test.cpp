// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/bad_channel.hpp"

#include <set>

#include "tests/acquisition/simulation/simulated.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using facialis::test::simulated;

namespace {

constexpr Frequency rate = 1000_Hz;

SimulatedPatient withFault(std::string_view text, std::uint64_t seed = 3,
                           std::string scenario = "hfs")
{
    const auto request = badChannelFrom(text);
    if (!request)
        FAIL(request.error().sentence());
    return simulated({.scenario = std::move(scenario),
                      .seed = seed,
                      .duration = 60_s,
                      .rate = rate,
                      .badChannel = *request});
}

double variance(const std::vector<double>& x)
{
    double mean = 0.0, sum = 0.0;
    for (const double value : x)
        mean += value / static_cast<double>(x.size());
    for (const double value : x)
        sum += (value - mean) * (value - mean);
    return sum / static_cast<double>(x.size());
}

/// Variance of a sine of this frequency in the signal.
double lineVariance(const std::vector<double>& x, double hertz)
{
    // Second by second, because the line wanders by some hundredths of a hertz.
    const auto step = static_cast<std::size_t>(rate.hertz());
    double sum = 0.0;
    for (std::size_t begin = 0; begin + step <= x.size(); begin += step) {
        double re = 0.0, im = 0.0;
        for (std::size_t i = 0; i < step; ++i) {
            const double phase = 6.283185307179586 * hertz * static_cast<double>(i) / rate.hertz();
            re += x[begin + i] * std::cos(phase);
            im += x[begin + i] * std::sin(phase);
        }
        sum += 2.0 * (re * re + im * im) / static_cast<double>(step * step);
    }
    return sum * static_cast<double>(step) / static_cast<double>(x.size());
}

}  // namespace

TEST_CASE("A flat channel holds one value and no activity", "[acquisition][simulation]")
{
    const auto patient = withFault("OOc L:flat");
    const auto x = test::microvolts(patient, test::channelNamed(patient, "EMG OOc L"));
    CHECK(*std::min_element(x.begin(), x.end()) == *std::max_element(x.begin(), x.end()));
    CHECK(test::activityOf(patient, "EMG OOc L").empty());
    CHECK_FALSE(test::activityOf(patient, "EMG OOc R").empty());
}

TEST_CASE("An unplugged channel is mains and hardly anything else", "[acquisition][simulation]")
{
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto patient = withFault("EMG Zyg R:unplugged", seed);
        const auto x = test::microvolts(patient, test::channelNamed(patient, "EMG Zyg R"));
        const double line = lineVariance(x, 50.0);
        CHECK(std::sqrt(2.0 * line) > 18.0);
        CHECK(std::sqrt(2.0 * line) < 205.0);
        double harmonics = line;
        for (const double hertz : {100.0, 150.0, 250.0, 350.0})
            harmonics += lineVariance(x, hertz);
        CHECK(harmonics > 0.95 * variance(x));
        CHECK(test::activityOf(patient, "EMG Zyg R").empty());
    }
}

TEST_CASE("A loose electrode shows its muscle, contact noise in stretches, and many pops",
          "[acquisition][simulation]")
{
    const auto good = withFault("none");
    const auto patient = withFault("OOr L:loose");
    const std::size_t channel = test::channelNamed(patient, "EMG OOr L");
    auto added = test::microvolts(patient, channel);
    const auto clean = test::microvolts(good, channel);
    std::size_t pops = 0, quiet = 0;
    for (std::size_t i = 0; i < added.size(); ++i) {
        added[i] -= clean[i];
        quiet += std::abs(added[i]) < 0.11 ? 1U : 0U;
        if (i > 0 && std::abs(added[i] - added[i - 1]) > 250.0)
            ++pops;
    }
    CHECK(variance(added) > 100.0);
    CHECK(quiet > added.size() / 20);
    CHECK(quiet < added.size() * 9 / 10);
    CHECK(pops >= 5);
    CHECK(test::activityOf(patient, "EMG OOr L").size() ==
          test::activityOf(good, "EMG OOr L").size());
}

TEST_CASE("A clipped channel spends one to ten per cent of the time at the ends of its range",
          "[acquisition][simulation][slow]")
{
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto patient = withFault("OOc R:clipped", seed);
        const std::size_t channel = test::channelNamed(patient, "EMG OOc R");
        const Channel& info = patient.recording->info().channels[channel];
        const auto x = test::microvolts(patient, channel);
        const double limit = 0.1 * static_cast<double>(info.storedMaximum.value());
        CHECK(info.storedMinimum.value() == -info.storedMaximum.value());
        std::size_t cut = 0;
        for (const double value : x) {
            REQUIRE(std::abs(value) < limit + 1e-6);
            cut += std::abs(value) > limit - 1e-6 ? 1U : 0U;
        }
        const double share = static_cast<double>(cut) / static_cast<double>(x.size());
        CHECK(share > 0.0099);
        CHECK(share < 0.15);  // the limit is rounded down to a whole microvolt
        CHECK_FALSE(test::activityOf(patient, "EMG OOc R").empty());
    }
}

TEST_CASE("The other channels do not notice a bad one", "[acquisition][simulation]")
{
    const auto good = withFault("none"), bad = withFault("Ment R:unplugged");
    CHECK_FALSE(good.truth.patient);
    REQUIRE(bad.truth.patient);
    REQUIRE(bad.truth.patient->fault);
    CHECK(bad.truth.patient->fault->channel == "EMG Ment R");
    CHECK(bad.truth.patient->fault->kind == "unplugged");
    for (std::size_t k = 0; k < good.truth.channels.size(); ++k)
        if (good.truth.channels[k] != "EMG Ment R")
            CHECK(test::microvolts(good, k) == test::microvolts(bad, k));
}

TEST_CASE("A random bad channel may be any channel and have any fault, and one seed has one",
          "[acquisition][simulation]")
{
    std::set<std::size_t> channels;
    std::set<std::string_view> kinds;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const ElectrodeFault fault = drawFault({}, Random(seed));
        channels.insert(fault.channel);
        kinds.insert(toString(fault.fault));
        CHECK(drawFault({}, Random(seed)).channel == fault.channel);
        CHECK(drawFault({.channel = 2}, Random(seed)).fault == fault.fault);
        CHECK(drawFault({.fault = Fault::loose}, Random(seed)).channel == fault.channel);
    }
    CHECK(channels.size() == channelCount());
    CHECK(kinds.size() == 4);
}

TEST_CASE("A bad channel that does not exist is refused with the names of those that do",
          "[acquisition][simulation]")
{
    const auto label = badChannelFrom("Tongue L");
    REQUIRE_FALSE(label);
    CHECK(label.error().sentence().find("EMG OOc L") != std::string::npos);
    const auto fault = badChannelFrom("OOc L:dusty");
    REQUIRE_FALSE(fault);
    CHECK(fault.error().sentence().find("unplugged") != std::string::npos);
    for (const char* text : {"", ":flat", "OOc", "random:", "none:flat"})
        CHECK_FALSE(badChannelFrom(text));
    CHECK(badChannelFrom("random:clipped").value()->fault == Fault::clipped);
    CHECK_FALSE(badChannelFrom("random").value()->channel);
}
