// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/formats/edf_header.hpp"
#include "data/formats/edf_timeline.hpp"
#include "data/formats/mapped_file.hpp"
#include "data/model/recording.hpp"

namespace facialis {

/// Where a channel lies in every data record.
struct EdfPlace {
    std::int64_t byteOffset = 0;
    std::int64_t samples = 0;
};

/// Everything about a file but its samples, and where to find those.
struct EdfLayout {
    EdfHeader header;
    RecordingInfo info;
    std::int64_t records = 0;  ///< whole ones that are really there
    std::int64_t recordBytes = 0;
    EdfTimeline timeline;
    std::vector<EdfPlace> places;  ///< one a channel
    std::vector<Gap> skips;        ///< samples that are there but were never acquired
};

/// Reads header and annotations, and settles what the header promises against what the file holds.
/// @errors as openEdf
[[nodiscard]] Result<EdfLayout> layOutEdf(const MappedFile& file, const std::string& path);

}  // namespace facialis
