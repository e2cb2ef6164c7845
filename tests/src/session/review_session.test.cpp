// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/review_session.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <thread>

#include "data/model/memory_recording.hpp"
#include "src/session/trace_overview.hpp"
#include "src/session/trace_reader.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

/// Ten samples a period never meet the crest: the highest is at 72 degrees.
const double sampledPeak = 50e-6 * std::sin(0.4 * M_PI);

/// Two channels of a 100 Hz sine of 50 uV on an offset of 10 mV, one second of it missing.
std::unique_ptr<Recording> sines(double seconds = 30.0)
{
    const Frequency rate(1000.0);
    const auto length = static_cast<std::size_t>(seconds * rate.hertz());
    RecordingInfo info;
    info.path = "sines";
    info.duration = Duration(seconds);
    info.gaps = {{{Duration(10.0), Duration(11.0)}, "lost"}};
    std::vector<double> samples(length);
    for (std::size_t i = 0; i < length; ++i)
        samples[i] = i >= 10000 && i < 11000
                         ? std::nan("")
                         : 0.01 + 50e-6 * std::sin(2.0 * M_PI * 0.1 * static_cast<double>(i));
    for (const char* label : {"EMG OOc L", "something"}) {
        Channel channel;
        channel.label = label;
        channel.rate = rate;
        channel.length = static_cast<std::int64_t>(length);
        channel.dimension = Dimension::voltage;
        info.channels.push_back(channel);
    }
    return std::make_unique<MemoryRecording>(std::move(info), std::vector{samples, samples});
}

template <class IsDone>
bool waitFor(IsDone isDone)
{
    for (int i = 0; i < 6000; ++i) {
        if (isDone())
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

TracePageRequest page(double from, double to, std::size_t columns, TraceDisplay display)
{
    return {{Duration(from), Duration(to)}, columns, display, {0, 1}};
}

}  // namespace

TEST_CASE("A filtered page shows the band of the analysis, a raw one what was recorded",
          "[session]")
{
    const auto recording = sines();
    const TraceReader reader(*recording, {});
    const TracePage raw = reader.page(page(2, 4, 200, TraceDisplay::raw));
    const TracePage filtered = reader.page(page(2, 4, 200, TraceDisplay::filtered));
    REQUIRE(raw.traces.size() == 2);
    CHECK_FALSE(raw.error);
    CHECK(raw.traces[0].baseline == Approx(0.01).epsilon(1e-3));
    CHECK(filtered.traces[0].baseline == Approx(0.0).margin(2e-6));
    CHECK(filtered.traces[0].high[100] == Approx(sampledPeak).epsilon(0.01));
    CHECK(filtered.traces[0].low[100] == Approx(-sampledPeak).epsilon(0.01));
}

TEST_CASE("A filtered sample is the same on whichever page it stands", "[session]")
{
    const auto recording = sines();
    const TraceReader reader(*recording, {});
    const auto some = reader.samples(0, {4000, 4500}, TraceDisplay::filtered);
    const auto all = reader.samples(0, {0, 9000}, TraceDisplay::filtered);
    REQUIRE(some);
    REQUIRE(all);
    double worst = 0.0;
    for (std::size_t i = 0; i < some->size(); ++i)
        worst = std::max(worst, std::abs((*some)[i] - (*all)[4000 + i]));
    CHECK(worst < 50e-6 * 1e-6);
}

TEST_CASE("A page that reaches beyond the recording or into a gap is empty there", "[session]")
{
    const auto recording = sines();
    const TraceReader reader(*recording, {});
    const TracePage gap = reader.page(page(9, 12, 300, TraceDisplay::raw));
    CHECK_FALSE(std::isnan(gap.traces[0].low[50]));
    CHECK(std::isnan(gap.traces[0].low[150]));
    CHECK_FALSE(std::isnan(gap.traces[0].low[250]));
    const TracePage beyond = reader.page(page(29, 31, 200, TraceDisplay::filtered));
    CHECK_FALSE(std::isnan(beyond.traces[0].low[50]));
    CHECK(std::isnan(beyond.traces[0].low[150]));
}

TEST_CASE("The overview shows what the samples show", "[session]")
{
    const auto recording = sines();
    const TraceReader reader(*recording, {});
    TraceOverview overview(*recording, reader);
    const TracePageRequest wide = page(0, 30, 100, TraceDisplay::filtered);
    CHECK(overview.page(wide).isPartial);
    REQUIRE(overview.build({}));
    REQUIRE(overview.suits(wide));
    CHECK_FALSE(overview.suits(page(0, 1, 1000, TraceDisplay::raw)));
    const TracePage quick = overview.page(wide);
    CHECK_FALSE(quick.isPartial);
    const TracePage slow = reader.page(wide);
    for (std::size_t c = 0; c < 100; ++c) {
        INFO(c);
        CHECK(std::isnan(quick.traces[0].low[c]) == std::isnan(slow.traces[0].low[c]));
        if (!std::isnan(slow.traces[0].low[c]) && c > 0 && c < 99)
            CHECK(quick.traces[0].high[c] == Approx(slow.traces[0].high[c]).epsilon(0.05));
    }
}

TEST_CASE("A session names its channels, and its analysis arrives by itself", "[session]")
{
    auto session = ReviewSession::start(sines(), {});
    REQUIRE(session);
    CHECK((*session)->info().channels[0].muscle == "orbicularis_oculi");
    CHECK((*session)->info().channels[0].side == Side::left);
    CHECK((*session)->page(page(0, 10, 500, TraceDisplay::filtered)));
    REQUIRE(waitFor([&] { return (*session)->snapshot().phase != AnalysisPhase::running; }));
    const ReviewSnapshot snapshot = (*session)->snapshot();
    REQUIRE(snapshot.result);
    CHECK(snapshot.progress == 1.0);
    CHECK(snapshot.result->recording.channels.size() == 2);
}

TEST_CASE("A page of many samples comes from the background and is the one asked for last",
          "[session]")
{
    auto session = ReviewSession::start(sines(1800.0), {});
    REQUIRE(session);
    // 2 x 1 800 000 samples are more than a page made at once; too fine for the overview.
    const auto fine = page(0, 1800, 60000, TraceDisplay::raw);
    static_cast<void>((*session)->page(page(0, 1799, 60000, TraceDisplay::raw)));
    const auto now = (*session)->page(fine);
    CHECK((!now || now->isCoarse));
    REQUIRE(waitFor([&] { return !(*session)->isPagePending(); }));
    REQUIRE((*session)->latestPage());
    CHECK((*session)->latestPage()->request == fine);
}

TEST_CASE("The value under a cursor is that of the trace, and nothing outside or in a gap",
          "[session]")
{
    auto session = ReviewSession::start(sines(), {});
    REQUIRE(session);
    const auto value = (*session)->valueAt(0, Duration(2.0025), TraceDisplay::raw);
    REQUIRE(value);
    CHECK(*value == Approx(0.01 + sampledPeak).epsilon(1e-6));
    CHECK_FALSE((*session)->valueAt(0, Duration(10.5), TraceDisplay::raw));
    CHECK_FALSE((*session)->valueAt(0, Duration(99.0), TraceDisplay::raw));
    CHECK_FALSE((*session)->valueAt(0, Duration(-1.0), TraceDisplay::raw));
}

TEST_CASE("A recording without a signal is refused in words", "[session]")
{
    RecordingInfo info;
    info.path = "hypnogram.edf";
    const auto session = ReviewSession::start(
        std::make_unique<MemoryRecording>(info, std::vector<std::vector<double>>{}), {});
    REQUIRE_FALSE(session);
    CHECK(session.error().sentence().find("hypnogram.edf") != std::string::npos);
    CHECK(session.error().sentence().find("no signal") != std::string::npos);
}

TEST_CASE("A session that is closed while it works stops working", "[session]")
{
    const auto before = std::chrono::steady_clock::now();
    {
        auto session = ReviewSession::start(sines(3600.0), {});
        REQUIRE(session);
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - before;
    CHECK(taken.count() < 20.0);
}
