// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/live_story.hpp"

#include <catch2/catch.hpp>

#include "ui/models/live_ticker.hpp"

using namespace facialis;
using engine::LiveEvent;
using ui::LiveStory;
using ui::TickerKind;

namespace {

struct Told {
    KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    LiveStory story;

    Told() : story(recording(), knowledge) {}
    static RecordingInfo recording()
    {
        RecordingInfo info;
        for (const auto side : {Side::left, Side::right}) {
            Channel channel;
            channel.label = side == Side::left ? "OOc L" : "OOc R";
            channel.muscle = "orbicularis_oculi";
            channel.side = side;
            channel.rate = 1000_Hz;
            info.channels.push_back(channel);
        }
        return info;
    }
    void burst(std::size_t channel, double onset, double offset,
               BurstKind kind = BurstKind::unclassified)
    {
        Burst burst;
        burst.channel = channel;
        burst.interval = {Duration(onset), Duration(offset)};
        burst.rmsOverNoise = 12.0;
        burst.kind = kind;
        story.take({LiveEvent{Duration(offset), burst}});
    }
};

}  // namespace

TEST_CASE("A burst is marked on its trace and told with muscle, side, length and size",
          "[ui][live]")
{
    Told told;
    told.burst(0, 1.0, 1.2);
    const auto marks = told.story.burstsIn({0.5_s, 1.1_s});
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].lane == 0);
    CHECK(told.story.burstsIn({1.5_s, 2_s}).empty());
    REQUIRE(told.story.lines().size() == 1);
    const QString words = told.story.lines().front().words;
    CHECK(words.contains(QStringLiteral("L ")));
    CHECK(words.contains(QStringLiteral("orbicularis oculi"), Qt::CaseInsensitive));
    CHECK(words.contains(QStringLiteral("200 ms")));
    CHECK(words.contains(QStringLiteral("12.0 times noise")));
}

TEST_CASE("A judgement gives bursts their kinds; what is newer keeps its own", "[ui][live]")
{
    Told told;
    told.burst(0, 1.0, 1.2);
    told.burst(1, 11.0, 11.2);
    auto result = std::make_shared<AnalysisResult>();
    result->recording = Told::recording();
    result->recording.duration = 10_s;
    Burst judged;
    judged.interval = {1_s, 1.2_s};
    judged.kind = BurstKind::blink;
    result->bursts.push_back(judged);
    result->conclusion = "nothing much";
    told.story.take({LiveEvent{12_s, engine::LiveInterpretation{result, false}}});
    const auto marks = told.story.burstsIn({0_s, 20_s});
    REQUIRE(marks.size() == 2);
    CHECK(marks[0].kind == BurstKind::blink);
    CHECK(marks[1].kind == BurstKind::unclassified);
    // The same conclusion again is no news.
    const std::size_t lines = told.story.lines().size();
    told.story.take({LiveEvent{13_s, engine::LiveInterpretation{result, false}}});
    CHECK(told.story.lines().size() == lines);
}

TEST_CASE("An electrode that is off stands beside its trace, and goes when it is back",
          "[ui][live]")
{
    Told told;
    const auto second = [&](int at, bool isOff) {
        QualitySecond quality{.second = at};
        quality.channels.resize(2);
        quality.channels[1].isOffElectrode = isOff;
        told.story.take({LiveEvent{Duration(at + 1.0), quality}});
    };
    second(0, false);
    second(1, true);
    const std::size_t revision = told.story.revision();
    second(2, true);
    CHECK(told.story.revision() == revision);
    CHECK(told.story.trouble(1) == QStringLiteral("electrode off"));
    CHECK(told.story.trouble(0).isEmpty());
    second(3, false);
    CHECK(told.story.trouble(1).isEmpty());
}

TEST_CASE("The ticker has the newest line on top and leaves out what is not wanted", "[ui][live]")
{
    Told told;
    ui::LiveTicker ticker;
    told.burst(0, 1.0, 1.2);
    told.story.take({LiveEvent{3_s, Annotation{2.5_s, {}, "smile", {}}}});
    ticker.follow(&told.story);
    REQUIRE(ticker.rowCount() == 2);
    CHECK(ticker.lineAt(0).kind == TickerKind::marker);
    CHECK(ticker.lineAt(0).place.interval.onset == 2.5_s);
    told.story.take({LiveEvent{5_s, Gap{{4_s, 4.5_s}, "unplugged"}}});
    ticker.follow(&told.story);
    CHECK(ticker.lineAt(0).kind == TickerKind::gap);
    CHECK(ticker.data(ticker.index(0), Qt::DisplayRole)
              .toString()
              .contains(QStringLiteral("unplugged")));
    CHECK(ticker.lineAt(0).words.startsWith(QStringLiteral("0.50 s missing")));
    ticker.setShown(TickerKind::burst, false);
    REQUIRE(ticker.rowCount() == 2);
    ticker.setShown(TickerKind::burst, true);
    CHECK(ticker.rowCount() == 3);
    told.story.take({LiveEvent{6_s, Gap{{5_s, 5.004_s}, "1 frame lost"}}});
    CHECK(told.story.lines().back().words.startsWith(QStringLiteral("4 ms missing")));
}
