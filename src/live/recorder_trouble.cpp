// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/recorder_trouble.hpp"

#include <fmt/format.h>

namespace facialis::engine {

namespace {

std::string safeUntil(Duration time)
{
    return fmt::format("it is safe up to {:.1f} s", time.seconds());
}

}  // namespace

Error troubleOf(const LostFile& lost)
{
    const std::string what = lost.which + " " + lost.error.what + ": ";
    const std::string until = safeUntil(lost.storedUntil);
    if (!lost.isOtherWritten)
        return {what + "nothing more of the recording can be stored; " + until,
                lost.sessionPath.empty() ? lost.error.where : lost.sessionPath,
                lost.sessionPath.empty() ? "free some space and start again"
                                         : "stop, free some space, and use `facialis recover`"};
    if (lost.which == "the session file")
        return {what + "the journal goes on alone; " + until, lost.sessionPath,
                "free some space or stop; the session file is then made from the journal"};
    return {what + "the session file goes on alone and a crash may lose what follows; " + until,
            lost.sessionPath, "free some space, stop, and start a new recording"};
}

Error unfinishedError(const std::string& sessionPath, const Error& error, Duration storedUntil)
{
    return {"the session file cannot be completed: " + error.what + "; " + safeUntil(storedUntil),
            sessionPath, "free some space and use `facialis recover " + sessionPath + "`"};
}

}  // namespace facialis::engine
