// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/live_end_status.hpp"

#include <QCoreApplication>

#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

QString tr(const char* source)
{
    return QCoreApplication::translate("LiveEndStatus", source);
}

}  // namespace

LiveStatus endStatus(const engine::LiveEnd& end, const LiveFacts& facts)
{
    LiveStatus status = liveStatus(end.last, facts);
    const bool isKept = !facts.out.empty() && !end.recorderError;
    const bool wasDiskFull =
        end.last.recorder && end.last.recorder->space == engine::SpaceLeft::none;
    status.tone = StatusTone::calm;
    status.state = isKept ? tr("FINISHED") : tr("FINISHED, NOT KEPT");
    status.detail =
        isKept ? tr("the recording is in %1").arg(text(facts.out)) : tr("nothing was saved");
    if (end.recorderError) {
        status.tone = StatusTone::trouble;
        status.state = tr("THE FILE IS NOT WHOLE");
        status.detail = text(end.recorderError->sentence());
    } else if (end.last.state == engine::LiveState::failed && end.last.error) {
        status.tone = StatusTone::trouble;
        status.detail += QStringLiteral("; ") + text(end.last.error->sentence());
    } else if (isKept && wasDiskFull) {
        status.tone = StatusTone::trouble;
        status.state = tr("STOPPED: THE DISK IS FULL");
        status.detail = tr("what was recorded until then is in %1; make room before the next one")
                            .arg(text(facts.out));
    } else if (!end.notCarried.empty()) {
        status.tone = StatusTone::remark;
        status.detail += QStringLiteral("; ") + text(end.notCarried.front());
    }
    return status;
}

}  // namespace facialis::ui
