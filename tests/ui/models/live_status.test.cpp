// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/live_status.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "ui/models/live_end_status.hpp"

using namespace facialis;
using ui::LiveStatus;
using ui::StatusTone;

namespace {

engine::LiveSnapshot running()
{
    engine::LiveSnapshot snapshot;
    snapshot.time = 65_s;
    snapshot.recorder = engine::RecorderState{.storedUntil = 64_s, .bytesOnDisk = 12'400'000};
    snapshot.recorder->timeLeft = 7200_s;
    return snapshot;
}

ui::LiveFacts kept()
{
    return {.out = "/tmp/visit.nwb", .latency = 4_ms, .rate = 1000_Hz};
}

QString valueOf(const LiveStatus& status, const char* name)
{
    const auto field =
        std::ranges::find(status.fields, QLatin1String(name), &ui::StatusField::name);
    return field == status.fields.end() ? QStringLiteral("(no such field)") : field->value;
}

}  // namespace

TEST_CASE("A recording says so, with what is safe on the disk", "[ui][live]")
{
    const LiveStatus status = ui::liveStatus(running(), kept());
    CHECK(status.state == QStringLiteral("RECORDING"));
    CHECK(status.detail.contains(QStringLiteral("visit.nwb")));
    CHECK(status.tone == StatusTone::calm);
    CHECK(valueOf(status, "Safe on disk").contains(QStringLiteral("12.4 MB")));
    CHECK(valueOf(status, "Disk left").contains(QStringLiteral("2 h")));
}

TEST_CASE("What is not kept is never called a recording", "[ui][live]")
{
    ui::LiveFacts facts = kept();
    facts.out.clear();
    // The engine keeps a journal without a name all the same.
    const LiveStatus status = ui::liveStatus(running(), facts);
    CHECK(status.state == QStringLiteral("NOT KEPT"));
    CHECK(status.detail.contains(QStringLiteral("nothing is being saved")));
    CHECK(status.tone == StatusTone::remark);
    CHECK(valueOf(status, "Safe on disk") == QStringLiteral("(no such field)"));
}

TEST_CASE("A recorder that failed is trouble, whatever else is well", "[ui][live]")
{
    engine::LiveSnapshot snapshot = running();
    snapshot.recorder->trouble = Error{"the disk is full", "/tmp/visit.nwb", "make room"};
    snapshot.recorder->hasJournal = false;
    LiveStatus status = ui::liveStatus(snapshot, kept());
    CHECK(status.tone == StatusTone::trouble);
    CHECK(status.detail.contains(QStringLiteral("make room")));
    snapshot.recorder->hasSessionFile = false;
    status = ui::liveStatus(snapshot, kept());
    CHECK(status.state == QStringLiteral("NOT RECORDING"));
    snapshot.state = engine::LiveState::waiting;
    CHECK(ui::liveStatus(snapshot, kept()).tone == StatusTone::trouble);
}

TEST_CASE("A device that is gone is waited for in words, and a failed source says what failed",
          "[ui][live]")
{
    engine::LiveSnapshot snapshot = running();
    snapshot.state = engine::LiveState::waiting;
    snapshot.health.trouble = "unplugged; plug it in again";
    LiveStatus status = ui::liveStatus(snapshot, kept());
    CHECK(status.state.contains(QStringLiteral("WAITING")));
    CHECK(status.detail == QStringLiteral("unplugged; plug it in again"));
    snapshot.state = engine::LiveState::failed;
    snapshot.error = Error{"the stream is broken", "lsl:x", "start it again"};
    status = ui::liveStatus(snapshot, kept());
    CHECK(status.state == QStringLiteral("FAILED"));
    CHECK(status.tone == StatusTone::trouble);
    CHECK(status.detail.contains(QStringLiteral("start it again")));
}

TEST_CASE("Lost frames stand with how they were noticed", "[ui][live]")
{
    engine::LiveSnapshot snapshot = running();
    CHECK(valueOf(ui::liveStatus(snapshot, kept()), "Lost") == QStringLiteral("none"));
    snapshot.framesLost = 17;
    snapshot.health.lossBasis = acquisition::LossBasis::counter;
    const QString lost = valueOf(ui::liveStatus(snapshot, kept()), "Lost");
    CHECK(lost.contains(QStringLiteral("17 frames")));
    CHECK(lost.contains(QStringLiteral("by the device's counter")));
}

TEST_CASE("A recording that the disk stopped does not end as one that went well", "[ui][live]")
{
    engine::LiveEnd end;
    end.last = running();
    end.last.state = engine::LiveState::ended;
    CHECK(ui::endStatus(end, kept()).state == QStringLiteral("FINISHED"));
    CHECK(ui::endStatus(end, kept()).tone == StatusTone::calm);
    end.last.recorder->space = engine::SpaceLeft::none;
    const LiveStatus status = ui::endStatus(end, kept());
    CHECK(status.tone == StatusTone::trouble);
    CHECK(status.state.contains(QStringLiteral("DISK IS FULL")));
    CHECK(status.detail.contains(QStringLiteral("visit.nwb")));
    end.recorderError = Error{"the session file cannot be completed", "/tmp/visit.nwb", "recover"};
    CHECK(ui::endStatus(end, kept()).state == QStringLiteral("THE FILE IS NOT WHOLE"));
}
