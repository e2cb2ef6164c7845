// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/units.hpp"

namespace facialis::engine {

/// A train: at least 3 bursts with less than a second from one to the next (clinical convention of
/// polymyography, R10).
inline constexpr Duration trainGap = 1_s;
inline constexpr int fewestInTrain = 3;

}  // namespace facialis::engine
