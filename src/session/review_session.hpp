// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "acquisition/files/open_recording.hpp"
#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "src/interpretation/context.hpp"
#include "src/pipeline/analysis_settings.hpp"
#include "src/session/trace_loader.hpp"
#include "src/session/trace_page.hpp"

namespace facialis::engine {

class TraceOverview;
class TraceReader;

/// How a recording is opened for review.
struct ReviewOptions {
    acquisition::OpenOptions open;
    AnalysisSettings settings;
    Context context;
    unsigned threads = 1;
};

enum class AnalysisPhase { running, done, failed };

/// How far the analysis is, at one instant. Immutable; the result is shared, not copied.
struct ReviewSnapshot {
    AnalysisPhase phase = AnalysisPhase::running;
    double progress = 0.0;                         ///< 0..1
    std::shared_ptr<const AnalysisResult> result;  ///< set when done
    std::optional<Error> error;                    ///< set when failed
    bool hasOverview = false;                      ///< wide views no longer read samples
};

/// A recording under review: its traces at once, its overview and its analysis as soon as they are
/// there. Work goes on in threads of its own; a view asks, and never waits.
/// All members are to be called from one thread.
class ReviewSession {
public:
    /// Opens a file and starts to work. @errors as acquisition::openRecording; a file without
    /// signals
    [[nodiscard]] static Result<std::unique_ptr<ReviewSession>> open(const std::string& path,
                                                                     const ReviewOptions& options);
    /// The same for a recording that is already there (the simulator, tests).
    [[nodiscard]] static Result<std::unique_ptr<ReviewSession>> start(
        std::unique_ptr<Recording> recording, const ReviewOptions& options);
    ~ReviewSession();

    /// Channels carry the muscle and side read from their labels; warnings include those of the
    /// names.
    [[nodiscard]] const RecordingInfo& info() const { return info_; }
    /// What was recorded, for work in threads of the caller, which end before this does.
    [[nodiscard]] const Recording& recording() const { return *recording_; }
    [[nodiscard]] const KnowledgeBase& knowledge() const { return knowledge_; }
    [[nodiscard]] const AnalysisSettings& settings() const { return options_.settings; }

    [[nodiscard]] ReviewSnapshot snapshot() const;

    /// The page now, where it is cheap (a screenful of samples, or the overview); otherwise a
    /// coarse one or null, and the page is made in the background: ask latestPage() later.
    [[nodiscard]] std::shared_ptr<const TracePage> page(const TracePageRequest& request);
    [[nodiscard]] std::shared_ptr<const TracePage> latestPage() const;
    [[nodiscard]] bool isPagePending() const;

    /// The value displayed at a time; empty outside the recording or in a gap.
    [[nodiscard]] std::optional<double> valueAt(std::size_t channel, Duration time,
                                                TraceDisplay display) const;
    /// What a displayed, filtered trace went through ("20-450 Hz, zero phase, notch off").
    [[nodiscard]] const std::string& filterBadge(std::size_t channel) const;

private:
    struct Background;
    ReviewSession(std::unique_ptr<Recording> recording, KnowledgeBase knowledge,
                  const ReviewOptions& options);

    ReviewOptions options_;
    KnowledgeBase knowledge_;
    std::unique_ptr<Recording> recording_;
    RecordingInfo info_;
    std::unique_ptr<TraceReader> reader_;
    std::unique_ptr<Background> background_;  ///< last: its threads use everything above
};

}  // namespace facialis::engine
