// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acquisition/files/wfdb/wfdb_files.hpp"
#include "acquisition/files/wfdb/wfdb_header.hpp"
#include "acquisition/files/wfdb/wfdb_source.hpp"
#include "data/model/recording.hpp"

namespace facialis::acquisition {

/// The samples of a record of one segment.
struct WfdbSegmentSamples {
    std::int64_t frames = 0;  ///< of the longest file, at most what is stated
    std::vector<std::optional<WfdbSource>> sources;  ///< one a signal; empty: nowhere
};

/// Finds the samples of a record of one segment; what is missing of them goes to the warnings and
/// makes the recording incomplete.
/// @param stated  frames that the segment has by its own header or its master's
/// @errors a file that is not there, none of whose frames is whole, or whose signals contradict
[[nodiscard]] Result<WfdbSegmentSamples> findWfdbSamples(const std::string& headerPath,
                                                         const WfdbHeader& header,
                                                         std::optional<std::int64_t> stated,
                                                         WfdbFiles& files, RecordingInfo& info);

/// A WFDB header read from its file. @errors as readWfdbHeader, and no file
[[nodiscard]] Result<WfdbHeader> openWfdbHeader(const std::string& path);

}  // namespace facialis::acquisition
