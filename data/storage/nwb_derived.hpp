// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "data/model/channel.hpp"
#include "data/storage/derived_series.hpp"
#include "data/storage/hdf5_object.hpp"
#include "data/storage/object_ids.hpp"

namespace facialis {

/// Writes a derived series into a processing module as a TimeSeries: single precision, one channel
/// after the other, in chunks of one channel, shuffled and deflated. Beside `data` stand `columns`,
/// the labels, and `channel_index`, the places in the recording.
/// @throws Hdf5Failure the medium failed, or a channel cannot be computed
void writeDerivedSeries(const Hdf5Object& module, ObjectTypes& types, const DerivedSeries& series,
                        std::span<const Channel> channels);

}  // namespace facialis
