// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "data/model/recording.hpp"

namespace facialis::engine {

/// What responses are looked for in.
struct EvokedRequest {
    const Recording& recording;
    const std::vector<Channel>& channels;  ///< named
    const std::vector<ChannelQuality>& quality;
    const std::vector<StimulusSeries>& stimuli;
    const KnowledgeBase& knowledge;
    Frequency mains;
};

/// The early and the late response of every usable EMG channel to every series.
///
/// A response that the site of the stimulus gives a name (R1, R2, lateral spread) is listed whether
/// it is there or not; one without a name only where it is present. Present: in at least two
/// sweeps, and in so many that the lower end of Wilson's 95 % interval of their share exceeds 5 %,
/// ten times what noise alone does. notAssessable: fewer than 3 sweeps could be judged. Named by
/// its site, a response that copies the waveform of a stronger one of its side (median correlation
/// over the sweeps at least 0.8 without delay, at most a third of its size; tissue conducts 3 to 20
/// %) is marked as conducted and loses its name. What keeps sweeps from being judged is said in
/// `leftOut`; where none can be, also in `warnings`.
/// @errors the medium failed
[[nodiscard]] Result<std::vector<EvokedResponse>> evokedResponses(
    const EvokedRequest& request, std::vector<std::string>& warnings);

}  // namespace facialis::engine
