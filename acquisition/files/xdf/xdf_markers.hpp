// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "acquisition/files/xdf/xdf_survey.hpp"
#include "data/model/annotation.hpp"

namespace facialis::acquisition {

/// The time of the first marker of a stream on the recording computer's clock. Empty: none has one.
[[nodiscard]] std::optional<double> firstMarkerTime(const XdfStream& stream,
                                                    std::span<const std::byte> file);

/// Adds the samples of a marker stream as annotations; the channels of a sample stand in one text,
/// separated by ", ". Their times are corrected by the stream's clock offsets, never smoothed.
/// @param zero  the recording computer's time of the recording's first sample
/// @param end   of the recording; what lies more than a day outside of it is left out and counted
/// @return how many were left out
[[nodiscard]] std::int64_t addMarkers(const XdfStream& stream, std::span<const std::byte> file,
                                      double zero, Duration end, std::vector<Annotation>& into);

}  // namespace facialis::acquisition
