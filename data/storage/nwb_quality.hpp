// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "data/model/quality_second.hpp"
#include "data/storage/hdf5_object.hpp"
#include "data/storage/object_ids.hpp"

namespace facialis {

/// Writes what each second of a live recording was worth as `/intervals/quality_seconds`: a row a
/// second, in which the columns of channels have one value for each of them. Nothing is written
/// for an empty list.
void writeQuality(const Hdf5Object& intervals, ObjectTypes& types,
                  const std::vector<QualitySecond>& quality);

}  // namespace facialis
