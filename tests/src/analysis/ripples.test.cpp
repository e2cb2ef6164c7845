// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/ripples.hpp"

#include <catch2/catch.hpp>

#include "dsp/synchrony/seeded_random.hpp"
#include "tests/src/analysis/hand_face.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::test::countOf;
using facialis::test::HandFace;

namespace {

/// One group a burst, as it is where nothing has to be cut or joined.
DischargeGroups groupsOf(const ActivityTable& table)
{
    DischargeGroups groups(table.channels());
    for (std::size_t c = 0; c < table.channels(); ++c)
        for (const std::size_t e : table.of(c))
            groups[c].push_back({e, table.burst(e).interval});
    return groups;
}

std::ptrdiff_t myokymic(const HandFace& face, std::size_t channel,
                        const std::vector<Task>& tasks = {})
{
    ActivityTable table = face.table();
    markRipples(table, face.map(), tasks, groupsOf(table), {});
    return countOf(table, channel, BurstKind::myokymic);
}

void ripple(HandFace& face, std::size_t channel, double first, double period, int count,
            std::uint64_t seed)
{
    dsp::SeededRandom random(seed);
    double at = first;
    for (int k = 0; k < count; ++k) {
        face.add(channel, Duration(at), 80_ms);
        at += period * (0.9 + 0.2 * random.uniform());
    }
}

}  // namespace

TEST_CASE("Muscles that ripple each in its own rhythm are myokymic, also where they meet by chance",
          "[analysis]")
{
    HandFace face;
    // Four muscles at 4 per second: one in two groups meets another of the side within 30 ms.
    ripple(face, HandFace::frontLeft, 1.00, 0.23, 300, 1);
    ripple(face, HandFace::zygLeft, 1.02, 0.25, 280, 2);
    ripple(face, HandFace::oorLeft, 1.04, 0.27, 260, 3);
    ripple(face, HandFace::platLeft, 1.06, 0.29, 240, 4);
    CHECK(myokymic(face, HandFace::frontLeft) > 270);
    CHECK(myokymic(face, HandFace::oorLeft) > 230);
}

TEST_CASE("A rhythm that muscles of a side share is none of a muscle by itself", "[analysis]")
{
    HandFace face;
    for (const std::size_t c : {HandFace::oocLeft, HandFace::zygLeft, HandFace::oorLeft})
        ripple(face, c, 1.0 + 0.004 * double(c), 0.5, 100, 1);
    CHECK(myokymic(face, HandFace::zygLeft) == 0);
}

TEST_CASE("What follows every smile keeps their rhythm and is no myokymia", "[analysis]")
{
    HandFace face;
    std::vector<Task> tasks;
    for (int k = 0; k < 30; ++k) {
        const Duration onset(20.0 + 3.0 * k);
        Task task;
        task.manoeuvre = {"smile", {onset, onset + 1.5_s}, false, "smile"};
        task.window = {onset - 300_ms, onset + 2.3_s};
        tasks.push_back(task);
        face.add(HandFace::oorLeft, onset + 20_ms, 600_ms);
    }
    CHECK(myokymic(face, HandFace::oorLeft, tasks) == 0);
    // The same without movements.
    CHECK(myokymic(face, HandFace::oorLeft) == 30);
}

TEST_CASE("Groups of one discharge rate are myokymic without a rhythm, unless others share them",
          "[analysis]")
{
    HandFace face;
    dsp::SeededRandom random(9);
    double at = 1.0;
    for (int k = 0; k < 24; ++k) {
        face.add(HandFace::zygLeft, Duration(at), 130_ms);
        at += 1.5 + 6.0 * random.uniform() * random.uniform();
    }
    const auto marked = [&](const Multiplets& multiplets) {
        ActivityTable table = face.table();
        markRipples(table, face.map(), {}, groupsOf(table), multiplets);
        return countOf(table, HandFace::zygLeft, BurstKind::myokymic);
    };
    Multiplets found(face.channels.size());
    CHECK(marked(found) == 0);
    found[HandFace::zygLeft] = dsp::DischargeRhythm{42_Hz, 0.6};
    CHECK(marked(found) == 24);
    for (const engine::MeasuredBurst& burst : std::vector(face.bursts))
        face.add(HandFace::oocLeft, burst.burst.interval.onset + 5_ms, 130_ms);
    CHECK(marked(found) == 0);
}
