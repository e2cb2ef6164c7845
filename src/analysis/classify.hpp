// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "src/analysis/detection_pass.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// What is known after the samples were streamed once.
struct ClassifyRequest {
    const std::vector<ChannelOutcome>& outcomes;
    const WindowReader& reader;
    const KnowledgeBase& knowledge;
    TimeInterval part;
};

/// From bursts to kinds, manoeuvres, synkinesis and measures, filled into `result`, whose recording
/// (channels named) and quality are there. What cannot be told is said in
/// result.recording.warnings. Order matters: copies and artifacts, manoeuvres, blinks, movements,
/// synkinesis, the involuntary.
void classify(const ClassifyRequest& request, AnalysisResult& result);

}  // namespace facialis::engine
