// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "src/analysis/channel_outcome.hpp"
#include "src/analysis/window_reader.hpp"
#include "src/review/review.hpp"

namespace facialis::engine {

/// What a detection found, as the reader left it: bursts below the reader's least RMS are gone,
/// edits applied in their order. A changed burst is measured again over its new extent, in the band
/// of the analysis; where it overlaps others of its channel, they give way, for the bursts of a
/// channel are disjoint. An edit finds its burst by the larger part of their common extent; one
/// that finds none keeps the burst the reader left and says so.
/// @param channels  of the recording that was analysed
/// @param warnings  receives a sentence for every edit that could not be applied as it was meant
[[nodiscard]] std::vector<ChannelOutcome> editedOutcomes(std::vector<ChannelOutcome> found,
                                                         const Review& review,
                                                         const std::vector<Channel>& channels,
                                                         const WindowReader& reader,
                                                         std::vector<std::string>& warnings);

}  // namespace facialis::engine
