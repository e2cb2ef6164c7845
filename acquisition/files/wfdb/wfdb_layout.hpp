// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "acquisition/files/wfdb/wfdb_files.hpp"
#include "acquisition/files/wfdb/wfdb_header.hpp"
#include "acquisition/files/wfdb/wfdb_source.hpp"
#include "data/model/recording.hpp"

namespace facialis::acquisition {

/// Consecutive frames that one segment holds.
struct WfdbPiece {
    std::int64_t begin = 0;  ///< frame of the recording's timeline
    std::int64_t frames = 0;
    std::vector<std::optional<WfdbSource>> sources;  ///< one a channel; empty: not in this segment

    [[nodiscard]] std::int64_t end() const { return begin + frames; }
};

/// A record laid out on one timeline.
struct WfdbLayout {
    RecordingInfo info;
    Frequency frameRate;
    std::unique_ptr<WfdbFiles> files;
    std::vector<WfdbPiece> pieces;       ///< ascending, disjoint
    std::vector<std::int64_t> perFrame;  ///< samples of each channel
};

/// Lays out a record: one segment, several of one shape, or several whose signals come and go (the
/// first of them then is a layout without samples). Segments that hold nothing are gaps; one that
/// cannot be read is a gap, too, and named in the warnings. The checksums of the header are
/// verified.
/// @errors the header cannot be understood, no samples at all
[[nodiscard]] Result<WfdbLayout> layOutWfdb(const std::string& headerPath);

}  // namespace facialis::acquisition
