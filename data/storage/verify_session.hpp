// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/model/result.hpp"

namespace facialis {

/// The SHA-256 hashes that a session file states of itself. Empty: it states none.
struct SessionHashes {
    std::vector<std::string> channels;  ///< of the samples, in the order of the recording
    std::string archive;                ///< of the analysis
};

/// Read in a process of its own, as all of a file that was not just written.
[[nodiscard]] Result<SessionHashes> readHashes(const std::string& path);
/// The text of the analysis; empty: there is none.
[[nodiscard]] Result<std::optional<std::string>> readArchive(const std::string& path);

/// One thing that was read again.
struct VerifiedPart {
    std::string name;  ///< "channel EMG OOc L", "analysis"
    bool isAsWritten = false;
};

/// Reads all samples and the analysis of a session file again and holds them against the hashes
/// that were taken when it was written.
/// @errors the file is no session file, is damaged so that it cannot be read, or states no hashes
[[nodiscard]] Result<std::vector<VerifiedPart>> verifySession(const std::string& path);

}  // namespace facialis
