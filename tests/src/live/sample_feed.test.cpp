// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/sample_feed.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <thread>

using namespace facialis;
using namespace facialis::engine;

namespace {

constexpr std::size_t channels = 3;

/// Frames whose values tell their number and channel.
SampleBlock numbered(std::int64_t first, std::size_t frames)
{
    SampleBlock block(channels, std::max<std::size_t>(1, frames));
    block.setFirstFrame(first);
    block.setFrames(frames);
    for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < frames; ++i)
            block.channel(c)[i] = double(first) + double(i) + 1000.0 * double(c);
    return block;
}

}  // namespace

TEST_CASE("A feed hands on what was put, whatever the sizes of the blocks", "[live]")
{
    SampleFeed feed(channels, 1000_Hz, 4_s, "the analysis");
    const std::size_t step = GENERATE(1, 7, 64, 1000);
    const std::size_t taken = GENERATE(1, 13, 300);
    for (std::int64_t at = 0; at < 2000; at += std::int64_t(step))
        feed.put(numbered(at, std::min<std::size_t>(step, std::size_t(2000 - at))));
    feed.close(2000);

    SampleBlock block(channels, taken);
    std::int64_t next = 0;
    bool isRight = true;
    while (feed.read(block, 0_s) == SampleFeed::Status::frames) {
        isRight = isRight && block.firstFrame() == next;
        for (std::size_t c = 0; c < channels; ++c)
            for (std::size_t i = 0; i < block.frames(); ++i)
                isRight =
                    isRight && block.channel(c)[i] == double(next) + double(i) + 1000.0 * double(c);
        next += std::int64_t(block.frames());
    }
    CHECK(isRight);
    CHECK(next == 2000);
    CHECK(feed.takeGaps().empty());
    CHECK(feed.read(block, 0_s) == SampleFeed::Status::closed);
}

TEST_CASE("Frames that a late reader missed come as NaN and as one gap that says so", "[live]")
{
    SampleFeed feed(channels, 1000_Hz, 1_s, "the analysis");  // room for 1024
    feed.put(numbered(0, 1000));
    feed.put(numbered(1000, 1000));  // 24 of them fit
    REQUIRE(feed.refused() == 976);
    SampleBlock block(channels, 100);
    std::int64_t numbers = 0, missing = 0;
    const auto take = [&](SampleFeed::Status until) {
        SampleFeed::Status status{};
        while ((status = feed.read(block, 0_s)) == SampleFeed::Status::frames)
            for (std::size_t i = 0; i < block.frames(); ++i)
                (std::isnan(block.channel(2)[i]) ? missing : numbers) += 1;
        return status == until;
    };
    REQUIRE(take(SampleFeed::Status::nothing));
    feed.put(numbered(2000, 500));
    feed.close(2600);  // the last hundred never reached the ring
    REQUIRE(take(SampleFeed::Status::closed));
    CHECK(numbers == 1024 + 500);
    CHECK(missing == 976 + 100);
    const auto gaps = feed.takeGaps();
    REQUIRE(gaps.size() == 2);
    CHECK(gaps[0].interval == TimeInterval{1.024_s, 2_s});
    CHECK(gaps[0].reason == "976 frames that the analysis could not take in time");
    CHECK(gaps[1].interval == TimeInterval{2.5_s, 2.6_s});
    CHECK(feed.takeGaps().empty());
}

TEST_CASE("However long a device was away, what it sends afterwards is not pushed out", "[live]")
{
    SampleFeed feed(channels, 1000_Hz, 1_s, "the analysis");  // room for 1024
    feed.put(numbered(0, 500));
    const auto away = [&](std::int64_t from, std::int64_t to) {
        for (; from < to; from += 500) {
            SampleBlock block = numbered(from, 500);
            for (std::size_t c = 0; c < channels; ++c)
                std::ranges::fill(block.channel(c), std::nan(""));
            feed.put(block);
        }
    };
    away(500, 60'500);
    feed.put(numbered(60'500, 500));
    CHECK(feed.refused() == 0);
    away(61'000, 62'000);
    SampleBlock block(channels, 100);
    std::int64_t next = 0, numbers = 0;
    const auto take = [&] {
        while (feed.read(block, 0_s) == SampleFeed::Status::frames) {
            CHECK(block.firstFrame() == next);
            next += std::int64_t(block.frames());
            for (std::size_t i = 0; i < block.frames(); ++i)
                numbers += std::isnan(block.channel(1)[i]) ? 0 : 1;
        }
    };
    take();
    // What is missing is handed on without waiting for what follows.
    CHECK(next == 62'000);
    CHECK(numbers == 1000);
    CHECK(feed.takeGaps().empty());  // the source has told its own

    // Frames that do not fit are told, those that were never there are not.
    feed.put(numbered(62'000, 1500));
    away(63'500, 64'000);
    feed.put(numbered(64'000, 10));
    feed.close(64'500);
    take();
    CHECK(next == 64'500);
    const auto gaps = feed.takeGaps();
    REQUIRE(gaps.size() == 2);
    CHECK(gaps[0].interval == TimeInterval{63.024_s, 63.5_s});
    CHECK(gaps[1].interval.offset == 64.5_s);
}

TEST_CASE("Two threads pass an hour of frames on without a jump", "[live]")
{
    SampleFeed feed(channels, 1000_Hz, 1_s, "the analysis");
    constexpr std::int64_t all = 300'000;
    std::jthread writer([&] {
        for (std::int64_t at = 0; at < all; at += 50) {
            while (feed.waiting() > 900)
                std::this_thread::yield();
            feed.put(numbered(at, 50));
        }
        feed.put(Annotation{3_s, {}, "smile", {}});
        feed.close(all);
    });
    SampleBlock block(channels, 64);
    std::int64_t next = 0;
    double sum = 0.0;
    for (SampleFeed::Status status{}; status != SampleFeed::Status::closed;) {
        status = feed.read(block, 10_ms);
        next += std::int64_t(block.frames());
        for (const double value : block.channel(0))
            sum += value;
    }
    CHECK(next == all);
    CHECK(sum == double(all - 1) * double(all) / 2.0);
    const auto notes = feed.takeAnnotations();
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].text == "smile");
}
