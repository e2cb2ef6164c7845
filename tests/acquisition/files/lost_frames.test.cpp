// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <cmath>

#include "acquisition/files/table/frame_counter.hpp"
#include "acquisition/files/table/missing_frames.hpp"
#include "acquisition/files/table/time_column.hpp"
#include "data/model/sample_range.hpp"

using namespace facialis;
using namespace facialis::acquisition;

namespace {

/// A counter of `frames` frames without those in `lost`, which advances by `step` below `period`.
std::vector<double> counterWithout(int frames, const std::vector<SampleRange>& lost, int period,
                                   int step = 1, int start = 0)
{
    std::vector<double> counter;
    for (int i = 0; i < frames; ++i) {
        bool isLost = false;
        for (const SampleRange& range : lost)
            isLost = isLost || range.contains(i);
        if (!isLost)
            counter.push_back((start + i * step) % period);
    }
    return counter;
}

}  // namespace

TEST_CASE("Lost frames are counted for every wrap that recorders use", "[acquisition][files]")
{
    struct Habit {
        int period, step;
    };
    for (const Habit& habit :
         {Habit{256, 1}, Habit{256, 2}, Habit{201, 1}, Habit{16, 1}, Habit{65536, 1}}) {
        INFO("period " << habit.period << ", step " << habit.step);
        const auto counter = counterWithout(3000, {{100, 103}, {1000, 1009}, {2047, 2049}},
                                            habit.period, habit.step, 7 * habit.step);
        const FrameCount count = countFrames(counter, {}, 250_Hz);
        CHECK(count.isCounting);
        CHECK(count.unclear == 0);
        CHECK(count.missing == std::vector<MissingFrames>{{100, 3}, {997, 9}, {2035, 2}});
    }
}

TEST_CASE("A loss at the very turn of the counter is counted right", "[acquisition][files]")
{
    const auto counter = counterWithout(3000, {{254, 259}}, 256);
    CHECK(countFrames(counter, {}, 250_Hz).missing == std::vector<MissingFrames>{{254, 5}});
    // The only turn of a short recording.
    const auto once = counterWithout(400, {{254, 259}}, 256);
    CHECK(countFrames(once, {}, 250_Hz).missing == std::vector<MissingFrames>{{254, 5}});
}

TEST_CASE("The host clock tells how often the counter went round", "[acquisition][files]")
{
    constexpr int lost = 600;  // two turns of 256 and 88 frames
    const auto counter = counterWithout(4000, {{1000, 1000 + lost}}, 256);
    std::vector<double> seconds;
    for (int i = 0; i < 4000; ++i)
        if (i < 1000 || i >= 1000 + lost)
            seconds.push_back(1.5e9 + 0.004 * i + 0.02 * (i % 3));  // jitter of the host
    const FrameCount withClock = countFrames(counter, seconds, 250_Hz);
    CHECK(withClock.missing == std::vector<MissingFrames>{{1000, lost}});
    CHECK(withClock.unclear == 0);
    CHECK(countFrames(counter, {}, 250_Hz).missing == std::vector<MissingFrames>{{1000, 88}});
}

TEST_CASE("Steps that contradict the clock are told, not filled", "[acquisition][files]")
{
    auto counter = counterWithout(2000, {}, 256);
    std::vector<double> seconds(2000);
    for (std::size_t i = 0; i < seconds.size(); ++i)
        seconds[i] = 1.5e9 + 0.004 * static_cast<double>(i);
    std::swap(counter[500], counter[501]);  // out of order: looks like 255 lost frames
    counter[900] = counter[899];            // repeated
    const FrameCount count = countFrames(counter, seconds, 250_Hz);
    CHECK(count.isCounting);
    // The row that came early looks like one loss; the next real loss makes good for it.
    CHECK(count.missing == std::vector<MissingFrames>{{500, 1}});
    CHECK(count.unclear == 2);
}

TEST_CASE("A column that does not count tells nothing", "[acquisition][files]")
{
    CHECK_FALSE(countFrames(std::vector<double>(100, 0.0), {}, 250_Hz).isCounting);
    std::vector<double> noise(500);
    for (std::size_t i = 0; i < noise.size(); ++i)
        noise[i] = static_cast<double>((i * i * 7919) % 251);
    CHECK_FALSE(countFrames(noise, {}, 250_Hz).isCounting);
    CHECK_FALSE(countFrames(std::vector<double>{1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5}, {}, 250_Hz)
                    .isCounting);
}

TEST_CASE("Missing frames are put where they were", "[acquisition][files]")
{
    const std::vector<MissingFrames> missing{{0, 1}, {2, 2}, {3, 1}};
    const auto column = withMissing({10.0, 11.0, 12.0, 13.0}, missing);
    REQUIRE(column.size() == 8);
    for (const std::size_t empty : {0U, 3U, 4U, 6U})
        CHECK(std::isnan(column[empty]));
    CHECK(column[1] == 10.0);
    CHECK(column[5] == 12.0);
    CHECK(column[7] == 13.0);
    CHECK(frameOfRow(0, missing) == 1);
    CHECK(frameOfRow(2, missing) == 5);
    CHECK(frameOfRow(3, missing) == 7);
    const auto gaps = gapsOf(missing, 10_Hz, "why");
    REQUIRE(gaps.size() == 3);
    CHECK(gaps[1].interval == TimeInterval{300_ms, 500_ms});
    CHECK(withMissing({1.0, 2.0}, {}) == std::vector{1.0, 2.0});
}

TEST_CASE("A rounded column of times gives the rate it was made with", "[acquisition][files]")
{
    for (const double rate : {100.0, 125.0, 250.0, 256.0, 512.0, 1000.0, 1024.0, 1111.11, 1925.93,
                              2000.0, 2048.0, 4000.0, 10000.0, 30000.0})
        for (const double digit : {1e-3, 1e-4, 1e-6, 1e-9}) {
            std::vector<double> times(60000);
            for (std::size_t i = 0; i < times.size(); ++i)
                times[i] = std::round(static_cast<double>(i) / rate / digit) * digit;
            const auto fit = fitTimes(times, Duration(digit));
            INFO(rate << " Hz, times rounded to " << digit << " s");
            REQUIRE(fit);
            CHECK(fit->isRegular);
            CHECK(fit->missing.empty());
            // 60000 rows end at 60000 / rate: the last digit allows this much and no more.
            CHECK(fit->rate.hertz() == Approx(rate).epsilon(digit * rate / 60000.0).margin(1e-9));
        }
}

TEST_CASE("Times that stand still, go back or are too few give no rate", "[acquisition][files]")
{
    CHECK_FALSE(fitTimes(std::vector{1.0}, 1_ms));
    CHECK_FALSE(fitTimes(std::vector{1.0, 1.0, 1.0}, 1_ms));
    CHECK_FALSE(fitTimes(std::vector{3.0, 2.0, 1.0}, 1_ms));
    CHECK_FALSE(fitTimes(std::vector{1.0, std::nan("")}, 1_ms));
    const auto pair = fitTimes(std::vector{1.0, 1.5}, 1_ms);
    REQUIRE(pair);
    CHECK(pair->rate == 2_Hz);
}

TEST_CASE("Random losses are found in fine times, and only those", "[acquisition][files]")
{
    std::uint64_t state = 42;
    const auto draw = [&](std::uint64_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (state >> 33U) % below;
    };
    for (int trial = 0; trial < 50; ++trial) {
        const double rate = 500.0 + static_cast<double>(draw(4000));
        std::vector<double> times;
        std::vector<MissingFrames> lost;
        std::int64_t frame = 0;
        for (int row = 0; row < 5000; ++row) {
            if (row > 0 && draw(200) == 0) {
                lost.push_back({row, static_cast<std::int64_t>(1 + draw(40))});
                frame += lost.back().count;
            }
            times.push_back(std::round(static_cast<double>(frame++) / rate * 1e6) * 1e-6);
        }
        const auto fit = fitTimes(times, Duration(1e-6));
        REQUIRE(fit);
        INFO("trial " << trial << ", " << rate << " Hz");
        CHECK(fit->isRegular);
        CHECK(fit->missing == lost);
        CHECK(fit->rate.hertz() == Approx(rate).epsilon(1e-6));
    }
}
