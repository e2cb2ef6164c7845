// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/model/recording.hpp"

namespace facialis {

/// A section of a session file and the SHA-256 of what stands in it.
struct SectionHash {
    std::string name;  ///< "/general"; "/": what hangs on the root itself
    std::string sha256;
};

/// The hashes that a session file states of itself, and of its sections those that they have now.
struct SessionHashes {
    std::vector<std::string> channels;  ///< of the samples, in the order of the recording
    std::string archive;                ///< of the analysis; empty: it states none
    std::vector<SectionHash> sections, sectionsNow;
};

/// All that verifying needs, read by one process (boundary/), as all of a file that was not just
/// written.
struct SessionContent {
    std::unique_ptr<Recording> recording;
    SessionHashes hashes;
    std::optional<std::string> archive;  ///< the text of the analysis; empty: there is none
};
[[nodiscard]] Result<SessionContent> openSessionContent(const std::string& path);

/// One thing that was read again.
struct VerifiedPart {
    std::string name;  ///< "channel EMG OOc L", "analysis", "section /general"
    bool isAsWritten = false;
};

/// Reads all samples, the analysis and everything else in a session file again (labels, scales,
/// annotations, tables) and holds them against the hashes that were taken when it was written.
/// What has vanished or was added since is a part that is not as it was written.
/// @errors the file is no session file, is damaged so that it cannot be read, or states no hashes
[[nodiscard]] Result<std::vector<VerifiedPart>> verifySession(const std::string& path);

}  // namespace facialis
