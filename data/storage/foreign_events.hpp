// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/model/annotation.hpp"
#include "data/storage/hdf5_object.hpp"

namespace facialis {

/// What other programs noted in an NWB file: the tables under /intervals, and each
/// AnnotationSeries of `groups`. A table that cannot be read is named in `warnings`.
/// @param zero  time of the recording's first sample, from timestamps_reference_time
[[nodiscard]] std::vector<Annotation> readForeignEvents(const Hdf5Object& root, Duration zero,
                                                        std::vector<std::string>& warnings);

}  // namespace facialis
