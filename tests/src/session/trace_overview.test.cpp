// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_overview.hpp"

#include <atomic>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <thread>

#include "data/model/memory_recording.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

constexpr double seconds = 21.0;

/// Twenty channels of three rates and several lengths, with a gap, one of them no voltage.
MemoryRecording mixed()
{
    RecordingInfo info;
    info.path = "mixed";
    info.duration = Duration(seconds);
    std::vector<std::vector<double>> samples;
    for (int k = 0; k < 20; ++k) {
        Channel channel;
        channel.label = "C" + std::to_string(k);
        channel.rate = Frequency(k % 5 == 0 ? 2000.0 : k % 7 == 0 ? 500.0 : 1000.0);
        channel.length = sampleAt(Duration(k % 3 == 0 ? seconds - 2.5 : seconds), channel.rate);
        channel.dimension = k == 9 ? Dimension::other : Dimension::voltage;
        std::vector<double> values(static_cast<std::size_t>(channel.length));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = 1e-5 * std::sin(0.37 * static_cast<double>(i * std::size_t(k + 3))) +
                        1e-7 * static_cast<double>(i % 97);
        for (std::size_t i = 4000; i < 4700 && k % 4 == 1; ++i)
            values[i] = std::numeric_limits<double>::quiet_NaN();
        samples.push_back(std::move(values));
        info.channels.push_back(std::move(channel));
    }
    return MemoryRecording(std::move(info), std::move(samples));
}

/// A medium that fails somewhere, or asks to stop there.
class Failing final : public Recording {
public:
    Failing(const Recording& whole, double from) : whole_(whole), from_(from) {}

    [[nodiscard]] const RecordingInfo& info() const override { return whole_.info(); }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override
    {
        ++reads;
        if (channel == 7 && timeOf(range.end, info().channels[7].rate).seconds() > from_)
            return failure("the medium is broken", "mixed");
        return whole_.read(channel, range, into);
    }
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override
    {
        return whole_.readStored(channel, range, into);
    }

    mutable std::atomic<int> reads = 0;

private:
    const Recording& whole_;
    double from_;
};

TracePageRequest pageOf(std::vector<std::size_t> channels, double from, double to,
                        std::size_t columns, TraceDisplay display)
{
    TracePageRequest request;
    request.channels = std::move(channels);
    request.window = {Duration(from), Duration(to)};
    request.columns = columns;
    request.display = display;
    return request;
}

std::vector<std::size_t> all()
{
    std::vector<std::size_t> channels(20);
    std::iota(channels.begin(), channels.end(), std::size_t{0});
    return channels;
}

/// Bit for bit, missing columns included.
bool areSame(const std::vector<float>& a, const std::vector<float>& b)
{
    return std::ranges::equal(a, b, [](float one, float other) {
        return std::bit_cast<std::uint32_t>(one) == std::bit_cast<std::uint32_t>(other);
    });
}

}  // namespace

TEST_CASE("An overview is the same on any number of threads", "[session]")
{
    const MemoryRecording recording = mixed();
    const TraceReader reader(recording, {});
    TraceOverview alone(recording, reader);
    REQUIRE(alone.build({}));
    REQUIRE(alone.isComplete());
    for (const unsigned threads : {2U, 5U, 64U}) {
        INFO(threads);
        TraceOverview overview(recording, reader);
        REQUIRE(overview.build({}, threads));
        CHECK(overview.isComplete());
        for (const TraceDisplay display : {TraceDisplay::raw, TraceDisplay::filtered}) {
            const auto wide = pageOf(all(), 0.0, seconds, 100, display);
            const TracePage one = alone.page(wide), other = overview.page(wide);
            for (std::size_t k = 0; k < 20; ++k) {
                INFO(k);
                CHECK(areSame(one.traces[k].low, other.traces[k].low));
                CHECK(areSame(one.traces[k].high, other.traces[k].high));
            }
        }
    }
}

TEST_CASE("A medium that fails ends the overview on every thread, and is told", "[session]")
{
    const MemoryRecording recording = mixed();
    for (const unsigned threads : {1U, 2U, 4U}) {
        INFO(threads);
        const Failing failing(recording, 6.0);
        const TraceReader reader(failing, {});
        TraceOverview overview(failing, reader);
        const auto built = overview.build({}, threads);
        REQUIRE_FALSE(built);
        CHECK(built.error().what == "the medium is broken");
        CHECK_FALSE(overview.isComplete());
        CHECK(failing.reads < 20 * 4);  // of 20 x 6 chunks
        // What is there so far stays.
        const TracePage page = overview.page(pageOf({0}, 0.0, 4.0, 20, TraceDisplay::raw));
        CHECK_FALSE(std::isnan(page.traces[0].low[10]));
    }
}

TEST_CASE("An overview that nobody wants ends", "[session]")
{
    const MemoryRecording recording = mixed();
    const TraceReader reader(recording, {});
    TraceOverview overview(recording, reader);
    std::stop_source stop;
    stop.request_stop();
    CHECK(overview.build(stop.get_token(), 3));
    CHECK_FALSE(overview.isComplete());
}

TEST_CASE("Channels on a page look as they do alone", "[session]")
{
    const MemoryRecording recording = mixed();
    const TraceReader reader(recording, {});
    for (const TraceDisplay display : {TraceDisplay::raw, TraceDisplay::filtered}) {
        for (const auto& [from, to] : {std::pair(1.0, 7.0), std::pair(17.5, 21.0)}) {
            const TracePage page = reader.page(pageOf(all(), from, to, 300, display));
            REQUIRE(page.traces.size() == 20);
            for (std::size_t k = 0; k < 20; ++k) {
                INFO(k << " from " << from);
                const TracePage alone = reader.page(pageOf({k}, from, to, 300, display));
                CHECK(areSame(page.traces[k].low, alone.traces[0].low));
                CHECK(areSame(page.traces[k].high, alone.traces[0].high));
            }
        }
    }
    const Failing failing(recording, 0.0);
    const TraceReader broken(failing, {});
    const TracePage page = broken.page(pageOf(all(), 1.0, 7.0, 300, TraceDisplay::filtered));
    REQUIRE(page.error);
    CHECK(page.traces[7].low.empty());
    const TracePage whole = reader.page(pageOf(all(), 1.0, 7.0, 300, TraceDisplay::filtered));
    for (const std::size_t k : {std::size_t{2}, std::size_t{8}, std::size_t{14}})
        CHECK(areSame(page.traces[k].low, whole.traces[k].low));
}
