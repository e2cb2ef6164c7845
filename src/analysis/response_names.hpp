// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/channel.hpp"
#include "data/model/evoked_response.hpp"

namespace facialis::engine {

/// Fills in what a response is called, from where it was evoked and recorded: `name`,
/// `isIpsilateral`, `isSpread`.
///
/// Blink reflex: the late response of an orbicularis oculi is R2, whichever side; the early one R1
/// on the stimulated side. Both keep their names, as a spread, in other muscles of the facial nerve
/// on that side. Lateral spread: muscles that the stimulated branch does not supply, on its side.
/// Everything else, and everything that needs a side that is not known, stays unnamed.
void nameResponse(EvokedResponse& response, const StimulusSeries& series, const Channel& channel,
                  const KnowledgeBase& knowledge);

}  // namespace facialis::engine
