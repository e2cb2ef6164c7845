// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acquisition/network/lsl_info.hpp"
#include "data/model/channel.hpp"

namespace facialis::acquisition {

/// A channel of a stream as ours: volts where the stream states a unit of voltage, counts where it
/// states none; a channel without a label is named after the stream's type and its number.
[[nodiscard]] Channel lslSourceChannel(const LslStreamInfo& info, std::size_t index);

}  // namespace facialis::acquisition
