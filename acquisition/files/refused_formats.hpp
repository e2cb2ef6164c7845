// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "data/model/result.hpp"

namespace facialis::acquisition {

/// Names a format that is known but not read, with what to do instead. By content; bare samples
/// that a header beside them names (BrainVision, WFDB) may begin with any bytes and are never
/// refused.
/// @param head  the first bytes of the file (at most 4096)
[[nodiscard]] std::optional<Error> refusalOf(const std::string& path,
                                             std::span<const std::byte> head);

}  // namespace facialis::acquisition
