// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/evoked/response.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

#include "dsp/synchrony/quantile.hpp"
#include "tests/dsp/evoked/made_sweeps.hpp"

using namespace facialis;
using namespace facialis::dsp;
using namespace facialis::test;

namespace {

using Verdict = SweepResponse::Verdict;

long count(const std::vector<SweepResponse>& responses, Verdict verdict)
{
    return std::count_if(responses.begin(), responses.end(),
                         [&](const SweepResponse& r) { return r.verdict == verdict; });
}

double medianLatency(const std::vector<SweepResponse>& responses)
{
    std::vector<double> latencies;
    for (const SweepResponse& r : responses)
        if (r.verdict == Verdict::present)
            latencies.push_back(r.latency.milliseconds());
    return median(latencies);
}

}  // namespace

TEST_CASE("R1 and R2 are found in nearly every sweep, at their latencies", "[dsp][evoked]")
{
    for (const Frequency rate : {1000_Hz, 2000_Hz, 2048_Hz, 4800_Hz, 10000_Hz}) {
        INFO(rate.hertz() << " Hz");
        const auto sweeps = cleanedSweeps({.rate = rate, .early = 150.0, .late = 60.0}, 20);
        const auto early = responsesIn(sweeps, rate, earlyWindow);
        const auto late = responsesIn(sweeps, rate, lateWindow);
        CHECK(count(early, Verdict::present) >= 19);
        CHECK(count(late, Verdict::present) >= 19);
        // A sample at 1000 Hz, and the time in which the volley outgrows the noise.
        CHECK(medianLatency(early) == Approx(10.5).margin(1.0));
        CHECK(medianLatency(late) == Approx(32.0).margin(1.5));
    }
}

TEST_CASE("Noise and an artifact alone are no response", "[dsp][evoked]")
{
    // 400 sweeps in 20 examinations; the call of a lead allows for 5 %, this is a tenth.
    long found = 0;
    for (std::uint64_t examination = 0; examination < 20; ++examination) {
        const auto sweeps = cleanedSweeps({.mains = 10.0}, 20, 1 + 100 * examination);
        found += count(responsesIn(sweeps, 2000_Hz, earlyWindow), Verdict::present);
        found += count(responsesIn(sweeps, 2000_Hz, lateWindow), Verdict::present);
    }
    CHECK(found <= 4);
}

TEST_CASE("The slow recovery of an amplifier is no response", "[dsp][evoked]")
{
    for (const Duration time : {2_ms, 5_ms, 10_ms, 30_ms})
        for (const double tail : {-2000.0, 300.0, 3000.0}) {
            INFO(time.milliseconds() << " ms, " << tail << " uV");
            const auto sweeps = cleanedSweeps({.tail = tail, .tailTime = time}, 20);
            CHECK(count(responsesIn(sweeps, 2000_Hz, earlyWindow), Verdict::present) <= 1);
            CHECK(count(responsesIn(sweeps, 2000_Hz, lateWindow), Verdict::present) <= 1);
        }
}

TEST_CASE("A sweep whose artifact reaches into the window is not judged", "[dsp][evoked]")
{
    SweepRecipe recipe{.late = 60.0};
    std::vector<Sweep> sweeps;
    for (std::uint64_t k = 0; k < 10; ++k) {
        Sweep raw = madeSweep(recipe, k);
        std::fill_n(raw.samples.begin() + static_cast<std::ptrdiff_t>(raw.stimulus), 24, 3000.0);
        sweeps.push_back(cleaned(raw, recipe.rate, 50_Hz, Rails{-3000.0, 3000.0}));
    }
    CHECK(count(responsesIn(sweeps, recipe.rate, earlyWindow), Verdict::artifact) == 10);
    CHECK(count(responsesIn(sweeps, recipe.rate, lateWindow), Verdict::present) == 10);
}

TEST_CASE("A gap makes a sweep unjudged where it lies, and only there", "[dsp][evoked]")
{
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    std::vector<Sweep> sweeps;
    for (std::uint64_t k = 0; k < 12; ++k) {
        Sweep raw = madeSweep({.early = 150.0, .late = 60.0}, k);
        const std::size_t at = k == 0 ? 100 : k == 1 ? 200 + 24 : k == 2 ? 200 + 80 : 0;
        if (at > 0)
            std::fill_n(raw.samples.begin() + static_cast<std::ptrdiff_t>(at), 4, nothing);
        sweeps.push_back(cleaned(raw, 2000_Hz, 50_Hz, std::nullopt));
    }
    const auto early = responsesIn(sweeps, 2000_Hz, earlyWindow);
    const auto late = responsesIn(sweeps, 2000_Hz, lateWindow);
    CHECK(early[0].verdict == Verdict::noBaseline);
    CHECK(early[1].verdict == Verdict::notRecorded);
    CHECK(early[2].verdict == Verdict::present);
    CHECK(late[1].verdict == Verdict::present);
    CHECK(late[2].verdict == Verdict::notRecorded);
    CHECK(count(early, Verdict::present) == 10);
}

TEST_CASE("A muscle that is active before the stimulus is not judged in that sweep",
          "[dsp][evoked]")
{
    std::vector<Sweep> sweeps;
    for (std::uint64_t k = 0; k < 10; ++k) {
        Sweep raw = madeSweep({.early = 150.0}, k);
        SeededRandom random(k);
        if (k == 4)
            for (std::size_t i = 100; i < 160; ++i)
                raw.samples[i] += 80.0 * gaussian(random);
        sweeps.push_back(cleaned(raw, 2000_Hz, 50_Hz, std::nullopt));
    }
    const auto responses = responsesIn(sweeps, 2000_Hz, earlyWindow);
    CHECK(responses[4].verdict == Verdict::activeBefore);
    CHECK(count(responses, Verdict::present) == 9);
}

TEST_CASE("A direct response that lasts into the window is not taken for a reflex", "[dsp][evoked]")
{
    const auto sweeps = cleanedSweeps({.early = 300.0, .earlyAt = 4.5_ms}, 10);
    const auto responses = responsesIn(sweeps, 2000_Hz, earlyWindow);
    CHECK(count(responses, Verdict::present) == 0);
    CHECK(count(responses, Verdict::goesOn) == 10);
}

TEST_CASE("Amplitude is peak to peak, the area that of the rectified response", "[dsp][evoked]")
{
    const auto sweeps = cleanedSweeps({.noise = 1.0, .early = 200.0}, 1);
    const auto responses = responsesIn(sweeps, 2000_Hz, earlyWindow);
    REQUIRE(responses[0].verdict == Verdict::present);
    CHECK(responses[0].peakToPeak == Approx(400.0).epsilon(0.05));
    // Of one period of a sine: 2/pi of amplitude x length.
    CHECK(responses[0].rectifiedArea == Approx(200.0 * 0.6366 * 0.005).epsilon(0.15));
    CHECK(responses[0].end > responses[0].latency);
}

TEST_CASE("A dead lead has no responses and is not judged", "[dsp][evoked]")
{
    const auto sweeps = cleanedSweeps({.noise = 0.0, .artifact = 0.0}, 5);
    CHECK(count(responsesIn(sweeps, 2000_Hz, earlyWindow), Verdict::noBaseline) == 5);
}
