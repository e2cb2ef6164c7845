// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/stamp_clock.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "acquisition/network/arrived_frames.hpp"
#include "acquisition/network/byte_rate.hpp"
#include "acquisition/simulation/random.hpp"

using namespace facialis;
using namespace facialis::acquisition;

TEST_CASE("Frames missing from a stream with exact stamps are counted exactly", "[network][stamps]")
{
    // Faster than stated by 50 ppm, from a moment far from zero.
    StampClock clock(1000_Hz);
    const double rate = 1000.05;
    std::int64_t lost = 0, found = 0;
    for (std::int64_t i = 0; i < 60000; ++i) {
        const bool isGone =
            (i > 5000 && i < 5100) || (i > 20000 && i <= 20700) || (i > 40000 && i % 5000 < 3);
        if (isGone) {
            ++lost;
            continue;
        }
        found += clock.missingBefore(Duration(98765.4 + static_cast<double>(i) / rate));
    }
    CHECK(lost > 800);
    CHECK(found == lost);
    REQUIRE(clock.measuredRate());
    // The mean follows the drift two seconds late: 0.1 frames of 60000.
    CHECK(clock.measuredRate()->hertz() == Approx(rate).epsilon(3e-6));
    CHECK(clock.oddStamps() == 0);
}

TEST_CASE("Single frames missing among exact stamps are counted, and are no drift",
          "[network][stamps]")
{
    StampClock clock(2000_Hz);
    Random random(5);
    const double rate = 2000.08;  // 40 ppm
    std::int64_t lost = 0, found = 0;
    for (std::int64_t i = 0; i < 120000; ++i) {
        if (i > 6000 && random.uniform(0.0, 1.0) < 0.01) {
            ++lost;
            continue;
        }
        found += clock.missingBefore(Duration(1234.5 + static_cast<double>(i) / rate));
    }
    CHECK(lost > 1000);
    CHECK(std::abs(found - lost) <= 1);  // the last one may have nothing behind it
    REQUIRE(clock.measuredRate());
    CHECK(clock.measuredRate()->hertz() == Approx(rate).epsilon(3e-6));
}

TEST_CASE("Stamps that jitter by twenty milliseconds make no gap", "[network][stamps]")
{
    StampClock clock(250_Hz);
    Random random(1);
    std::int64_t found = 0;
    for (int i = 0; i < 20000; ++i) {
        // Pushed in bursts of four, each a little late.
        const double burst = static_cast<double>(i / 4 * 4 + 4) / 250.0;
        found += clock.missingBefore(Duration(50.0 + burst + 0.0 * random.uniform(0.0, 1e-3)));
    }
    CHECK(found == 0);
    REQUIRE(clock.jitter());
    CHECK(*clock.jitter() < 20_ms);
}

TEST_CASE("Stamps that go back or are no numbers are counted and move nothing", "[network][stamps]")
{
    StampClock clock(100_Hz);
    for (int i = 0; i < 1000; ++i)
        REQUIRE(clock.missingBefore(timeOf(i, 100_Hz)) == 0);
    CHECK(clock.missingBefore(Duration(std::numeric_limits<double>::quiet_NaN())) == 0);
    CHECK(clock.missingBefore(9.5_s) == 0);
    CHECK(clock.oddStamps() == 2);
    CHECK(clock.missingBefore(10.02_s) == 0);
    // A clock that was set back by an hour begins anew.
    StampClock set(100_Hz);
    for (int i = 0; i < 1000; ++i)
        (void)set.missingBefore(5000_s + timeOf(i, 100_Hz));
    std::int64_t found = 0;
    for (int i = 0; i < 1000; ++i)
        found += set.missingBefore(1400_s + timeOf(i, 100_Hz));
    CHECK(found == 0);
    CHECK(set.oddStamps() == 1);
}

TEST_CASE("A moment has a place on the stream's own time line", "[network][stamps]")
{
    StampClock clock(100_Hz);
    CHECK_FALSE(clock.placeOf(5_s));
    for (int i = 0; i < 100; ++i)
        (void)clock.missingBefore(5_s + timeOf(i, 100_Hz));
    REQUIRE(clock.placeOf(5.5_s));
    CHECK(clock.placeOf(5.5_s)->seconds() == Approx(0.5));
}

TEST_CASE("Lost frames without counter and stamps are told by the byte rate, drift is not one",
          "[network][rate]")
{
    ByteRate rate(2000_Hz);
    Random random(2);
    const double trueRate = 2000.0 * (1.0 - 250e-6);
    std::int64_t sent = 0, lost = 0, found = 0;
    for (int packet = 1; packet <= 16 * 120; ++packet) {
        const double time = packet / 16.0;
        const auto due = static_cast<std::int64_t>(time * trueRate);
        const std::int64_t frames = due - sent;
        sent = due;
        const bool isGone = packet >= 600 && packet < 616;  // a second
        if (isGone) {
            lost += frames;
            continue;
        }
        // Up to 40 ms late, as networks are.
        found += rate.arrived(frames, Duration(1000.0 + time + random.uniform(0.0, 0.04)));
    }
    CHECK(found == Approx(lost).margin(20));  // one per cent
    REQUIRE(rate.measuredRate());
    // The earliest of 32 packets is late by a millisecond or so, and at the gap once more.
    CHECK(rate.measuredRate()->hertz() == Approx(trueRate).epsilon(1e-4));
}

TEST_CASE("An absence is as long as it was by the clock", "[network][rate]")
{
    ByteRate rate(1000_Hz);
    std::int64_t found = 0;
    for (int i = 1; i <= 100; ++i)
        found += rate.arrived(100, Duration(0.1 * i));
    found += rate.reconnected(13_s);
    CHECK(found == Approx(3000).margin(1));
    for (int i = 1; i <= 100; ++i)
        found += rate.arrived(100, Duration(13.0 + 0.1 * i));
    CHECK(found == Approx(3000).margin(1));
}

TEST_CASE("Missing frames are read as NaN in their place, whatever the block", "[network][queue]")
{
    for (const std::size_t size : {1U, 7U, 64U}) {
        ArrivedFrames queue(2, 100_Hz);
        std::int64_t frame = 0;
        for (int run = 0; run < 3; ++run) {
            for (int i = 0; i < 10; ++i, ++frame)
                queue.push(std::vector<double>{double(frame), -double(frame)});
            queue.pushMissing(5, "gone");
            frame += 5;
        }
        std::int64_t next = 0;
        std::vector<Gap> gaps;
        SampleBlock block(2, size);
        while (!queue.isEmpty()) {
            queue.take(block);
            CHECK(block.firstFrame() == next);
            for (std::size_t i = 0; i < block.frames(); ++i, ++next) {
                const bool isMissing = next % 15 >= 10;
                CHECK(std::isnan(block.channel(0)[i]) == isMissing);
                if (!isMissing)
                    CHECK(block.channel(1)[i] == -double(next));
            }
            for (Gap& gap : queue.takeGaps())
                gaps.push_back(std::move(gap));
        }
        CHECK(next == 45);
        REQUIRE(gaps.size() == 3);
        CHECK(gaps[1].interval.onset.seconds() == Approx(0.25));
        CHECK(gaps[1].interval.offset.seconds() == Approx(0.30));
        CHECK(gaps[1].reason == "gone");
    }
}

TEST_CASE("A gap is told when all of it was read, with all of its length", "[network]")
{
    ArrivedFrames queue(1, 1000_Hz);
    const std::vector<double> frame{1.0};
    queue.push(frame);
    queue.pushMissing(3000, "the cable was out");
    queue.push(frame);
    SampleBlock block(1, 256);
    std::vector<Gap> told;
    while (!queue.isEmpty()) {
        queue.take(block);
        const auto gaps = queue.takeGaps();
        if (queue.taken() < 3001)
            CHECK(gaps.empty());
        told.insert(told.end(), gaps.begin(), gaps.end());
    }
    REQUIRE(told.size() == 1);
    CHECK(told[0].interval == TimeInterval{0.001_s, 3.001_s});
}
