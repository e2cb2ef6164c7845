// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data/model/channel.hpp"
#include "data/model/units.hpp"

namespace facialis::engine {

/// Bytes that a user may still write where a file lies or shall lie (statvfs). Empty: unknown.
[[nodiscard]] std::optional<std::int64_t> freeBytesAt(const std::string& path);

/// Bytes a second of a recording takes, in its journal and, where wanted, in its session file.
/// @param channels of one rate
[[nodiscard]] double bytesPerSecond(const std::vector<Channel>& channels, bool hasSessionFile);

}  // namespace facialis::engine
