// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/trace_scene.hpp"

#include <catch2/catch.hpp>

#include "tests/support/small_patient.hpp"
#include "tests/ui/support/wait_until.hpp"

using namespace facialis;

TEST_CASE("All traces of one unit share one gain, other units have their own", "[ui][traces]")
{
    RecordingInfo info;
    for (const auto dimension : {Dimension::voltage, Dimension::counts, Dimension::voltage}) {
        Channel channel;
        channel.label = "x";
        channel.dimension = dimension;
        info.channels.push_back(channel);
    }
    ui::TraceScene scene;
    ui::buildLanes(scene, info, KnowledgeBase::embedded().value());
    REQUIRE(scene.gains.size() == 2);
    CHECK(scene.lanes[0].gainGroup == scene.lanes[2].gainGroup);
    CHECK(scene.lanes[0].gainGroup != scene.lanes[1].gainGroup);
    CHECK(scene.gains[0].unit == QStringLiteral("µV"));
    CHECK(scene.gains[1].unit == QStringLiteral("counts"));
    CHECK(scene.lanes[0].displayScale == 1e6);
    CHECK(scene.lanes[1].displayScale == 1.0);
}

TEST_CASE("The fitted gain is the step that holds the tallest trace", "[ui][traces]")
{
    ui::TraceScene scene;
    scene.gains = {{QStringLiteral("µV"), {}}};
    scene.lanes.resize(2);
    for (ui::Lane& lane : scene.lanes)
        lane.displayScale = 1e6;
    engine::TracePage page;
    for (const float reach : {3e-6F, 90e-6F}) {
        engine::TraceColumns trace;
        trace.low.assign(500, -reach);
        trace.high.assign(500, reach);
        page.traces.push_back(trace);
    }
    ui::fitGains(scene, page);
    // 1.2 x 90 uV: the next step is 200 uV for both lanes.
    CHECK(scene.gains[0].perDivision.value() == 200.0);
}

TEST_CASE("Only bursts that touch the window are drawn", "[ui][traces]")
{
    AnalysisResult result;
    result.recording.channels.resize(2);
    for (int i = 0; i < 10; ++i) {
        Burst burst;
        burst.channel = static_cast<std::size_t>(i % 2);
        burst.interval = {Duration(i), Duration(i + 0.5)};
        result.bursts.push_back(burst);
    }
    std::vector<ui::Lane> lanes(2);
    lanes[0].channel = 1;
    lanes[1].channel = 0;
    const auto marks = ui::burstsIn(result, lanes, {2.4_s, 4_s});
    REQUIRE(marks.size() == 2);
    CHECK(marks[0].interval.onset == 2_s);
    CHECK(marks[0].lane == 1);  // channel 0 stands on the second lane
    CHECK(marks[1].interval.onset == 3_s);
}

TEST_CASE("The scale bar is a step and never taller than asked", "[ui][traces]")
{
    const auto bar = ui::scaleBar(ui::OneTwoFive::atLeast(100), 400.0, 110.0);
    CHECK(bar.value() == 20.0);
    CHECK(ui::scaleBar(ui::OneTwoFive::atLeast(100), 50.0, 110.0).value() == 100.0);
}
