// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace facialis {

/// The patient's side. "Unknown" is an empty optional, never a fourth value.
enum class Side { left, right, both };

[[nodiscard]] constexpr std::string_view toString(Side side)
{
    switch (side) {
    case Side::left: return "left";
    case Side::right: return "right";
    case Side::both: return "both";
    }
    return {};
}

[[nodiscard]] constexpr std::optional<Side> sideFrom(std::string_view word)
{
    if (word == "left")
        return Side::left;
    if (word == "right")
        return Side::right;
    if (word == "both")
        return Side::both;
    return std::nullopt;
}

/// The other side of the face; `both` stays `both`.
[[nodiscard]] constexpr Side opposite(Side side)
{
    switch (side) {
    case Side::left: return Side::right;
    case Side::right: return Side::left;
    case Side::both: break;
    }
    return Side::both;
}

}  // namespace facialis
