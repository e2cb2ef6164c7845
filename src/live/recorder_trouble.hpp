// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/model/result.hpp"
#include "data/model/units.hpp"

namespace facialis::engine {

/// One of the two files of a recording can no longer be written.
struct LostFile {
    std::string sessionPath;  ///< empty: only a journal without a name was wanted
    std::string which;        ///< "the journal", "the session file"
    Error error;
    Duration storedUntil;
    bool isOtherWritten = false;  ///< the other one goes on
};

/// What a loss means for the recording, up to when it is safe, and what to do.
[[nodiscard]] Error troubleOf(const LostFile& lost);

/// The session file could not be completed at the stop.
[[nodiscard]] Error unfinishedError(const std::string& sessionPath, const Error& error,
                                    Duration storedUntil);

}  // namespace facialis::engine
