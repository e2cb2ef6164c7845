// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "data/model/channel.hpp"

namespace facialis::acquisition {

/// Says how a column of text is best stored: integers where every number is whole and fits,
/// floating point otherwise. `bits` is the converter's resolution where known: its range becomes
/// the limits of the channel, unsigned or two's complement, whichever the numbers fit.
void describeStorage(Channel& channel, std::span<const double> stored, std::optional<int> bits);

}  // namespace facialis::acquisition
