// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/clock/frame_timeline.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

using namespace facialis;
using namespace facialis::acquisition;

namespace {

/// A device and a machine that reads it.
struct Link {
    double rate = 250.0;  ///< true
    double stated = 250.0;
    int modulus = 256;
    double readEvery = 0.016;  ///< seconds between reads, or as long as the machine was busy
    std::uint32_t seed = 1;
};

/// What a timeline makes of frames of which some are lost (a count before some frame).
struct Seen {
    std::vector<LossEstimate> losses;  ///< those that are not 0
    std::int64_t frames = 0;           ///< on the timeline
    double longestWait = 0.0;          ///< seconds a frame waited for its place
};

/// @param lostAt   {frame, how many are lost before it}
/// @param busyAt   {time, seconds for which nothing is read then}
/// @param damagedAt {frame, the number it arrives with}
Seen watch(const Link& link, double seconds,
           std::vector<std::pair<std::int64_t, std::int64_t>> lostAt,
           std::vector<std::pair<double, double>> busyAt = {},
           const std::map<std::int64_t, std::int32_t>& damagedAt = {})
{
    std::mt19937 random(link.seed);
    FrameTimeline timeline(Frequency{link.stated}, link.modulus);
    Seen seen;
    std::int64_t number = 0;
    std::int64_t added = 0, placed = 0;
    double now = 10.0;
    std::vector<double> stamps;
    while (now < 10.0 + seconds) {
        now += link.readEvery * (0.5 + static_cast<double>(random() % 1000) / 1000.0);
        if (!busyAt.empty() && now - 10.0 > busyAt.front().first) {
            now += busyAt.front().second;
            busyAt.erase(busyAt.begin());
        }
        while (static_cast<double>(number) / link.rate + 10.0 < now) {
            if (!lostAt.empty() && lostAt.front().first == number) {
                number += lostAt.front().second;
                lostAt.erase(lostAt.begin());
                continue;
            }
            const auto damaged = damagedAt.find(number);
            timeline.add({.counter = damaged != damagedAt.end() ? damaged->second
                                     : link.modulus > 0
                                         ? static_cast<std::int32_t>(number % link.modulus)
                                         : -1,
                          .time = Duration(now)});
            stamps.push_back(now);
            ++number;
            ++added;
        }
        while (const auto lost = timeline.next()) {
            if (lost->frames > 0)
                seen.losses.push_back(*lost);
            seen.frames += lost->frames + 1;
            seen.longestWait =
                std::max(seen.longestWait, now - stamps[static_cast<std::size_t>(placed)]);
            ++placed;
        }
    }
    timeline.settle();
    while (const auto lost = timeline.next())
        seen.frames += lost->frames + 1;
    return seen;
}

}  // namespace

TEST_CASE("Nothing is lost where nothing was, however busy the machine", "[clock]")
{
    for (const Link& link :
         {Link{}, Link{.rate = 1000, .stated = 1000, .modulus = 16},
          Link{.rate = 1000, .stated = 1000, .modulus = 16, .readEvery = 0.08},
          Link{.rate = 1003, .stated = 1000, .modulus = 16},
          Link{.rate = 10000, .stated = 10000, .modulus = 0},
          Link{.rate = 9950, .stated = 10000, .modulus = 0}, Link{.rate = 249.9}}) {
        INFO(link.rate << " Hz, modulus " << link.modulus << ", reads every " << link.readEvery);
        const Seen seen =
            watch(link, 40.0, {}, {{3.0, 0.3}, {9.0, 2.0}, {20.0, 10.0}, {35.0, 0.7}});
        CHECK(seen.losses.empty());
        CHECK(seen.longestWait < 0.3);
    }
}

TEST_CASE("Losses a counter can tell are exact and cost no delay", "[clock]")
{
    const Seen seen = watch({}, 30.0, {{1000, 1}, {2000, 50}, {3000, 120}, {3500, 7}});
    REQUIRE(seen.losses.size() == 4);
    std::vector<std::int64_t> counts;
    for (const LossEstimate& lost : seen.losses) {
        counts.push_back(lost.frames);
        CHECK(lost.basis == LossBasis::counter);
    }
    CHECK(counts == std::vector<std::int64_t>{1, 50, 120, 7});
}

TEST_CASE("A number that is wrong by an eighth of a round or more moves nothing that follows",
          "[clock]")
{
    // 1000 % 256 = 232; one number that is lower, one that is far ahead, two in a row that agree.
    const Seen seen = watch({}, 30.0, {{2000, 3}}, {{12.0, 1.5}},
                            {{1000, 228}, {1500, (1500 + 120) % 256}, {2500, 5}, {2501, 6}});
    CHECK(seen.frames == watch({}, 30.0, {{2000, 3}}, {{12.0, 1.5}}).frames);
    REQUIRE(seen.losses.size() == 1);
    CHECK(seen.losses[0].frames == 3);
}

TEST_CASE("A link that stood still and brings all of it afterwards lost nothing", "[clock]")
{
    // Nothing for 1.6 s (more than a round of the counter), then a line that is a third faster than
    // the device until all is there.
    FrameTimeline timeline(250_Hz, 256);
    constexpr double stop = 20.0, stall = 1.6, speed = 4.0 / 3.0;
    std::int64_t frames = 0, lost = 0;
    const auto take = [&] {
        while (const auto placed = timeline.next()) {
            lost += placed->frames;
            ++frames;
        }
    };
    constexpr int count = 12000;
    for (int number = 0; number < count; ++number) {
        const double taken = number / 250.0;
        const double line = stop + stall + (taken - stop) / speed;
        const double there = taken < stop ? taken : std::max(taken, line);
        timeline.add({.counter = number % 256, .time = Duration(std::ceil(there / 0.016) * 0.016)});
        take();
    }
    timeline.settle();
    take();
    CHECK(lost == 0);
    CHECK(frames == count);
}

TEST_CASE("Losses longer than the counter are told by the clock, exactly", "[clock]")
{
    for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
        const Seen cyton = watch({.seed = seed}, 60.0, {{1000, 300}, {4000, 2500}, {9000, 512}});
        REQUIRE(cyton.losses.size() == 3);
        CHECK(cyton.losses[0].frames == 300);
        CHECK(cyton.losses[1].frames == 2500);
        CHECK(cyton.losses[2].frames == 512);
        CHECK(cyton.losses[1].basis == LossBasis::hostClock);
        // A counter of four bits: a round of it is 16 ms, which is what reads take.
        const Seen bitalino =
            watch({.rate = 1000, .stated = 1000, .modulus = 16, .readEvery = 0.005, .seed = seed},
                  30.0, {{2000, 5}, {4000, 40}, {9000, 1000}, {15000, 333}});
        REQUIRE(bitalino.losses.size() == 4);
        CHECK(bitalino.losses[0].frames == 5);
        CHECK(bitalino.losses[1].frames == 40);
        CHECK(bitalino.losses[2].frames == 1000);
        CHECK(bitalino.losses[3].frames == 333);
        CHECK(bitalino.longestWait < 0.4);
    }
}

TEST_CASE("Without a counter losses are told by missing time, within a read", "[clock]")
{
    const Seen seen = watch({.rate = 10000, .stated = 10000, .modulus = 0, .readEvery = 0.004},
                            30.0, {{20000, 1000}, {90000, 5000}, {150000, 20000}});
    REQUIRE(seen.losses.size() == 3);
    for (std::size_t k = 0; k < 3; ++k) {
        const double truth[] = {1000, 5000, 20000};
        CHECK(static_cast<double>(seen.losses[k].frames) == Approx(truth[k]).margin(60.0));
        CHECK(seen.losses[k].basis == LossBasis::byteRate);
    }
}

TEST_CASE("A device that was away begins anew, its absence told by the clock", "[clock]")
{
    FrameTimeline timeline(250_Hz, 256);
    std::int64_t frames = 0;
    std::vector<LossEstimate> losses;
    const auto take = [&] {
        while (const auto lost = timeline.next()) {
            frames += lost->frames + 1;
            if (lost->frames > 0)
                losses.push_back(*lost);
        }
    };
    for (int k = 0; k < 500; ++k)
        timeline.add({.counter = k % 256, .time = Duration(k / 250.0)});
    take();
    timeline.restart();
    // Back after 7.4 s, its numbers from 0, with two of them lost soon after.
    for (int k = 0; k < 500; ++k)
        if (k != 100 && k != 101)
            timeline.add({.counter = k % 256, .time = Duration(2.0 + 7.4 + k / 250.0)});
    timeline.settle();
    take();
    REQUIRE(losses.size() == 2);
    CHECK(losses[0].frames == 1850);
    CHECK(losses[0].basis == LossBasis::hostClock);
    CHECK(losses[1].frames == 2);
    CHECK(frames == 500 + 1850 + 500);
}
