// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/flow/sound_ring.hpp"

#include <catch2/catch.hpp>
#include <numeric>
#include <thread>

using facialis::SoundRing;

namespace {

/// Frames n, n + 1 ... : left the number, right its negative.
std::vector<float> ramp(int first, int count)
{
    std::vector<float> frames;
    for (int i = 0; i < count; ++i) {
        frames.push_back(static_cast<float>(first + i));
        frames.push_back(static_cast<float>(-first - i));
    }
    return frames;
}

}  // namespace

TEST_CASE("A loudspeaker waits for the aim and then plays every frame in turn", "[flow]")
{
    SoundRing ring(10, 40);
    std::vector<float> played(8, 1.0F);
    CHECK(ring.write(ramp(1, 9)) == 9);
    ring.read(played);
    CHECK(played == std::vector<float>(8, 0.0F));
    CHECK(ring.missed() == 0);  // nothing had begun
    CHECK(ring.write(ramp(10, 1)) == 1);
    ring.read(played);
    CHECK(played == ramp(1, 4));
    CHECK(ring.waiting() == 6);
    CHECK(ring.room() == 34);
}

TEST_CASE("Sound that is dropped fades out, and what comes behind it is whole", "[flow]")
{
    SoundRing ring(4, 400);
    ring.write(std::vector<float>(2 * 300, 1.0F));
    std::vector<float> played(2 * 20);
    ring.read(played);
    ring.drop();
    ring.write(ramp(2000, 50));
    std::vector<float> mixed(2 * 170);
    ring.read(mixed);
    constexpr std::size_t fade = SoundRing::fadeOut;
    for (std::size_t i = 1; i < fade; ++i)
        CHECK(mixed[2 * i] < mixed[2 * i - 2]);
    CHECK(mixed[0] < 1.0F);
    CHECK(mixed[2 * fade - 2] > 0.0F);
    CHECK(std::vector<float>(mixed.begin() + 2 * fade, mixed.end()) == ramp(2000, 42));
    CHECK(ring.waiting() == 8);
    CHECK(ring.missed() == 0);

    // Nothing new: silence, and none of it is counted as missing.
    ring.drop();
    ring.read(mixed);
    CHECK(mixed.back() == 0.0F);
    CHECK(ring.waiting() == 0);
    CHECK(ring.missed() == 0);
}

TEST_CASE("A loudspeaker that finds too little counts the silence and waits for the aim again",
          "[flow]")
{
    SoundRing ring(4, 40);
    std::vector<float> played(12);
    ring.write(ramp(1, 4));
    std::vector<float> first(8);
    ring.read(first);
    CHECK(first == ramp(1, 4));
    ring.write(ramp(5, 2));
    ring.read(first);
    CHECK(first[0] == 5.0F);
    CHECK(first[4] == 0.0F);
    CHECK(ring.missed() == 2);
    ring.write(ramp(7, 2));
    ring.read(first);
    CHECK(first == std::vector<float>(8, 0.0F));
    CHECK(ring.missed() == 6);
    ring.write(ramp(9, 2));
    ring.read(first);
    CHECK(first == ramp(7, 4));
}

TEST_CASE("A loudspeaker that falls behind skips to the aim, and what does not fit is counted",
          "[flow]")
{
    SoundRing ring(4, 10);
    std::vector<float> played(8);
    CHECK(ring.write(ramp(1, 20)) == 20);
    ring.read(played);
    CHECK(played == ramp(17, 4));
    CHECK(ring.skipped() == 16);
    CHECK(ring.refused() == 0);
    CHECK(ring.write(ramp(1, 100)) == 32);
    CHECK(ring.refused() == 68);
}

TEST_CASE("Two threads pass sound on without a lock, and every frame is heard or counted", "[flow]")
{
    SoundRing ring(64, 100000);
    constexpr int frames = 20000;
    std::jthread writer([&] {
        for (int i = 1; i <= frames; i += 10)
            ring.write(ramp(i, 10));
    });
    std::vector<float> played(32);
    float last = 0.0F;
    bool isAscending = true;
    int heard = 0;
    for (int k = 0; k < 10'000'000 && heard < frames - 64; ++k) {
        ring.read(played);
        for (std::size_t i = 0; i < played.size(); i += 2)
            if (played[i] != 0.0F) {
                isAscending =
                    isAscending && played[i] == last + 1.0F && played[i + 1] == -played[i];
                last = played[i];
                ++heard;
            }
    }
    CHECK(isAscending);
    CHECK(heard >= frames - 64);
    CHECK(ring.skipped() == 0);
}
