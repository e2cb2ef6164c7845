// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "data/model/recording.hpp"
#include "src/analysis/channel_outcome.hpp"
#include "src/review/review.hpp"

namespace facialis::engine {

/// Analyses a recording as a review has it, again and again while the reader works: the detection
/// runs anew only where channels or settings changed; edits, annotations and context take what is
/// there. An untouched review gives what analyze() gives.
///
/// run() may be called from several threads; the last detection is shared between them.
class ReviewAnalysis {
public:
    /// @param knowledge  outlives this
    ReviewAnalysis(std::shared_ptr<const Recording> recording, const KnowledgeBase& knowledge)
        : recording_(std::move(recording)), knowledge_(knowledge)
    {
    }

    struct Effort {
        unsigned threads = 1;
        std::function<void(double)> progress = {};  ///< 0..1
        std::stop_token stop = {};
    };
    /// @errors as analyze(); a review that does not fit the recording
    [[nodiscard]] Result<AnalysisResult> run(const Review& review, const Effort& effort) const;

private:
    /// A detection and what it was made with.
    struct Detection {
        std::vector<ChannelChoice> channels;
        AnalysisSettings settings;
        Frequency mains;
        std::vector<ChannelOutcome> outcomes;
    };
    [[nodiscard]] Result<std::shared_ptr<const Detection>> detect(const Recording& reviewed,
                                                                  const Review& review,
                                                                  const Effort& effort) const;

    std::shared_ptr<const Recording> recording_;
    const KnowledgeBase& knowledge_;
    mutable std::mutex mutex_;  ///< guards the pointer below
    mutable std::shared_ptr<const Detection> last_;
};

}  // namespace facialis::engine
