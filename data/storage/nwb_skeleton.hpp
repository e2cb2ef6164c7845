// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "data/model/recording.hpp"
#include "data/storage/hdf5_object.hpp"
#include "data/storage/nwb_layout.hpp"
#include "data/storage/object_ids.hpp"
#include "data/storage/series_plan.hpp"

namespace facialis {

/// The version of what stands in `/facialis`, our own untyped group.
inline constexpr const char* sessionSchema = "facialis.session/1";

/// A text that says everything about a recording but its samples, its path and the time of writing.
[[nodiscard]] std::string describe(const RecordingInfo& info);

/// Writes what NWB demands of every file and everything known before the first sample: times,
/// device, electrodes, subject, empty series, `/facialis`.
/// @return the `data` dataset of each series, in the order of `plans`
[[nodiscard]] std::vector<Hdf5Object> writeSkeleton(const Hdf5Object& root, ObjectTypes& types,
                                                    const RecordingInfo& info,
                                                    std::span<const SeriesPlan> plans,
                                                    const StartTime& created,
                                                    const NwbLayout& layout);

/// Opens `/processing/facialis`, or makes it.
[[nodiscard]] Hdf5Object facialisModule(const Hdf5Object& root, ObjectTypes& types);

}  // namespace facialis
