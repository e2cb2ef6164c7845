// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/live_warnings.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

using namespace facialis;
using engine::LiveEvent;
using engine::LiveSnapshot;
using ui::LiveWarnings;
using ui::WarningKind;

namespace {

/// Warnings of an examination of two channels, and the clock they look at.
struct Watched {
    KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    LiveWarnings warnings{recording(), knowledge};
    LiveSnapshot snapshot;
    double clock = 100.0;
    std::int64_t second = 0;

    Watched()
    {
        snapshot.time = 10_s;
        snapshot.recorder = engine::RecorderState{};
    }
    static RecordingInfo recording()
    {
        RecordingInfo info;
        for (const char* label : {"OOc R", "Zyg L", "aux", "aux", "aux"}) {
            Channel channel;
            channel.label = label;
            channel.rate = 1000_Hz;
            info.channels.push_back(channel);
        }
        info.channels[0].muscle = "orbicularis_oculi";
        info.channels[0].side = Side::right;
        info.channels[1].muscle = "zygomaticus_major";
        info.channels[1].side = Side::left;
        return info;
    }
    /// A look at the present snapshot, some time later.
    void look(double later = 0.03)
    {
        clock += later;
        warnings.look(snapshot, {.out = "/tmp/visit.nwb", .latency = {}, .rate = 1000_Hz},
                      Duration(clock));
    }
    /// A quality second in which everything is well but for what `spoil` does.
    void quality(const std::function<void(std::vector<ChannelSecond>&)>& spoil)
    {
        QualitySecond made{.second = second++};
        made.channels.resize(recording().channels.size());
        spoil(made.channels);
        warnings.take({LiveEvent{snapshot.time, made}});
    }
    [[nodiscard]] QString said() const { return warnings.sentences().join(QStringLiteral(" | ")); }
};

void nothing(std::vector<ChannelSecond>&) {}

}  // namespace

TEST_CASE("A running examination in which all is well warns of nothing", "[ui][live]")
{
    Watched watched;
    watched.quality(nothing);
    watched.look();
    CHECK(watched.warnings.sentences().isEmpty());
    CHECK_FALSE(watched.warnings.isLosing());
    CHECK(watched.warnings.takeNews().empty());
}

TEST_CASE("A clipped channel is named in plain words at once, and stays to be read", "[ui][live]")
{
    Watched watched;
    watched.quality([](auto& channels) { channels[0].clippedShare = 0.01F; });
    watched.look();
    REQUIRE(watched.said().startsWith(QStringLiteral("Right orbicularis oculi: clipped")));
    CHECK_FALSE(watched.warnings.isLosing());
    const auto news = watched.warnings.takeNews();
    REQUIRE(news.size() == 1);
    CHECK(news[0].kind == ui::TickerKind::quality);
    CHECK(news[0].place.interval.onset == 10_s);
    CHECK(news[0].place.channels == std::vector<std::size_t>{0});

    // It comes and goes every second: one warning, that does not flicker.
    for (int i = 0; i < 6; ++i) {
        watched.quality(nothing);
        watched.look(1.0);
        CHECK_FALSE(watched.said().isEmpty());
        watched.quality([](auto& channels) { channels[0].clippedShare = 0.01F; });
        watched.look(1.0);
        CHECK_FALSE(watched.said().isEmpty());
    }
    CHECK(watched.warnings.takeNews().empty());
    watched.quality(nothing);
    watched.look(3.0);
    REQUIRE(watched.warnings.present().size() == 1);
    CHECK(watched.warnings.present().front().isOver);
    watched.snapshot.time = 30_s;
    watched.look(2.0);
    CHECK(watched.warnings.present().empty());
    const auto over = watched.warnings.takeNews();
    REQUIRE(over.size() == 1);
    CHECK(over[0].words.contains(QStringLiteral("over")));
    CHECK(over[0].place.interval.onset == 30_s);
}

TEST_CASE("An electrode that is off explains that its channel is clipped and hums", "[ui][live]")
{
    Watched watched;
    const auto off = [](auto& channels) {
        channels[1].isOffElectrode = true;
        channels[1].clippedShare = 1.0F;
        channels[1].mainsRatioDb = 40.0F;
        channels[1].isFlat = true;
    };
    for (int i = 0; i < 4; ++i)
        watched.quality(off);
    watched.look();
    CHECK(watched.said() == QStringLiteral("Left zygomaticus major: electrode off"));
}

TEST_CASE("Hum is warned of when it lasts, a flat line at once", "[ui][live]")
{
    Watched watched;
    const auto hum = [](auto& channels) { channels[0].mainsRatioDb = 25.0F; };
    watched.quality(hum);
    watched.look(1.0);
    CHECK(watched.said().isEmpty());
    watched.quality(hum);
    watched.quality(hum);
    watched.look(1.0);
    CHECK(watched.said().contains(QStringLiteral("mains hum")));
    watched.quality([](auto& channels) { channels[2].isFlat = true; });
    watched.look(1.0);
    CHECK(watched.said().startsWith(QStringLiteral("aux: flat line")));
}

TEST_CASE("Several channels of one trouble are one sentence", "[ui][live]")
{
    Watched watched;
    const auto flat = [](std::size_t count) {
        return [count](auto& channels) {
            for (std::size_t c = 0; c < count; ++c)
                channels[c].isFlat = true;
        };
    };
    watched.quality(flat(2));
    watched.look();
    CHECK(watched.said().startsWith(
        QStringLiteral("Right orbicularis oculi, Left zygomaticus major: flat")));
    watched.quality(flat(4));
    watched.look();
    CHECK(watched.said().startsWith(QStringLiteral("4 channels: flat")));
    watched.quality(flat(5));
    watched.look();
    CHECK(watched.said().startsWith(QStringLiteral("All channels: flat")));
    CHECK(watched.warnings.sentences().size() == 1);
}

TEST_CASE("A device that is silent or gone is warned of after half a second, with how long",
          "[ui][live]")
{
    Watched watched;
    watched.snapshot.state = engine::LiveState::waiting;
    watched.look();
    watched.look(0.3);
    CHECK(watched.said().isEmpty());
    watched.look(2.7);
    CHECK(watched.said().contains(QStringLiteral("sent nothing for 3 s")));
    CHECK(watched.warnings.isLosing());
    watched.snapshot.health.isConnected = false;
    watched.look(2.0);
    CHECK(watched.said().contains(QStringLiteral("gone for 5 s")));
    watched.snapshot.state = engine::LiveState::running;
    watched.look();
    CHECK(watched.said().contains(QStringLiteral("sends again")));
    watched.look(5.0);
    CHECK(watched.said().isEmpty());
    CHECK(watched.warnings.takeNews().size() == 2);
}

TEST_CASE("Lost frames are counted from the beginning of the trouble", "[ui][live]")
{
    Watched watched;
    watched.snapshot.framesLost = 40;
    watched.look();
    CHECK(watched.said() == QStringLiteral("Frames lost: 40 since 10 s, 40 in all"));
    watched.look(7.0);
    CHECK(watched.said().isEmpty());
    watched.snapshot.framesLost = 42;
    watched.snapshot.time = 20_s;
    watched.look();
    watched.snapshot.framesLost = 43;
    watched.look(5.0);
    CHECK(watched.said() == QStringLiteral("Frames lost: 3 since 20 s, 43 in all"));
    CHECK(watched.warnings.takeNews().empty());  // gaps are told by the engine
}

TEST_CASE("What endangers the recording comes first", "[ui][live]")
{
    Watched watched;
    watched.quality([](auto& channels) { channels[0].clippedShare = 0.5F; });
    watched.snapshot.recorder->space = engine::SpaceLeft::low;
    watched.snapshot.recorder->timeLeft = 480_s;
    watched.look();
    REQUIRE(watched.warnings.sentences().size() == 2);
    CHECK(watched.warnings.sentences()[0].contains(QStringLiteral("disk is nearly full")));
    CHECK(watched.warnings.sentences()[0].contains(QStringLiteral("8 min")));
    CHECK(watched.warnings.isLosing());
    watched.snapshot.recorder->trouble = Error{"the journal failed", "/tmp/visit.nwb", "stop"};
    watched.look();
    CHECK(watched.warnings.sentences()[0].contains(QStringLiteral("in danger")));
    watched.snapshot.recorder->hasJournal = watched.snapshot.recorder->hasSessionFile = false;
    watched.look();
    CHECK(watched.warnings.sentences()[0].contains(QStringLiteral("Nothing is recorded")));
}

TEST_CASE("Where nothing is to be kept, no file is warned of", "[ui][live]")
{
    Watched watched;
    watched.snapshot.recorder->space = engine::SpaceLeft::none;
    watched.snapshot.recorder->trouble = Error{"the disk is full", "", ""};
    watched.warnings.look(watched.snapshot, {.out = "", .latency = {}, .rate = 1000_Hz}, 1_s);
    CHECK(watched.said().isEmpty());
}
