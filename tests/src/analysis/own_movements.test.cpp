// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/own_movements.hpp"

#include <catch2/catch.hpp>

#include "src/analysis/voluntary.hpp"
#include "tests/src/analysis/hand_face.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::test::countOf;
using facialis::test::HandFace;

namespace {

Task closing(Duration onset)
{
    Task task;
    task.manoeuvre = {"close_eyes_tightly", {onset, onset + 2_s}, false, "close eyes tightly"};
    task.region = "ocular";
    task.targets = {"orbicularis_oculi"};
    task.window = task.manoeuvre.interval.widened(300_ms);
    return task;
}

/// Bursts of a channel, with those of one called copies; how many of these are still copies after.
std::ptrdiff_t copiesLeft(const HandFace& face, std::size_t channel, const std::vector<Task>& tasks)
{
    ActivityTable table = face.table();
    for (const std::size_t e : table.of(channel))
        table.setConducted(e);
    takeBackCopies(table, face.map(), tasks);
    const auto events = table.of(channel);
    return std::count_if(events.begin(), events.end(),
                         [&](std::size_t e) { return table.burst(e).isConducted; });
}

}  // namespace

TEST_CASE("What both sides do at once, as asked, is no copy", "[analysis]")
{
    const auto left = [](Duration leftOnset, Duration rightOnset, Duration length, bool isAsked) {
        HandFace face;
        face.add(HandFace::oocLeft, leftOnset, 1.3_s);
        face.add(HandFace::oocRight, rightOnset, length);
        return copiesLeft(face, HandFace::oocRight,
                          isAsked ? std::vector{closing(10_s)} : std::vector<Task>{});
    };
    CHECK(left(10.1_s, 10.15_s, 1.2_s, true) == 0);
    CHECK(left(10.1_s, 10.15_s, 1.2_s, false) == 1);
    CHECK(left(10.1_s, 10.8_s, 1.2_s, true) == 1);    // begins later
    CHECK(left(10.1_s, 10.15_s, 300_ms, true) == 1);  // lasts a quarter of it
}

TEST_CASE("A muscle that was not asked to move stays a copy, whatever its other side does",
          "[analysis]")
{
    HandFace face;
    face.add(HandFace::platLeft, 10.1_s, 1.3_s);
    face.add(HandFace::platRight, 10.1_s, 1.3_s);
    CHECK(copiesLeft(face, HandFace::platRight, {closing(10_s)}) == 1);
}

TEST_CASE("A blink is of both eyes, even if one carries more of its neighbours", "[analysis]")
{
    HandFace face;
    face.add(HandFace::oocLeft, 5_s, 90_ms);
    face.add(HandFace::oocRight, 5.01_s, 80_ms);
    face.add(HandFace::oocRight, 9_s, 80_ms);  // of the right eye alone
    face.add(HandFace::oocLeft, 12_s, 1.5_s);  // no blink
    face.add(HandFace::oocRight, 12.01_s, 1.4_s);
    CHECK(copiesLeft(face, HandFace::oocRight, {}) == 2);
}

TEST_CASE("A closure that outlasts by far what was asked for is not on purpose", "[analysis]")
{
    const auto voluntary = [](Duration length) {
        HandFace face;
        face.add(HandFace::oocLeft, 10.1_s, length);
        face.add(HandFace::oocRight, 10.1_s, length);
        ActivityTable table = face.table();
        markVoluntary(table, face.map(), {closing(10_s)});
        return countOf(table, HandFace::oocLeft, BurstKind::voluntary);
    };
    CHECK(voluntary(2_s) == 1);
    CHECK(voluntary(6_s) == 1);
    CHECK(voluntary(18_s) == 0);
}
