// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/flow/sample_ring.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <thread>

using facialis::SampleBlock;
using facialis::SampleRing;

namespace {

/// What channel k of frame n holds, so that a reader can tell what it got.
double valueOf(std::size_t channel, std::int64_t frame)
{
    return static_cast<double>(frame) * 8.0 + static_cast<double>(channel);
}

void fill(SampleBlock& block, std::int64_t first, std::size_t frames)
{
    block.setFrames(frames);
    block.setFirstFrame(first);
    for (std::size_t k = 0; k < block.channels(); ++k)
        for (std::size_t i = 0; i < frames; ++i)
            block.channel(k)[i] = valueOf(k, first + static_cast<std::int64_t>(i));
}

bool isIntact(const SampleBlock& block)
{
    for (std::size_t k = 0; k < block.channels(); ++k)
        for (std::size_t i = 0; i < block.frames(); ++i)
            if (block.channel(k)[i] !=
                valueOf(k, block.firstFrame() + static_cast<std::int64_t>(i)))
                return false;
    return true;
}

}  // namespace

TEST_CASE("Frames leave the ring in the order they came, whatever the block sizes", "[flow]")
{
    SampleRing ring(3, 100);
    CHECK(ring.capacity() == 128);
    std::mt19937 random(1);
    SampleBlock in(3, 50), out(3, 37);
    std::int64_t written = 0, read = 0;
    for (int round = 0; round < 2000; ++round) {
        fill(in, written, random() % 51);
        if (ring.size() + in.frames() <= ring.capacity()) {
            REQUIRE(ring.write(in) == in.frames());
            written += static_cast<std::int64_t>(in.frames());
        }
        if (random() % 3 != 0 && ring.read(out) > 0) {
            REQUIRE(out.firstFrame() == read);
            REQUIRE(isIntact(out));
            read += static_cast<std::int64_t>(out.frames());
        }
        REQUIRE(ring.size() == static_cast<std::size_t>(written - read));
    }
    CHECK(read > 10'000);
    CHECK(ring.refused() == 0);
}

TEST_CASE("A full ring keeps what it has, counts what it refuses and shows the jump", "[flow]")
{
    SampleRing ring(2, 64);
    SampleBlock in(2, 50), out(2, 200);
    fill(in, 0, 50);
    CHECK(ring.write(in) == 50);
    fill(in, 50, 50);
    CHECK(ring.write(in) == 14);
    CHECK(ring.refused() == 36);
    fill(in, 100, 10);
    CHECK(ring.write(in) == 0);
    CHECK(ring.refused() == 46);

    SampleBlock some(2, 20);
    CHECK(ring.read(some) == 20);
    fill(in, 110, 10);
    CHECK(ring.write(in) == 10);

    CHECK(ring.read(out) == 44);  // up to the loss, not over it
    CHECK(out.firstFrame() == 20);
    CHECK(isIntact(out));
    CHECK(ring.read(out) == 10);
    CHECK(out.firstFrame() == 110);
    CHECK(isIntact(out));
    CHECK(ring.read(out) == 0);
    CHECK(out.frames() == 0);
}

TEST_CASE("Between two threads nothing is lost that was not refused, and nothing is torn", "[flow]")
{
    constexpr std::int64_t total = 400'000;
    SampleRing ring(4, 1024);
    std::atomic<bool> isDone{false};
    std::jthread producer([&] {
        SampleBlock block(4, 128);
        std::mt19937 random(2);
        for (std::int64_t next = 0; next < total;) {
            const auto frames =
                std::min<std::size_t>(1 + random() % 128, static_cast<std::size_t>(total - next));
            fill(block, next, frames);
            ring.write(block);  // what does not fit is refused: the stream goes on without it
            next += static_cast<std::int64_t>(frames);
        }
        isDone = true;
    });
    SampleBlock block(4, 100);
    std::int64_t received = 0, skipped = 0, next = 0;
    bool isWhole = true;
    for (;;) {
        const bool wasDone = isDone;  // before the read: what was written until then is seen by it
        if (ring.read(block) == 0) {
            if (wasDone)
                break;
            std::this_thread::yield();
            continue;
        }
        isWhole = isWhole && isIntact(block) && block.firstFrame() >= next;
        skipped += block.firstFrame() - next;
        received += static_cast<std::int64_t>(block.frames());
        next = block.firstFrame() + static_cast<std::int64_t>(block.frames());
    }
    skipped += total - next;
    CHECK(isWhole);
    CHECK(received + skipped == total);
    CHECK(static_cast<std::uint64_t>(skipped) == ring.refused());
    CHECK(received > 0);
}
