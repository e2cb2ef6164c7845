// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/burst.hpp"
#include "src/review/review.hpp"

namespace facialis::engine {

// Changes to the bursts of a review. Each returns the review after it; a burst that was edited
// before keeps one edit, so that the list tells what differs from the detection and nothing else.

/// A burst the detection did not find. Where it overlaps others, they give way.
[[nodiscard]] Review withBurst(Review review, std::size_t channel, TimeInterval interval,
                               std::optional<BurstKind> kind);
/// @param burst  one of the analysis of this very review
[[nodiscard]] Review withoutBurst(Review review, const Burst& burst);
[[nodiscard]] Review withBurstMoved(Review review, const Burst& burst, TimeInterval to);
/// @param kind  empty: as the rules say
[[nodiscard]] Review withBurstNamed(Review review, const Burst& burst,
                                    std::optional<BurstKind> kind);

}  // namespace facialis::engine
