// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "data/model/side.hpp"

namespace facialis {

/// The side that a lower-case word of a label or annotation states ("l", "left", "links", "both");
/// empty for every other word.
[[nodiscard]] std::optional<Side> sideFromWord(std::string_view word);

}  // namespace facialis
