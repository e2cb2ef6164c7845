// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_timeline.hpp"

#include <catch2/catch.hpp>

using namespace facialis;

namespace {

EdfTimeline placed(EdfContinuity continuity, const std::vector<std::string>& onsets,
                   double recordDuration = 1.0, double rate = 1000.0)
{
    EdfTimelineBuilder builder(continuity, recordDuration, rate);
    for (const std::string& onset : onsets)
        builder.add(parseEdfTime(onset));
    return builder.finish();
}

std::vector<std::pair<double, std::int64_t>> runsOf(const EdfTimeline& timeline)
{
    std::vector<std::pair<double, std::int64_t>> runs;
    for (const EdfRun& run : timeline.runs)
        runs.emplace_back(run.onset.seconds(), run.records);
    return runs;
}

using Runs = std::vector<std::pair<double, std::int64_t>>;
constexpr auto jumping = EdfContinuity::discontinuous;

}  // namespace

TEST_CASE("Records that start later than the last one ended leave a gap", "[formats][edf]")
{
    const EdfTimeline timeline = placed(jumping, {"+0.5", "+1.5", "+4.75", "+5.75", "+9"});
    CHECK(runsOf(timeline) == Runs{{0.0, 2}, {4.25, 2}, {8.5, 1}});
    CHECK(timeline.start.seconds == 0.5);
    CHECK(timeline.warnings.empty());
    const std::vector<Gap> gaps = timeline.gaps(Duration(1.0));
    REQUIRE(gaps.size() == 2);
    CHECK(gaps[0].interval == TimeInterval{Duration(2.0), Duration(4.25)});
    CHECK(gaps[1].interval == TimeInterval{Duration(6.25), Duration(8.5)});
}

TEST_CASE("Rounding of record onsets is no gap", "[formats][edf]")
{
    // A third of a second written with three digits, sampled at 3000 Hz.
    const EdfTimeline timeline = placed(
        jumping, {"+0", "+0.333", "+0.667", "+1", "+1.333", "+1.667", "+2"}, 1.0 / 3.0, 3000.0);
    CHECK(runsOf(timeline) == Runs{{0.0, 7}});
    CHECK(timeline.warnings.empty());
}

TEST_CASE("Onsets that cannot be true are not believed", "[formats][edf]")
{
    SECTION("back in time")
    {
        const EdfTimeline timeline = placed(jumping, {"+0", "+1", "+0.5", "+3"});
        CHECK(runsOf(timeline) == Runs{{0.0, 4}});
        CHECK(timeline.warnings.size() == 1);
    }
    SECTION("a lone jump that the next record contradicts")
    {
        const EdfTimeline timeline = placed(jumping, {"+0", "+1", "+9002", "+3", "+4"});
        CHECK(runsOf(timeline) == Runs{{0.0, 5}});
        CHECK(timeline.warnings.size() == 1);
    }
    SECTION("a gap of years")
    {
        const EdfTimeline timeline = placed(jumping, {"+0", "+100000000", "+100000001"});
        CHECK(runsOf(timeline) == Runs{{0.0, 3}});
        CHECK(timeline.warnings.size() == 1);
    }
    SECTION("none at all")
    {
        const EdfTimeline timeline = placed(jumping, {"+0", "", "x", "+3"});
        CHECK(runsOf(timeline) == Runs{{0.0, 4}});
        CHECK(timeline.warnings.size() == 1);
    }
}

TEST_CASE("A file marked as continuous is read as such, with a warning where it says otherwise",
          "[formats][edf]")
{
    const EdfTimeline timeline = placed(EdfContinuity::continuous, {"+0.25", "+1.25", "+7.25"});
    CHECK(runsOf(timeline) == Runs{{0.0, 3}});
    CHECK(timeline.start.nanoseconds == 250'000'000);
    CHECK(timeline.warnings.size() == 1);
    CHECK(placed(EdfContinuity::continuous, {"+0", "+1", "+2"}).warnings.empty());
}
