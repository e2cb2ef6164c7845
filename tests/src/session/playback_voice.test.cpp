// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/playback_voice.hpp"

#include <catch2/catch.hpp>

#include "tests/src/session/played_face.hpp"

using namespace facialis;
using namespace facialis::engine;
using namespace facialis::test;

namespace {

constexpr Duration fade(0.003);

Transport from(Duration begin, Duration end, bool isLooped = false)
{
    Transport transport;
    transport.part = {begin, end};
    transport.from = begin;
    transport.isLooped = isLooped;
    transport.startedAt = 50_s;
    return transport;
}

/// Lets the clock run as a player does.
void run(PlaybackVoice& voice, Duration length, Duration start = 50_s)
{
    for (int i = 0; i <= std::lround(length / 10_ms); ++i)
        voice.advance(start + 10_ms * i);
}

}  // namespace

TEST_CASE("What is played is what stands in the file from the place on", "[playback]")
{
    const auto face = std::make_shared<PlayedFace>();
    const auto feed = patientFeed(*face, {0, 1, 2});
    PlaybackVoice voice(face);
    voice.setFeed(feed);
    voice.play(from(1.25_s, 10_s), fade);
    run(voice, 2_s);
    const auto sound = heard(*feed);
    // As much as time has passed, and a little ahead.
    CHECK(static_cast<double>(sound.size()) / 2.0 / 48000.0 ==
          Approx((2_s + PlaybackVoice::lead).seconds()).margin(0.01));
    CHECK(beginsAs(sound, soundOf(*face, {0, 1, 2}, {2500, 20000}, fade)));
    CHECK_FALSE(beginsAs(sound, soundOf(*face, {0, 1, 2}, {2501, 20000}, fade)));
}

TEST_CASE("A stretch is played to its end and to the last frame", "[playback]")
{
    const auto face = std::make_shared<PlayedFace>();
    const auto feed = patientFeed(*face, {1});
    PlaybackVoice voice(face);
    voice.setFeed(feed);
    voice.play(from(3_s, 3.4_s), fade);
    run(voice, 0.25_s);
    CHECK_FALSE(voice.isDone());
    run(voice, 0.1_s, 50.26_s);
    CHECK(voice.isDone());
    const auto sound = heard(*feed);
    CHECK(sound.size() / 2 >= 19200);
    CHECK(sound.size() / 2 <= 19200 + 48);
    CHECK(beginsAs(sound, soundOf(*face, {1}, {6000, 6800}, fade)));
}

TEST_CASE("A loop returns to its beginning without a break in time", "[playback]")
{
    const auto face = std::make_shared<PlayedFace>();
    const auto feed = patientFeed(*face, {0, 1});
    PlaybackVoice voice(face);
    voice.setFeed(feed);
    voice.play(from(2_s, 2.25_s, true), fade);
    run(voice, 1_s);
    CHECK_FALSE(voice.isDone());
    const auto sound = heard(*feed);
    CHECK(sound.size() / 2 > 48000);
    CHECK(beginsAs(sound, soundOf(*face, {0, 1}, {4000, 4500}, fade, 5)));
}

TEST_CASE("A loop may begin anywhere inside", "[playback]")
{
    const auto face = std::make_shared<PlayedFace>();
    const auto feed = patientFeed(*face, {0});
    PlaybackVoice voice(face);
    voice.setFeed(feed);
    Transport transport = from(2_s, 3_s, true);
    transport.from = 2.9_s;
    voice.play(transport, fade);
    run(voice, 0.5_s);
    const auto sound = heard(*feed);
    CHECK(beginsAs(std::span(sound).first(9000), soundOf(*face, {0}, {5800, 6000}, fade)));
    CHECK(transport.placeAt(50.05_s).seconds() == Approx(2.95));
    CHECK(transport.placeAt(50.15_s).seconds() == Approx(2.05));
    CHECK(transport.placeAt(52.15_s).seconds() == Approx(2.05));
}

TEST_CASE("Another place drops what was before it", "[playback]")
{
    const auto face = std::make_shared<PlayedFace>();
    const auto feed = patientFeed(*face, {0, 1});
    PlaybackVoice voice(face);
    voice.setFeed(feed);
    voice.play(from(1_s, 10_s), fade);
    run(voice, 0.5_s);
    std::vector<float> some(2 * 4800);
    feed->read(some);  // a loudspeaker that is in the middle of it
    Transport other = from(6_s, 10_s);
    other.startedAt = 51_s;
    voice.play(other, fade);
    run(voice, 0.5_s, 51_s);
    const auto sound = heard(*feed);
    // The old sound ends in a fade; nothing of it stands behind.
    constexpr std::size_t faded = 2 * SoundRing::fadeOut;
    const auto expected = soundOf(*face, {0, 1}, {12000, 14000}, fade);
    CHECK(beginsAs(std::span(sound).subspan(faded, 40000), expected));
    run(voice, 0.1_s, 51.51_s);
    feed->read(some);
    run(voice, 0.1_s, 51.62_s);
    voice.fallSilent();
    run(voice, 0.1_s, 52_s);
    const auto rest = heard(*feed);
    CHECK(std::ranges::all_of(std::span(rest).subspan(faded), [](float s) { return s == 0.0F; }));
}

TEST_CASE("A gap of the recording is silence, and so is what a channel does not have", "[playback]")
{
    const auto face = std::make_shared<PlayedFace>();
    const auto feed = patientFeed(*face, {0, 1});
    PlaybackVoice voice(face);
    voice.setFeed(feed);
    voice.play(from(7.9_s, 12_s), fade);
    run(voice, 2.4_s);
    const auto sound = heard(*feed);
    // 48 frames of sound a millisecond; the low-pass rings for 6.5 ms on both sides.
    const auto between = [&](double fromSeconds, double toSeconds) {
        const auto first = static_cast<std::size_t>(fromSeconds * 48000.0);
        const auto last = static_cast<std::size_t>(toSeconds * 48000.0);
        return std::span(sound).subspan(2 * first, 2 * (last - first));
    };
    const auto isSilent = [](std::span<const float> part) {
        return std::ranges::all_of(part, [](float s) { return s == 0.0F; });
    };
    CHECK_FALSE(isSilent(between(0.0, 0.09)));
    CHECK(isSilent(between(0.107, 0.293)));
    CHECK_FALSE(isSilent(between(0.31, 2.0)));
    CHECK(isSilent(between(2.107, 2.3)));
}

TEST_CASE("Right is heard right, and the chosen channels alone are read", "[playback]")
{
    const auto face = std::make_shared<PlayedFace>();
    const auto feed = patientFeed(*face, {1});
    PlaybackVoice voice(face);
    voice.setFeed(feed);
    voice.play(from(0_s, 10_s), fade);
    run(voice, 0.5_s);
    const auto sound = heard(*feed);
    float left = 0.0F, right = 0.0F;
    for (std::size_t i = 0; i < sound.size(); i += 2) {
        left = std::max(left, std::abs(sound[i]));
        right = std::max(right, std::abs(sound[i + 1]));
    }
    CHECK(left == 0.0F);
    CHECK(right > 0.01F);
    CHECK(face->readsOf[0] == 0);
    CHECK(face->readsOf[1] > 10);
    CHECK(face->readsOf[2] == 0);
}

TEST_CASE("A player that was held up goes on where the clock is", "[playback]")
{
    const auto face = std::make_shared<PlayedFace>();
    const auto feed = patientFeed(*face, {2});
    PlaybackVoice voice(face);
    voice.setFeed(feed);
    voice.play(from(1_s, 10_s), fade);
    voice.advance(50_s);
    voice.advance(53_s);
    const auto sound = heard(*feed);
    CHECK(sound.size() / 2 < 10000);
    run(voice, 0.2_s, 53_s);
    const auto later = heard(*feed);
    CHECK(std::ranges::any_of(later, [](float s) { return s != 0.0F; }));
    CHECK(face->reads < 60);
}

TEST_CASE("What cannot be read is silence with a reason", "[playback]")
{
    const auto face = std::make_shared<PlayedFace>();
    const auto feed = patientFeed(*face, {0});
    PlaybackVoice voice(face);
    voice.setFeed(feed);
    CHECK_FALSE(voice.problem());
    face->isBroken = true;
    voice.play(from(1_s, 10_s), fade);
    run(voice, 0.2_s);
    REQUIRE(voice.problem());
    CHECK(voice.problem()->what == "the medium failed");
    CHECK(std::ranges::all_of(heard(*feed), [](float s) { return s == 0.0F; }));
}
