// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "src/session/measures/burst_histogram.hpp"
#include "src/session/measures/examination_trend.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

/// Right and left orbicularis oculi over ten minutes, a minute of which is missing.
AnalysisResult twoSides()
{
    AnalysisResult result;
    result.recording.duration = 600_s;
    result.recording.gaps = {{{300_s, 360_s}, "made"}};
    for (const Side side : {Side::right, Side::left}) {
        Channel channel;
        channel.side = side;
        channel.dimension = Dimension::voltage;
        result.recording.channels.push_back(channel);
    }
    return result;
}

void addBurst(AnalysisResult& result, std::size_t channel, Duration onset, Duration length,
              BurstKind kind, Voltage rms)
{
    Burst burst;
    burst.channel = channel;
    burst.interval = {onset, onset + length};
    burst.kind = kind;
    burst.rms = rms;
    result.bursts.push_back(burst);
}

}  // namespace

TEST_CASE("A histogram counts every burst once, on its side and under its kind",
          "[session][histogram]")
{
    AnalysisResult result = twoSides();
    for (int k = 0; k < 50; ++k)
        addBurst(result, 0, Duration(2.0 * k), Duration(0.050 + 0.002 * k), BurstKind::spasmClonic,
                 Voltage(1e-4));
    for (int k = 0; k < 10; ++k)
        addBurst(result, 1, Duration(120.0 + k), 100_ms, BurstKind::blink, Voltage(2e-4));
    addBurst(result, 1, 200_s, 20_s, BurstKind::spasmTonic, Voltage(2e-4));

    const BurstHistogram histogram = burstHistogram(result, {BurstMeasure::duration, {}, {}});
    REQUIRE(histogram.sides.size() == 2);
    CHECK(histogram.sides[0].side == Side::right);
    CHECK(histogram.sides[0].total == 50);
    CHECK(histogram.sides[1].total == 11);
    CHECK(histogram.bins <= 41);
    CHECK(histogram.isLastOpen);  // the tonic one does not flatten the others
    CHECK(histogram.sides[1].bins.back()[std::size_t(BurstKind::spasmTonic)].size() == 1);
    std::size_t counted = 0;
    for (const SideHistogram& side : histogram.sides)
        for (std::size_t k = 0; k < histogram.bins; ++k)
            for (std::size_t kind = 0; kind < burstKinds; ++kind)
                for (const std::size_t index : side.bins[k][kind]) {
                    ++counted;
                    const double value = result.bursts[index].interval.length().seconds();
                    CHECK(value >= double(k) * histogram.width - 1e-9);
                    if (k + 1 < histogram.bins)
                        CHECK(value < double(k + 1) * histogram.width + 1e-9);
                    CHECK(std::size_t(result.bursts[index].kind) == kind);
                }
    CHECK(counted == 61);
    CHECK(*histogram.sides[0].median == Approx(0.099));

    const BurstHistogram blinks =
        burstHistogram(result, {BurstMeasure::duration, BurstKind::blink, {}});
    CHECK(blinks.sides[0].total == 0);
    CHECK(blinks.sides[1].total == 10);
    const BurstHistogram one = burstHistogram(result, {BurstMeasure::rms, {}, 0});
    REQUIRE(one.sides.size() == 1);
    CHECK(one.sides[0].total == 50);
    CHECK(burstHistogram(result, {BurstMeasure::rms, BurstKind::myokymic, {}}).bins == 0);
}

TEST_CASE("Intervals run from onset to onset of a channel and never across a gap",
          "[session][histogram]")
{
    AnalysisResult result = twoSides();
    for (const double onset : {10.0, 12.0, 14.0, 299.0, 361.0, 363.0})
        addBurst(result, 0, Duration(onset), 100_ms, BurstKind::spasmClonic, Voltage(1e-4));
    const BurstHistogram histogram = burstHistogram(result, {BurstMeasure::interval, {}, {}});
    REQUIRE_FALSE(histogram.sides.empty());
    CHECK(histogram.sides[0].total == 4);
    CHECK(*histogram.sides[0].median == Approx(2.0));
}

TEST_CASE("The rate over time is held against what was recorded", "[session][histogram]")
{
    AnalysisResult result = twoSides();
    for (int k = 0; k < 300; ++k)
        if (k < 150 || k >= 180)
            addBurst(result, 0, Duration(2.0 * k + 0.5), 100_ms, BurstKind::spasmClonic,
                     Voltage(1e-4));
    const BurstHistogram histogram = burstHistogram(result, {BurstMeasure::rate, {}, {}});
    CHECK(histogram.width == 20.0);
    REQUIRE(histogram.bins == 30);
    for (std::size_t k = 0; k < histogram.bins; ++k) {
        const double height =
            histogram.height(histogram.sides[0].bins[k], k, BurstKind::spasmClonic);
        CHECK(height == Approx(k >= 15 && k < 18 ? 0.0 : 30.0));
    }
}

TEST_CASE("The trend holds time in spasm once for muscles that share it", "[session][trend]")
{
    AnalysisResult result = twoSides();
    result.recording.channels.push_back(result.recording.channels[0]);
    ActivityTrend trend;
    trend.side = Side::right;
    for (int k = 0; k < 5; ++k) {
        TrendPart part;
        part.interval = {Duration(120.0 * k), Duration(120.0 * (k + 1))};
        part.rest = 100_s;
        part.bursts = k;
        part.perMinute = 0.6 * k;
        trend.parts.push_back(part);
    }
    result.measures.trends.push_back(trend);
    addBurst(result, 0, 130_s, 12_s, BurstKind::spasmTonic, Voltage(1e-4));
    addBurst(result, 2, 136_s, 12_s, BurstKind::spasmTonic, Voltage(3e-4));
    addBurst(result, 1, 130_s, 12_s, BurstKind::spasmTonic, Voltage(9e-4));
    addBurst(result, 0, 300_s - 6_s, 6_s, BurstKind::spasmClonic, Voltage(1e-4));

    const auto trends = examinationTrend(result);
    REQUIRE(trends.size() == 1);
    REQUIRE(trends[0].points.size() == 5);
    CHECK(*trends[0].points[1].spasmShare == Approx(18.0 / 120.0));
    CHECK(trends[0].points[1].rms->microvolts() == Approx(200.0));
    CHECK(*trends[0].points[2].spasmShare == Approx(6.0 / 60.0));  // half of it is a gap
    CHECK(*trends[0].points[0].spasmShare == 0.0);
    CHECK_FALSE(trends[0].points[0].rms);
    CHECK(*trends[0].points[4].perMinute == Approx(2.4));
}
