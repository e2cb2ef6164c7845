// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/live_status.hpp"

#include <cmath>
#include <QCoreApplication>
#include <QFileInfo>

#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

using engine::LiveState;

QString tr(const char* source)
{
    return QCoreApplication::translate("LiveStatus", source);
}

/// Rounded down: what is said to be there, is.
QString wholeSeconds(Duration time)
{
    return spokenDuration(Duration(std::floor(time.seconds())));
}

QString basisInWords(acquisition::LossBasis basis)
{
    switch (basis) {
    case acquisition::LossBasis::none: return tr("nothing can be lost");
    case acquisition::LossBasis::counter: return tr("by the device's counter");
    case acquisition::LossBasis::hostClock: return tr("by this machine's clock");
    case acquisition::LossBasis::byteRate: return tr("by the missing bytes");
    }
    return {};
}

/// Recording, seen from the disk.
void sayRecording(LiveStatus& status, const engine::RecorderState& recorder, const LiveFacts& facts)
{
    const QString file = QFileInfo(text(facts.out)).fileName();
    status.state = tr("RECORDING");
    status.detail = tr("to %1").arg(file);
    if (!recorder.trouble)
        return;
    status.tone = StatusTone::trouble;
    status.detail = text(recorder.trouble->sentence());
    if (!recorder.hasSessionFile && !recorder.hasJournal)
        status.state = tr("NOT RECORDING");
}

void sayState(LiveStatus& status, const engine::LiveSnapshot& snapshot, const LiveFacts& facts)
{
    const bool isKept = !facts.out.empty() && snapshot.recorder.has_value();
    switch (snapshot.state) {
    case LiveState::running:
        if (isKept)
            sayRecording(status, *snapshot.recorder, facts);
        else {
            status.state = tr("NOT KEPT");
            status.detail = tr("nothing is being saved");
            status.tone = StatusTone::remark;
        }
        break;
    case LiveState::waiting:
        status.state = isKept ? tr("WAITING, RECORDING GOES ON") : tr("WAITING, NOT KEPT");
        status.detail = snapshot.health.trouble.empty()
                            ? tr("the device sends nothing; check its plug and its switch")
                            : text(snapshot.health.trouble);
        status.tone = StatusTone::remark;
        break;
    case LiveState::ended:
        status.state = tr("ENDED");
        status.detail = tr("no more signal comes");
        status.tone = StatusTone::remark;
        break;
    case LiveState::failed:
        status.state = tr("FAILED");
        status.detail = snapshot.error ? text(snapshot.error->sentence())
                                       : tr("the source ended with an error");
        status.tone = StatusTone::trouble;
        break;
    }
    if (snapshot.recorder && snapshot.recorder->trouble && isKept) {
        status.tone = StatusTone::trouble;
        status.detail = text(snapshot.recorder->trouble->sentence());
    }
    if (facts.isFinishing) {
        status.state = tr("FINISHING");
        status.detail = isKept ? tr("all of it is judged once more and the file is closed")
                               : tr("all of it is judged once more");
    }
}

StatusField spaceLeft(const engine::RecorderState& recorder)
{
    StatusField field{tr("Disk left"), tr("unknown")};
    if (recorder.timeLeft)
        field.value = *recorder.timeLeft > Duration(48.0 * 3600.0)
                          ? tr("more than 2 days")
                          : wholeSeconds(*recorder.timeLeft);
    if (recorder.space != engine::SpaceLeft::ample)
        field.tone = StatusTone::trouble;
    if (recorder.space == engine::SpaceLeft::low)
        field.value += tr(": nearly full");
    if (recorder.space == engine::SpaceLeft::none)
        field.value = tr("full: recording was stopped");
    return field;
}

}  // namespace

QString bytesInWords(std::int64_t bytes)
{
    const auto value = static_cast<double>(bytes);
    if (value < 1e6)
        return tr("%1 kB").arg(QString::number(value / 1e3, 'f', 0));
    if (value < 1e9)
        return tr("%1 MB").arg(QString::number(value / 1e6, 'f', 1));
    return tr("%1 GB").arg(QString::number(value / 1e9, 'f', 2));
}

LiveStatus liveStatus(const engine::LiveSnapshot& snapshot, const LiveFacts& facts)
{
    LiveStatus status;
    sayState(status, snapshot, facts);
    const acquisition::StreamHealth& health = snapshot.health;
    status.fields.push_back({tr("Signal"), wholeSeconds(snapshot.time)});
    if (!facts.out.empty() && snapshot.recorder) {
        status.fields.push_back(
            {tr("Safe on disk"), tr("%1, %2").arg(wholeSeconds(snapshot.recorder->storedUntil),
                                                  bytesInWords(snapshot.recorder->bytesOnDisk))});
        status.fields.push_back(spaceLeft(*snapshot.recorder));
    }
    const QString lost =
        counted(static_cast<std::size_t>(snapshot.framesLost), tr("1 frame"), tr("%1 frames"));
    status.fields.push_back(
        {tr("Lost"),
         health.lossBasis == acquisition::LossBasis::none && snapshot.framesLost == 0
             ? tr("none")
             : tr("%1, %2").arg(lost, basisInWords(health.lossBasis)),
         snapshot.framesLost > 0 ? StatusTone::remark : StatusTone::calm});
    QString rate = tr("%1 Hz stated").arg(number(facts.rate.hertz()));
    if (health.measuredRate)
        rate = tr("%1 Hz measured").arg(QString::number(health.measuredRate->hertz(), 'f', 2));
    if (health.driftPerMillion)
        rate += tr(", %1 ppm").arg(QString::number(*health.driftPerMillion, 'f', 0));
    status.fields.push_back({tr("Rate"), rate});
    status.fields.push_back(
        {tr("Delay of events"),
         facts.latency > Duration(0.0)
             ? tr("%1 ms and the detector's").arg(number(facts.latency.milliseconds()))
             : tr("only the detector's")});
    return status;
}

}  // namespace facialis::ui
