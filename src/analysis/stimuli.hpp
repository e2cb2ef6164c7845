// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/evoked_response.hpp"
#include "data/model/recording.hpp"

namespace facialis::engine {

/// Where stimuli are looked for.
struct StimulusRequest {
    const Recording& recording;
    const std::vector<Channel>& channels;  ///< named
    const KnowledgeBase& knowledge;
    TimeInterval part;
};

/// Whether a channel carries triggers: by its label (which a montage may give), unless a muscle is
/// stated for it.
[[nodiscard]] bool isTrigger(const Channel& channel, const KnowledgeBase& knowledge);

/// The stimuli of a recording, sorted by site and side, in the order of their first.
///
/// Times come from trigger channels (by their name), otherwise from annotations that name a
/// stimulus and last no longer than a second. Site and side of a trigger come from the annotation
/// nearest to it within a quarter of a second, else from the last one before it ("R supraorbital
/// stim", then ten triggers), else from the channel's name. Two marks within 10 ms are one.
/// A trigger channel without a trigger is named in `warnings`.
/// @errors the medium failed
[[nodiscard]] Result<std::vector<StimulusSeries>> findStimuli(const StimulusRequest& request,
                                                              std::vector<std::string>& warnings);

}  // namespace facialis::engine
