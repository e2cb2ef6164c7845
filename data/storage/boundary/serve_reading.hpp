// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace facialis {

/// Every program that opens HDF5 or MATLAB files calls this first in its main(). In the program
/// that a user starts it does nothing and returns nothing. In the copy that ReadingProcess starts
/// it sets limits (memory, processor time, no new files, no writing), serves requests until the
/// other side is gone, and returns the exit status.
[[nodiscard]] std::optional<int> servedReading(int count, const char* const* words);

}  // namespace facialis
