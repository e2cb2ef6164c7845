// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/own_movements.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "data/model/memory_recording.hpp"
#include "src/analysis/voluntary.hpp"
#include "tests/src/analysis/hand_face.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::test::countOf;
using facialis::test::HandFace;

namespace {

constexpr std::int64_t samplesInAll = 40000;

Task closing(Duration onset)
{
    Task task;
    task.manoeuvre = {"close_eyes_tightly", {onset, onset + 2_s}, false, "close eyes tightly"};
    task.region = "ocular";
    task.targets = {"orbicularis_oculi"};
    task.window = task.manoeuvre.interval.widened(300_ms);
    return task;
}

/// Every burst is noise of its own, 20 uV on the left and 8 uV on the right, in noise of 1 uV; the
/// right side carries a part of its mirror channel as well.
MemoryRecording recorded(HandFace& face, double crossing)
{
    std::mt19937 random(11);
    std::normal_distribution<double> gaussian;
    std::vector<std::vector<double>> samples(face.channels.size());
    RecordingInfo info;
    info.duration = 20_s;
    for (std::size_t c = 0; c < samples.size(); ++c) {
        face.channels[c].length = samplesInAll;
        face.channels[c].scale = 1e-6;
        info.channels.push_back(face.channels[c]);
        for (std::int64_t i = 0; i < samplesInAll; ++i)
            samples[c].push_back(gaussian(random));
    }
    for (const MeasuredBurst& each : face.bursts) {
        const bool isRight = face.channels[each.burst.channel].side == Side::right;
        for (std::int64_t i = each.burst.range.begin; i < each.burst.range.end; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const double own = gaussian(random);
            samples[each.burst.channel][at] +=
                (isRight ? (crossing > 0.0 ? 0.0 : 8.0) : 20.0) * own;
        }
    }
    for (std::size_t left = 0; left + 1 < samples.size(); left += 2)
        for (std::size_t i = 0; i < samples[left].size(); ++i)
            samples[left + 1][i] += crossing * samples[left][i];
    return MemoryRecording(info, samples);
}

/// How many bursts of a channel, all called copies, still are afterwards.
std::ptrdiff_t copiesLeft(HandFace face, std::size_t channel, const std::vector<Task>& tasks,
                          double crossing = 0.0)
{
    const MemoryRecording recording = recorded(face, crossing);
    const WindowReader reader(recording, AnalysisSettings{}, 50_Hz);
    ActivityTable table = face.table();
    for (const std::size_t e : table.of(channel))
        table.setConducted(e);
    takeBackCopies(table, face.map(), tasks, face.channels, reader);
    const auto events = table.of(channel);
    return std::count_if(events.begin(), events.end(),
                         [&](std::size_t e) { return table.burst(e).isConducted; });
}

}  // namespace

TEST_CASE("What both sides do at once, as asked, is no copy", "[analysis]")
{
    const auto left = [](Duration leftOnset, Duration rightOnset, Duration length, bool isAsked,
                         double crossing = 0.0) {
        HandFace face;
        face.add(HandFace::oocLeft, leftOnset, 1.3_s);
        face.add(HandFace::oocRight, rightOnset, length);
        return copiesLeft(face, HandFace::oocRight,
                          isAsked ? std::vector{closing(10_s)} : std::vector<Task>{}, crossing);
    };
    CHECK(left(10.1_s, 10.15_s, 1.2_s, true) == 0);
    CHECK(left(10.1_s, 10.15_s, 1.2_s, false) == 1);
    CHECK(left(10.1_s, 10.8_s, 1.2_s, true) == 1);    // begins later
    CHECK(left(10.1_s, 10.15_s, 300_ms, true) == 1);  // lasts a quarter of it
    CHECK(left(10.1_s, 10.15_s, 1.2_s, true, 0.2) == 1);
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

TEST_CASE("A spasm of one eye that reaches the other's lead is no blink of it", "[analysis]")
{
    HandFace face;
    for (int k = 0; k < 10; ++k) {
        face.add(HandFace::oocLeft, Duration(1.0 + 1.7 * k), 80_ms);
        face.add(HandFace::oocRight, Duration(1.0 + 1.7 * k), 80_ms);
    }
    // The faintest stands 1.3 times over the noise.
    for (const double crossing : {0.04, 0.1, 0.2, 0.4}) {
        INFO(crossing);
        for (MeasuredBurst& each : face.bursts)
            if (each.burst.channel == HandFace::oocRight)
                each.burst.rmsOverNoise = std::hypot(1.0, 20.0 * crossing);
        CHECK(copiesLeft(face, HandFace::oocRight, {}, crossing) >= 9);
    }
}

TEST_CASE("Where the other eye's lead has another rate it cannot be told, and stays a copy",
          "[analysis]")
{
    HandFace face;
    face.add(HandFace::oocLeft, 5_s, 90_ms);
    face.add(HandFace::oocRight, 5.01_s, 80_ms);
    CHECK(copiesLeft(face, HandFace::oocRight, {}) == 0);
    face.channels[HandFace::oocLeft].rate = 1000_Hz;
    CHECK(copiesLeft(face, HandFace::oocRight, {}) == 1);
}

TEST_CASE("A closure that outlasts by far what was asked for is not on purpose", "[analysis]")
{
    const auto voluntary = [](Duration length, Duration asked) {
        HandFace face;
        face.add(HandFace::oocLeft, 10.1_s, length);
        face.add(HandFace::oocRight, 10.1_s, length);
        ActivityTable table = face.table();
        Task task = closing(10_s);
        task.manoeuvre.interval.offset = task.manoeuvre.interval.onset + asked;
        task.window = task.manoeuvre.interval.widened(300_ms);
        markVoluntary(table, face.map(), {task});
        return countOf(table, HandFace::oocLeft, BurstKind::voluntary);
    };
    CHECK(voluntary(2_s, 2_s) == 1);
    CHECK(voluntary(6_s, 2_s) == 1);
    CHECK(voluntary(18_s, 2_s) == 0);
    CHECK(voluntary(28_s, 12_s) == 0);
    // Nobody said when it was to end.
    CHECK(voluntary(18_s, longestUnended) == 1);
}
