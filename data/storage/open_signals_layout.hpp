// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/storage/hdf5_object.hpp"

namespace facialis {

/// Names of the root groups that look like a device of OpenSignals: they hold `raw/channel_n`.
[[nodiscard]] std::vector<std::string> openSignalsDevices(const Hdf5Object& root);

}  // namespace facialis
