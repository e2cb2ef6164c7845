// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/channel_activity.hpp"

#include <catch2/catch.hpp>

#include "src/analysis/task_maximum.hpp"
#include "tests/src/interpretation/examples.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::test::knowledge;
using facialis::test::quietFace;

namespace {

constexpr std::size_t left = 0, right = 1;  // orbicularis oculi

/// 120 s, one smile-like movement of the eyes from 100 to 104 s, given bursts of the eyes.
class Face {
public:
    void add(std::size_t channel, Duration onset, Duration length, BurstKind kind,
             double microvolts = 20.0)
    {
        MeasuredBurst measured;
        measured.burst.channel = channel;
        measured.burst.interval = {onset, onset + length};
        measured.burst.kind = kind;
        measured.burst.rms = Voltage(microvolts * 1e-6);
        measured.rms = microvolts * 1e-6;
        bursts_.push_back(measured);
    }

    [[nodiscard]] ActivityTable table() const
    {
        auto bursts = bursts_;
        std::sort(bursts.begin(), bursts.end(), [](const auto& a, const auto& b) {
            return a.burst.interval.onset < b.burst.interval.onset;
        });
        return {analysis_.recording.channels.size(), std::move(bursts)};
    }

    [[nodiscard]] FaceMap face() const
    {
        return {analysis_.recording.channels, analysis_.quality, knowledge()};
    }

    [[nodiscard]] static std::vector<Task> tasks()
    {
        const TimeInterval interval{100_s, 104_s};
        return {{.manoeuvre = {"close_eyes_tightly", interval, false, ""},
                 .region = "ocular",
                 .targets = {"orbicularis_oculi"},
                 .window = interval}};
    }

    struct Measured {
        std::vector<ChannelActivity> channels;
        std::vector<ActivityTrend> trends;
    };
    [[nodiscard]] Measured measured() const
    {
        const ActivityTable activity = table();
        const FaceMap map = face();
        const auto asked = tasks();
        const TimeInterval part{0_s, 120_s};
        const RestTimeline rest(part, activity, asked, {});
        const DischargeGroups groups(map.size());
        const MeasureInput input{activity, map, asked, rest, groups, part};
        return {channelActivity(input), activityTrends(input)};
    }

private:
    AnalysisResult analysis_ = quietFace();
    std::vector<MeasuredBurst> bursts_;
};

}  // namespace

TEST_CASE("Bursts at rest are counted with their rate, trains, time and regularity",
          "[analysis][measures]")
{
    Face face;
    for (int k = 0; k < 4; ++k)  // a train: 0.5 s from onset to onset
        face.add(left, 10_s + Duration(0.5 * k), 100_ms, BurstKind::spasmClonic);
    face.add(left, 30_s, 2_s, BurstKind::spasmTonic);
    face.add(left, 40_s, 100_ms, BurstKind::blink);
    face.add(left, 100_s, 3_s, BurstKind::voluntary, 80.0);
    const auto measured = face.measured();
    const ChannelActivity& activity = measured.channels.at(left);
    CHECK(activity.bursts == 5);
    CHECK(activity.tonic == 1);
    CHECK(activity.trains == 1);
    CHECK(activity.time.seconds() == Approx(2.4));
    // Of 120 s the movement takes 4 s and 0.15 s on either side.
    CHECK(activity.perMinute == Approx(5 * 60.0 / 115.7));
    CHECK(activity.timeFraction == Approx(2.4 / 115.7));
    CHECK(activity.lengthMedian->seconds() == Approx(0.1));
    CHECK(activity.intervalMedian->seconds() == Approx(0.5));
    CHECK(measured.channels.at(right).bursts == 0);
    CHECK_FALSE(measured.channels.at(right).intervalMedian);
}

TEST_CASE("Amplitudes are held against the strongest movement of the muscle",
          "[analysis][measures]")
{
    Face face;
    face.add(left, 10_s, 100_ms, BurstKind::spasmClonic, 120.0);
    face.add(left, 100_s, 3_s, BurstKind::voluntary, 80.0);
    face.add(right, 10_s, 100_ms, BurstKind::unclassified, 20.0);
    ActivityTable table = face.table();
    const auto maxima = taskMaxima(table, face.face(), Face::tasks());
    REQUIRE(maxima.at(left));
    CHECK(maxima.at(left)->rms == Approx(80e-6));
    CHECK(maxima.at(left)->manoeuvre == "close_eyes_tightly");
    CHECK_FALSE(maxima.at(right));
    holdAgainstTaskMaxima(table, maxima);
    CHECK(*table.burst(table.of(left)[0]).taskPercent == Approx(150.0));
    CHECK(*table.burst(table.of(left)[1]).taskPercent == Approx(100.0));
    CHECK_FALSE(table.burst(table.of(right)[0]).taskPercent);
    const auto measured = face.measured();
    CHECK(measured.channels.at(left).taskMaximum->microvolts() == Approx(80.0));
    CHECK_FALSE(measured.channels.at(right).taskMaximum);
}

TEST_CASE("Bursts that become more and more are a rising trend of their side alone",
          "[analysis][measures]")
{
    Face face;
    for (int part = 0; part < 8; ++part)  // 15 s each: 1, 2, ... 8 bursts
        for (int k = 0; k <= part; ++k)
            if (const double at = 15.0 * part + 1.2 * k + 0.5; at < 99.0 || at > 105.0)
                face.add(left, Duration(at), 100_ms, BurstKind::spasmClonic);
    const auto trends = face.measured().trends;
    REQUIRE(trends.size() == 2);
    REQUIRE(trends[0].parts.size() == 8);
    CHECK(trends[0].parts[2].bursts == 3);
    CHECK(*trends[0].parts[2].perMinute == Approx(3 * 60.0 / 15.0));
    // One burst a part more: 4 a minute more every quarter of a minute.
    CHECK(*trends[0].slope == Approx(16.0).epsilon(0.25));
    CHECK(*trends[0].pValue < 0.01);
    CHECK(*trends[1].slope == 0.0);
    CHECK(*trends[1].pValue == 1.0);
}
