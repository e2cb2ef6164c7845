// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// Whether one of some moments lies within a distance of another, before or after it.
/// @param moments  ascending
[[nodiscard]] bool isNearOne(std::span<const Duration> moments, Duration moment, Duration within);

}  // namespace facialis::dsp
