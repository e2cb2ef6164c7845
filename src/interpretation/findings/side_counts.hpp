// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "src/interpretation/findings/examination.hpp"

namespace facialis::engine {

/// How much involuntary (and synkinetic) activity each side of the face shows, over the muscles
/// that were recorded on both sides.
struct SideCounts {
    int left = 0, right = 0;
    double index = 0.0;                 ///< (right - left) / (right + left)
    std::array<double, 2> ci95{-1, 1};  ///< of the index
    std::vector<std::size_t> channels;
    std::vector<Burst> bursts;

    [[nodiscard]] int total() const { return left + right; }
};

/// Empty where no muscle of the facial nerve was recorded on both sides. Where blinks cannot be
/// told apart, the orbicularis oculi is left out, and what the upper face does while an eye of its
/// side is active: it may be dragged along by a blink.
[[nodiscard]] std::optional<SideCounts> sideCounts(const Examination& examination);

}  // namespace facialis::engine
