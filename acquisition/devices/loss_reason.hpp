// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "acquisition/clock/loss_counter.hpp"

namespace facialis::acquisition {

/// The words of a gap: "7 frames lost (by the device's counter)".
[[nodiscard]] std::string lossReason(const LossEstimate& lost);

}  // namespace facialis::acquisition
