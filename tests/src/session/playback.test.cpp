// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/playback.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "tests/src/session/played_face.hpp"

using namespace facialis;
using namespace facialis::engine;
using namespace facialis::test;
using State = PlaybackStatus::State;

namespace {

struct Player {
    std::shared_ptr<PlayedFace> face = std::make_shared<PlayedFace>();
    std::shared_ptr<HandClock> clock = std::make_shared<HandClock>();
    Playback playback{face, clock};

    double place() { return playback.position().seconds(); }
};

/// Waits for what another thread does at once; false: it does not.
template <class IsSo>
bool soon(IsSo isSo)
{
    for (int i = 0; i < 20'000 && !isSo(); ++i)
        std::this_thread::sleep_for(std::chrono::microseconds(500));
    return isSo();
}

}  // namespace

TEST_CASE("The place moves with the clock, without a loudspeaker, too", "[playback]")
{
    Player player;
    CHECK(player.playback.status().state == State::still);
    player.playback.play({.from = 2_s, .end = {}, .loopedFrom = {}});
    CHECK(player.playback.isPlaying());
    CHECK(player.place() == 2.0);
    player.clock->advance(1.5_s);
    CHECK(player.place() == 3.5);
    player.playback.pause();
    player.clock->advance(1_s);
    CHECK(player.place() == 3.5);
    CHECK_FALSE(player.playback.isPlaying());
    CHECK(player.face->reads == 0);

    player.playback.play({.from = 9_s, .end = {}, .loopedFrom = {}});
    player.clock->advance(2_s);
    CHECK(player.place() == 10.0);
    CHECK_FALSE(player.playback.isPlaying());
    CHECK(player.playback.status().hasEnded);
}

TEST_CASE("A part is played to its end, or round and round", "[playback]")
{
    Player player;
    player.playback.play({.from = 2_s, .end = 3_s, .loopedFrom = {}});
    player.clock->advance(5_s);
    CHECK(player.place() == 3.0);
    CHECK(player.playback.status().hasEnded);
    player.playback.play({.from = 2.5_s, .end = 3_s, .loopedFrom = 2_s});
    player.clock->advance(0.75_s);
    CHECK(player.place() == Approx(2.25));
    player.clock->advance(10_s);
    CHECK(player.place() == Approx(2.25));
    CHECK(player.playback.isPlaying());
}

TEST_CASE("A seek goes on elsewhere, and leaves a part that the place is not in", "[playback]")
{
    Player player;
    player.playback.seek(4_s);
    CHECK(player.place() == 4.0);
    CHECK_FALSE(player.playback.isPlaying());
    player.playback.play({.from = 2_s, .end = 3_s, .loopedFrom = 2_s});
    player.playback.seek(2.9_s);
    player.clock->advance(0.2_s);
    CHECK(player.place() == Approx(2.1));
    player.playback.seek(5_s);
    player.clock->advance(3_s);
    CHECK(player.place() == Approx(8.0));
    player.playback.seek(1000_s);
    CHECK(player.place() == 10.0);
    CHECK_FALSE(player.playback.isPlaying());
}

TEST_CASE("The line waits for the loudspeaker", "[playback]")
{
    Player player;
    player.playback.setFeed(patientFeed(*player.face, {0}), 90_ms);
    player.playback.play({.from = 2_s, .end = 2.5_s, .loopedFrom = {}});
    player.clock->advance(90_ms);
    CHECK(player.place() == Approx(2.0));
    player.clock->advance(500_ms);
    CHECK(player.place() == Approx(2.5));
}

TEST_CASE("A loudspeaker hears what stands in the file, frame by frame", "[playback]")
{
    Player player;
    const auto feed = patientFeed(*player.face, {0, 1}, PlaybackVoice::room);
    player.playback.setFeed(feed);
    player.playback.play({.from = 1_s, .end = {}, .loopedFrom = {}});
    // 100 ms ahead of the clock, less what the low-pass holds.
    const auto isAhead = [&] { return feed->ring().waiting() > 4300; };
    REQUIRE(soon(isAhead));
    std::vector<float> sound;
    for (int i = 0; i < 50; ++i) {
        std::vector<float> frames(2 * 480);
        feed->read(frames);
        sound.insert(sound.end(), frames.begin(), frames.end());
        player.clock->advance(10_ms);
        REQUIRE(soon(isAhead));
    }
    CHECK(beginsAs(sound, soundOf(*player.face, {0, 1}, {2000, 4000}, Playback::fade)));
    CHECK(feed->ring().missed() == 0);
    CHECK(feed->ring().skipped() == 0);
    CHECK(feed->ring().refused() == 0);
}

TEST_CASE("Scrubbing plays a snippet around the place and then is still", "[playback]")
{
    Player player;
    const auto feed = patientFeed(*player.face, {1});
    player.playback.setFeed(feed);
    player.playback.scrub(5_s);
    CHECK(player.playback.status().state == State::scrubbing);
    CHECK(player.place() == 5.0);
    for (int i = 0; i < 25; ++i) {
        player.clock->step(10_ms);
    }
    CHECK(player.playback.status().state == State::still);
    REQUIRE(soon([&] { return feed->ring().waiting() >= 9600; }));
    const auto sound = heard(*feed);
    CHECK(sound.size() / 2 < 9600 + 100);
    CHECK(beginsAs(sound, soundOf(*player.face, {1}, {9800, 10200}, Playback::snippetFade)));
    CHECK(sound[0] == Approx(0.0F).margin(1e-3));
}

TEST_CASE("Of many places the newest is heard, and few are read", "[playback]")
{
    Player player;
    const auto feed = patientFeed(*player.face, {1});
    player.playback.setFeed(feed);
    // A thousand moves of the mouse in half a second.
    for (int i = 0; i < 1000; ++i) {
        player.playback.scrub(Duration(2.0 + i * 0.005));
        if (i % 20 == 19) {
            player.clock->step(10_ms);
        }
    }
    // The last one replaces the one before as soon as that was heard for its shortest.
    for (int i = 0; i < 30; ++i) {
        player.clock->step(10_ms);
    }
    // Fifty milliseconds each: at most eleven snippets of about twenty pieces.
    CHECK(player.face->reads <= 11 * 21 + 21);
    CHECK(player.place() == Approx(6.995));
    const auto sound = heard(*feed);
    const auto last = soundOf(*player.face, {1}, {13790, 14190}, Playback::snippetFade);
    REQUIRE(last.size() > 18000);
    CHECK(beginsAs(sound, last));
}

TEST_CASE("Nobody waits for a medium that is slow", "[playback]")
{
    Player player;
    const auto feed = patientFeed(*player.face, {0});
    player.playback.setFeed(feed);
    player.face->hold(true);
    player.playback.play({.from = 2_s, .end = {}, .loopedFrom = {}});
    REQUIRE(soon([&] { return player.face->reads > 0; }));
    // The player stands in read(): if any of these waited for it, the test would not end.
    player.playback.seek(3_s);
    player.playback.scrub(4_s);
    player.playback.pause();
    player.playback.play({.from = 1_s, .end = {}, .loopedFrom = {}});
    player.clock->advance(1_s);
    CHECK(player.place() == Approx(2.0));
    std::vector<float> frames(960);
    feed->read(frames);
    player.playback.setFeed(nullptr);
    player.face->hold(false);
}

TEST_CASE("What cannot be read is told by the player", "[playback]")
{
    Player player;
    player.face->isBroken = true;
    player.playback.setFeed(patientFeed(*player.face, {0}));
    player.playback.play({.from = 2_s, .end = 2.1_s, .loopedFrom = {}});
    for (int i = 0; i < 10; ++i)
        player.clock->step(10_ms);
    REQUIRE(soon([&] { return player.playback.problem().has_value(); }));
    CHECK(player.playback.problem()->what == "the medium failed");
}

TEST_CASE("A window, a player and a loudspeaker meet without waiting for each other", "[playback]")
{
    const auto face = std::make_shared<PlayedFace>();
    Playback playback(face);
    std::shared_ptr<AudioFeed> feed = patientFeed(*face, {0, 1}, 80_ms);
    playback.setFeed(feed);
    std::jthread loudspeaker([feed](const std::stop_token& stop) {
        std::vector<float> frames(2 * 240);
        while (!stop.stop_requested()) {
            feed->read(frames);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    });
    std::mt19937 random(3);
    for (int i = 0; i < 200; ++i) {
        const Duration place(static_cast<double>(random() % 10'000) / 1000.0);
        switch (random() % 6) {
        case 0: playback.play({.from = place, .end = {}, .loopedFrom = {}}); break;
        case 1: playback.play({.from = place, .end = place + 40_ms, .loopedFrom = place}); break;
        case 2: playback.seek(place); break;
        case 3: playback.pause(); break;
        case 4: feed->setGain(static_cast<double>(random() % 20)); break;
        default: playback.scrub(place); break;
        }
        static_cast<void>(playback.status());
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    playback.setFeed(nullptr);
    CHECK(playback.position() <= 10_s);
    CHECK(face->reads > 0);
}
