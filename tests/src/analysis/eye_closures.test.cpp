// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/eye_closures.hpp"

#include <catch2/catch.hpp>

#include "src/analysis/tasks.hpp"
#include "tests/src/analysis/hand_face.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::test::countOf;
using facialis::test::HandFace;
using facialis::test::knowledge;

namespace {

constexpr TimeInterval twoMinutes{Duration(0.0), Duration(120.0)};

void close(HandFace& face, Duration onset, Duration length)
{
    face.add(HandFace::oocLeft, onset, length);
    face.add(HandFace::oocRight, onset + 5_ms, length);
}

/// A smile of 1.5 s on both sides every 3 s from 30 s on, annotated, so that there is no rest.
std::vector<Task> smiles(HandFace& face)
{
    std::vector<Task> tasks;
    for (int k = 0; k < 20; ++k) {
        const Duration onset(30.0 + 3.0 * k);
        for (const std::size_t c : {HandFace::zygLeft, HandFace::zygRight})
            face.add(c, onset, 1.5_s, BurstKind::voluntary);
        Task task;
        task.manoeuvre = {"smile", {onset - 300_ms, onset + 2.5_s}, false, "smile"};
        task.region = "oral";
        task.targets = {"zygomaticus_major"};
        task.window = task.manoeuvre.interval;
        tasks.push_back(task);
    }
    return tasks;
}

std::ptrdiff_t spasms(const HandFace& face, const std::vector<Task>& tasks)
{
    ActivityTable table = face.table();
    const RestTimeline rest(twoMinutes, table, tasks, {});
    markEyeClosures(table, face.map(), rest);
    return countOf(table, HandFace::oocLeft, BurstKind::spasmClonic) +
           countOf(table, HandFace::oocLeft, BurstKind::spasmTonic);
}

}  // namespace

TEST_CASE("Closures of both eyes amid movements of the mouth are spasms when there are three",
          "[analysis]")
{
    HandFace face;
    const auto tasks = smiles(face);
    for (const double at : {31.8, 37.8})
        close(face, Duration(at), 250_ms);
    CHECK(spasms(face, tasks) == 0);
    close(face, Duration(43.8), 250_ms);
    CHECK(spasms(face, tasks) == 3);
}

TEST_CASE("Two closures of more than a second suffice, and one of five", "[analysis]")
{
    const auto closed = [](Duration length, int times) {
        HandFace face;
        const auto tasks = smiles(face);
        // Over several smiles: half of it is in no smile.
        for (int k = 0; k < times; ++k)
            close(face, Duration(31.0 + 21.0 * k), length);
        return spasms(face, tasks);
    };
    CHECK(closed(4_s, 1) == 0);
    CHECK(closed(4_s, 2) == 2);
    CHECK(closed(8_s, 1) == 1);
}

TEST_CASE("A closure amid a movement counts where it keeps its own time", "[analysis]")
{
    const auto amid = [](Duration after) {
        HandFace face;
        const auto tasks = smiles(face);
        for (int k = 0; k < 4; ++k)
            close(face, tasks[static_cast<std::size_t>(3 * k)].window.onset + 300_ms + after,
                  400_ms);
        return spasms(face, tasks);
    };
    CHECK(amid(500_ms) == 4);
    // A blink that what the movement conducts makes longer in one lead.
    HandFace longer;
    const auto tasks = smiles(longer);
    for (int k = 0; k < 4; ++k) {
        const Duration onset =
            tasks[static_cast<std::size_t>(3 * k)].window.onset + 300_ms + 500_ms;
        longer.add(HandFace::oocLeft, onset, 120_ms);
        longer.add(HandFace::oocRight, onset, 300_ms);
    }
    CHECK(spasms(longer, tasks) == 0);
    CHECK(amid(50_ms) == 0);    // begins with the smile
    CHECK(amid(1050_ms) == 0);  // ends with it
}

TEST_CASE("Eyes that close with each smile help it, and do not close by themselves", "[analysis]")
{
    HandFace face;
    const auto tasks = smiles(face);
    for (const Task& task : tasks)
        close(face, task.manoeuvre.interval.onset + 320_ms, 700_ms);
    CHECK(spasms(face, tasks) == 0);
}

TEST_CASE("At rest one closure is a spasm, one eye alone is none, nor is a blink", "[analysis]")
{
    HandFace face;
    close(face, 5_s, 300_ms);
    face.add(HandFace::oocLeft, 8_s, 300_ms);
    for (const std::size_t c : {HandFace::oocLeft, HandFace::oocRight})
        face.add(c, 11_s, 100_ms, BurstKind::blink);
    CHECK(spasms(face, {}) == 1);
}

TEST_CASE("Eyes that stay closed while other movements come and go are not closed on purpose",
          "[analysis]")
{
    const auto inferredClosures = [](Duration onset, Duration length) {
        HandFace face;
        for (int k = 0; k < 6; ++k)
            for (const std::size_t c : {HandFace::zygLeft, HandFace::zygRight})
                face.add(c, Duration(30.0 + 3.0 * k), 1.5_s);
        for (const std::size_t c : {HandFace::frontLeft, HandFace::frontRight})
            face.add(c, 60_s, 1.5_s);
        close(face, onset, length);
        const auto found = inferredManoeuvres(face.table(), face.map(), knowledge());
        REQUIRE(found.size() >= 6);
        return std::count_if(found.begin(), found.end(),
                             [](const Manoeuvre& m) { return m.id.find("close_eyes") == 0; });
    };
    // Before all smiles, for as long as one is asked to; then too long; then across smiles.
    CHECK(inferredClosures(10_s, 2_s) == 1);
    CHECK(inferredClosures(5_s, 12_s) == 0);
    CHECK(inferredClosures(35_s, 6_s) == 0);
}

TEST_CASE("A second lead on each eye sees the same blinks and the same closures", "[analysis]")
{
    HandFace face;
    for (const auto& [second, side] :
         {std::pair(HandFace::frontLeft, Side::left), {HandFace::frontRight, Side::right}}) {
        face.channels[second].muscle = "orbicularis_oculi";
        face.channels[second].side = side;
    }
    const auto seen = [&](Duration onset, Duration length) {
        close(face, onset, length);
        face.add(HandFace::frontLeft, onset + 2_ms, length);
        face.add(HandFace::frontRight, onset + 4_ms, length);
    };
    const auto tasks = smiles(face);
    seen(31.8_s, 250_ms);
    seen(37.8_s, 250_ms);
    CHECK(spasms(face, tasks) == 0);  // two closures, not eight

    HandFace blinking;
    blinking.channels = face.channels;
    for (int k = 0; k < 20; ++k)
        for (const std::size_t c :
             {HandFace::oocLeft, HandFace::oocRight, HandFace::frontLeft, HandFace::frontRight})
            blinking.add(c, Duration(2.0 + 4.0 * k), 120_ms);
    ActivityTable table = blinking.table();
    const FaceMap map = blinking.map();
    const auto blinks = markBlinks(table, map, {});
    CHECK(blinks.size() == 20);
    const RestTimeline rest(twoMinutes, table, {}, blinks);
    markEyeClosures(table, map, rest);
    for (const std::size_t c : {HandFace::oocLeft, HandFace::frontLeft, HandFace::frontRight})
        CHECK(countOf(table, c, BurstKind::blink) == 20);
}

TEST_CASE("Where one eye closes on purpose neither eye's closure is a spasm, whichever it is",
          "[analysis]")
{
    for (const bool isLeft : {true, false}) {
        HandFace face;
        for (int k = 0; k < 4; ++k) {
            const Duration onset(5.0 + 9.0 * k);
            face.add(HandFace::oocLeft, onset, 300_ms,
                     isLeft ? BurstKind::voluntary : BurstKind::unclassified);
            face.add(HandFace::oocRight, onset + 5_ms, 300_ms,
                     isLeft ? BurstKind::unclassified : BurstKind::voluntary);
        }
        ActivityTable table = face.table();
        const RestTimeline rest(twoMinutes, table, {}, {});
        markEyeClosures(table, face.map(), rest);
        const std::size_t open = isLeft ? HandFace::oocRight : HandFace::oocLeft;
        CHECK(countOf(table, open, BurstKind::spasmClonic) == 0);
    }
}
