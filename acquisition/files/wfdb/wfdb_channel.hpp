// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "acquisition/files/wfdb/wfdb_header.hpp"
#include "data/model/channel.hpp"

namespace facialis::acquisition {

/// A signal of a header as a channel, without length and scale.
/// @param index  of the signal in the record, for one that has no name
[[nodiscard]] Channel wfdbChannel(const WfdbSignal& signal, std::size_t index, Frequency frameRate);

}  // namespace facialis::acquisition
