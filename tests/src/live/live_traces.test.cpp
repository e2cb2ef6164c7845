// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/live_traces.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <thread>

#include "acquisition/files/open_recording.hpp"
#include "acquisition/simulator_source.hpp"
#include "src/live/live_session.hpp"
#include "src/session/trace_reader.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

std::unique_ptr<LiveSession> session(double speed, LiveOptions options)
{
    acquisition::SimulatorStreamOptions stream{.name = "simulate:hfs", .speed = speed};
    stream.simulation.scenario = "hfs";
    stream.simulation.seed = 7;
    stream.simulation.duration = 12_s;
    stream.simulation.rate = 1000_Hz;
    return LiveSession::start(
               acquisition::streamSimulation(stream, acquisition::steadyClock()).value(),
               KnowledgeBase::embedded().value(), std::move(options))
        .value();
}

/// Both have the same columns, to what single precision and the filter's start leave.
void checkAlike(const TracePage& live, const TracePage& file)
{
    CHECK_FALSE(live.error);
    REQUIRE(live.traces.size() == file.traces.size());
    for (std::size_t i = 0; i < live.traces.size(); ++i) {
        const TraceColumns &a = live.traces[i], &b = file.traces[i];
        REQUIRE(a.size() == b.size());
        std::size_t different = 0;
        for (std::size_t c = 0; c < a.size(); ++c) {
            const auto isAlike = [](float x, float y) {
                return (std::isnan(x) && std::isnan(y)) || std::abs(x - y) < 1e-9F;
            };
            different += isAlike(a.low[c], b.low[c]) && isAlike(a.high[c], b.high[c]) ? 0 : 1;
        }
        CHECK(different == 0);
        CHECK(a.clipped == b.clipped);
    }
}

}  // namespace

TEST_CASE("Every window of a live session shows what its file shows", "[live]")
{
    const test::TemporaryFolder folder;
    LiveOptions options;
    options.out = folder.file("s.nwb");
    options.length = 70_s;  // the first ten are no longer in memory
    auto live = session(0.0, options);
    const auto traces = live->traces();
    REQUIRE(traces);
    const LiveEnd end = live->finish();
    REQUIRE_FALSE(end.recorderError);
    CHECK(traces->end() == 70_s);
    const std::size_t channels = live->recording().channels.size();
    live.reset();

    const auto recording = acquisition::openRecording(options.out).value();
    AnalysisSettings settings;
    settings.filtering = Filtering::causal;
    settings.mains = 50_Hz;
    const TraceReader file(*recording, settings);
    const auto display = GENERATE(TraceDisplay::raw, TraceDisplay::filtered);
    CAPTURE(display == TraceDisplay::raw);
    const auto check = [&](TimeInterval window) {
        TracePageRequest request{window, 500, display, {}};
        for (std::size_t c = 0; c < channels; ++c)
            request.channels.push_back(c);
        checkAlike(traces->page(request), file.page(request));
    };
    SECTION("the newest second")
    {
        check({69_s, 70_s});
    }
    SECTION("a sweep that reaches beyond the end")
    {
        check({62_s, 72_s});
    }
    SECTION("the beginning, which only the disk has")
    {
        check({0_s, 3_s});
    }
    SECTION("across the seam of disk and memory")
    {
        check({5_s, 20_s});
    }
    SECTION("nothing at all")
    {
        check({80_s, 81_s});
    }
    SECTION("all of it, where a column may be wider by a bin of the pyramid")
    {
        const TracePageRequest request{{0_s, 70_s}, 100, display, {0}};
        const TraceColumns wide = traces->page(request).traces[0];
        const TraceColumns exact = file.page(request).traces[0];
        for (std::size_t c = 1; c + 1 < wide.size(); ++c) {
            CHECK(wide.low[c] <= exact.high[c]);
            CHECK(wide.high[c] >= exact.low[c]);
            CHECK(wide.high[c] <=
                  std::max({exact.high[c - 1], exact.high[c], exact.high[c + 1]}) + 1e-9F);
        }
    }
}

TEST_CASE("The traces of a running session end at its newest frame", "[live]")
{
    auto live = session(1.0, {});
    const auto traces = live->traces();
    for (int k = 0; k < 500 && live->snapshot()->frames < 200; ++k)
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    const Duration shown = live->snapshot()->time;
    REQUIRE(shown >= 0.2_s);
    CHECK(traces->end() >= shown);
    const TracePage page =
        traces->page({{shown - 0.1_s, shown}, 100, TraceDisplay::filtered, {0, 1}});
    REQUIRE(page.traces.size() == 2);
    CHECK_FALSE(std::isnan(page.traces[0].low[98]));
    const auto samples = traces->samples(0, {0, 1'000'000}, TraceDisplay::raw);
    REQUIRE(samples);
    CHECK(samples->size() >= 200);
    CHECK(std::none_of(samples->begin(), samples->end(), [](double s) { return std::isnan(s); }));
    live->stop();
    CHECK(live->finish().last.state == LiveState::ended);
}

TEST_CASE("A session that nobody draws keeps no traces", "[live]")
{
    LiveOptions options;
    options.hasTraces = false;
    options.length = 1_s;
    auto live = session(0.0, options);
    CHECK_FALSE(live->traces());
    CHECK(live->finish().last.frames == 1000);
}
