// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/rhythmic_runs.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "dsp/synchrony/seeded_random.hpp"

using namespace facialis;
using namespace facialis::dsp;

namespace {

std::vector<Duration> every(Duration interval, std::size_t count, double jitter = 0.0)
{
    SeededRandom random(5);
    std::vector<Duration> events;
    Duration time(1.0);
    for (std::size_t k = 0; k < count; ++k) {
        events.push_back(time);
        time = time + interval * (1.0 + jitter * (2.0 * random.uniform() - 1.0));
    }
    return events;
}

}  // namespace

TEST_CASE("Bursts at 3 to 8 Hz form one rhythmic run", "[dsp][synchrony]")
{
    for (const double rate : {3.0, 5.0, 8.0}) {
        const auto events = every(Duration(1.0 / rate), 12, 0.1);
        const auto runs = rhythmicRuns(events);
        REQUIRE(runs.size() == 1);
        CHECK(runs[0].first == 0);
        CHECK(runs[0].last == 11);
        const auto summary = summarised(events, runs);
        REQUIRE(summary);
        CHECK(1.0 / summary->interval.seconds() == Approx(rate).epsilon(0.1));
        CHECK(summary->variation < 0.1);
    }
}

TEST_CASE("Heartbeats, single bursts and four in a row are no myokymic rhythm", "[dsp][synchrony]")
{
    CHECK(rhythmicRuns(every(Duration(0.85), 50)).empty());
    CHECK(rhythmicRuns(every(Duration(0.2), 4)).empty());
    CHECK(rhythmicRuns({}).empty());
    CHECK(rhythmicRuns(every(Duration(0.03), 50)).empty());
}

TEST_CASE("Random bursts at the same rate are rarely rhythmic", "[dsp][synchrony]")
{
    SeededRandom random(11);
    std::vector<Duration> events;
    Duration time;
    for (int k = 0; k < 2000; ++k) {
        events.push_back(time);
        time = time + Duration(0.03 - 0.17 * std::log(1.0 - random.uniform()));
    }
    std::size_t rhythmic = 0;
    for (const RhythmicRun run : rhythmicRuns(events))
        rhythmic += run.last - run.first + 1;
    CHECK(rhythmic < 200);
}

TEST_CASE("A long rhythm is cut into runs that hold all of it", "[dsp][synchrony]")
{
    std::size_t events = 0;
    for (const RhythmicRun run : rhythmicRuns(every(Duration(0.2), 1000)))
        events += run.last - run.first + 1;
    CHECK(events >= 995);
}
