// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "data/model/recording.hpp"
#include "src/analysis/channel_outcome.hpp"
#include "src/interpretation/context.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// The main job on one recording.
struct AnalysisRequest {
    const Recording& recording;
    const KnowledgeBase& knowledge;
    AnalysisSettings settings = {};
    Context context = {};                   ///< history, examination, labs; may be empty
    std::optional<TimeInterval> part = {};  ///< `--from --to`; empty: everything
    std::vector<Channel> montage = {};      ///< empty, or one entry a channel: muscle, side to use
    unsigned threads = 1;
    std::size_t blockFrames = 4096;  ///< has no influence on the result
    std::function<void(double)> progress =
        {};  ///< called with 0..1 from the calling thread; optional
    std::stop_token stop = {};
};

/// Quality, bursts, blinks, synkinesis, findings, causes. Memory stays flat: samples are streamed.
/// The result depends on the recording and the settings alone: not on threads, not on blockFrames.
/// `provenance.created` and `provenance.inputSha256` are left to the caller.
/// @errors no channel that can be analysed, a part outside the recording, stopped, the medium
/// failed
[[nodiscard]] Result<AnalysisResult> analyze(const AnalysisRequest& request);

/// The same for a recording whose bursts were found while it arrived: everything but the detection.
/// Given the outcomes of the detection on the whole recording, it returns what analyze() does with
/// the same settings, mains stated. `request.part` must be empty.
/// @errors stopped, the medium failed
[[nodiscard]] Result<AnalysisResult> analyzeDetected(const AnalysisRequest& request,
                                                     const std::vector<ChannelOutcome>& outcomes,
                                                     Frequency mains);

/// Channels of a recording with muscle and side read from their labels (or kept where the file
/// states them); a sentence in `warnings` for each that stays unknown or contradicts itself.
[[nodiscard]] std::vector<Channel> namedChannels(const RecordingInfo& info,
                                                 const KnowledgeBase& knowledge,
                                                 std::vector<std::string>& warnings);

}  // namespace facialis::engine
