// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/model/analysis_result.hpp"
#include "data/model/result.hpp"
#include "data/model/units.hpp"
#include "data/storage/journal.hpp"

namespace facialis::engine {

/// What was found, and what was made of it.
struct Recovery {
    std::string path;  ///< the session file, complete now
    std::string
        damagedPath;  ///< where the unfinished or damaged one was put; empty: there was none
    std::int64_t frames = 0;
    Duration duration;
    std::size_t annotations = 0;
    bool wasComplete = false;          ///< nothing had to be done but to remove the journal
    std::vector<std::string> missing;  ///< what is not in the file, a sentence each; empty: nothing
    std::vector<std::string> remarks;  ///< what else the user should know, a sentence each
};

/// Completes the session file of an interrupted recording, in place, from its journal and, where
/// that ended earlier, from the session file itself. The unfinished file is kept as
/// `S.nwb.damaged` (or `.damaged-2` ...); the journal is removed when all of it was carried.
/// @param path  S.nwb or S.nwb.journal
/// @errors a recording that is still running; neither file can be read; the result cannot be
///         written (everything stays as it was)
[[nodiscard]] Result<Recovery> recoverRecording(const std::string& path);

}  // namespace facialis::engine
