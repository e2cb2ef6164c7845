// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "acquisition/files/wfdb/wfdb_files.hpp"
#include "acquisition/files/wfdb/wfdb_header.hpp"
#include "acquisition/files/wfdb/wfdb_segment.hpp"
#include "data/model/sample_range.hpp"

namespace facialis::acquisition {

/// What a walk through all samples of a segment finds.
struct WfdbFindings {
    std::vector<std::string> warnings;
    std::vector<SampleRange> empty;  ///< frames in which no signal holds a sample
    /// Signals with invalid samples where others hold some, by their place in the header.
    std::vector<std::size_t> lacking;
    bool areWrong = false;  ///< a checksum is
};

/// Sums up the samples of each signal and compares the lowest 16 bits with the header's checksum;
/// counts samples that the recorder marked as invalid, and finds frames that hold no others.
/// @param name  of the segment, for the warnings; empty: the record has one
[[nodiscard]] WfdbFindings checkWfdbSamples(const WfdbHeader& header,
                                            const WfdbSegmentSamples& samples,
                                            const WfdbFiles& files, const std::string& name);

}  // namespace facialis::acquisition
