// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "data/model/channel.hpp"
#include "data/storage/hdf5_object.hpp"
#include "data/storage/nwb_layout.hpp"
#include "data/storage/object_ids.hpp"
#include "data/storage/series_plan.hpp"

namespace facialis {

/// Frames in one chunk of a series.
[[nodiscard]] std::int64_t chunkFramesOf(const SeriesPlan& plan, const NwbLayout& layout);

/// Writes one empty series under `/acquisition`: ElectricalSeries or TimeSeries, by its plan.
/// @param electrodes     the electrodes table; may be null where no channel is an electrode
/// @param electrodeRows  the channel of each of its rows
/// @return its extensible `data` dataset, (time, channel)
[[nodiscard]] Hdf5Object writeSeries(const Hdf5Object& acquisition, ObjectTypes& types,
                                     const SeriesPlan& plan, std::span<const Channel> channels,
                                     const Hdf5Object* electrodes,
                                     std::span<const std::size_t> electrodeRows,
                                     const NwbLayout& layout);

}  // namespace facialis
