// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "src/analysis/channel_outcome.hpp"

namespace facialis::engine {

/// The quality of the channels in the light of what was detected in them, and of one another. Not
/// used are (engineering rules of Facialis):
/// - a lead with at least ten artifacts of its own (nothing begins in another lead within 20 ms,
/// and
///   no stimulus went before by less than a sweep),
/// five of
///   them a minute, that make up a third of what was detected: what else a loose contact shows may
///   be its noise. An electrode that holds pops now and then, or not at all.
/// - a lead with mains hum 45 dB over its neighbourhood and 20 dB over the median of at least four
///   leads: an open input picks up the hum of the room, and no muscle.
/// @param examined  how long the channels were looked at
/// @param stimuli   when nerves were stimulated, ascending
[[nodiscard]] std::vector<ChannelQuality> qualitiesWithContact(
    const std::vector<ChannelOutcome>& outcomes, Duration examined,
    const std::vector<Duration>& stimuli);

}  // namespace facialis::engine
