// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "acquisition/files/open_recording.hpp"
#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "src/interpretation/context.hpp"
#include "src/pipeline/analysis_settings.hpp"
#include "src/review/review.hpp"
#include "src/session/trace_loader.hpp"
#include "src/session/trace_measures.hpp"
#include "src/session/trace_page.hpp"

namespace facialis::engine {

class ReviewAnalysis;

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
    double progress = 0.0;  ///< 0..1
    /// Set when done; while a changed review is being analysed, that of the review before.
    std::shared_ptr<const AnalysisResult> result;
    std::optional<Error> error;  ///< set when failed
    bool hasOverview = false;    ///< wide views no longer read samples
};

/// A recording under review: its traces at once, its overview and its analysis as soon as they are
/// there, and both again when the reader changes something. Work goes on in threads of its own; a
/// view asks, and never waits.
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

    /// As the review has it: channels named, annotations edited; warnings include those of names
    /// read from labels.
    [[nodiscard]] const RecordingInfo& info() const { return info_; }
    /// As the file has it.
    [[nodiscard]] const RecordingInfo& fileInfo() const { return recording_->info(); }
    /// The file, to be read elsewhere for longer than the session lives.
    [[nodiscard]] std::shared_ptr<const Recording> sharedRecording() const { return recording_; }
    /// What is shown: the recording as the review has it, for work in threads of the caller.
    [[nodiscard]] std::shared_ptr<const Recording> shownRecording() const;
    [[nodiscard]] const KnowledgeBase& knowledge() const { return knowledge_; }
    [[nodiscard]] const AnalysisSettings& settings() const { return review_.settings; }
    /// How the file was opened.
    [[nodiscard]] const ReviewOptions& options() const { return options_; }

    [[nodiscard]] const Review& review() const { return review_; }
    /// The review before anything was changed.
    [[nodiscard]] const Review& untouchedReview() const { return untouched_; }
    /// Goes on with another review: traces and analysis follow as far as they depend on it.
    /// @errors a review that does not fit the recording; everything stays as it was
    [[nodiscard]] Result<void> setReview(Review next);

    [[nodiscard]] ReviewSnapshot snapshot() const;

    /// The page now, where it is cheap (a screenful of samples, or the overview); otherwise a
    /// coarse one or null, and the page is made in the background: ask latestPage() later.
    [[nodiscard]] std::shared_ptr<const TracePage> page(const TracePageRequest& request);
    [[nodiscard]] std::shared_ptr<const TracePage> latestPage() const;
    [[nodiscard]] bool isPagePending() const;

    /// The value displayed at a time; empty outside the recording or in a gap.
    [[nodiscard]] std::optional<double> valueAt(std::size_t channel, Duration time,
                                                TraceDisplay display) const;
    /// What a stretch of a displayed trace amounts to; empty where nothing is there, and beyond
    /// 100,000 samples.
    [[nodiscard]] std::optional<TraceMeasures> measuresOf(std::size_t channel,
                                                          TimeInterval interval,
                                                          TraceDisplay display) const;
    /// What a displayed, filtered trace went through ("20-450 Hz, zero phase, notch off").
    [[nodiscard]] const std::string& filterBadge(std::size_t channel) const;

private:
    struct Traces;
    struct Judgement;
    ReviewSession(std::unique_ptr<Recording> recording, KnowledgeBase knowledge,
                  const ReviewOptions& options);
    [[nodiscard]] Result<void> makeTraces(const Review& review);
    void judge();
    template <class Work>
    void retire(std::unique_ptr<Work> work);

    ReviewOptions options_;
    KnowledgeBase knowledge_;
    std::shared_ptr<const Recording> recording_;  ///< the file's
    std::vector<std::string> nameWarnings_;
    RecordingInfo info_;
    Review untouched_, review_;
    std::unique_ptr<ReviewAnalysis> analysis_;
    std::shared_ptr<const AnalysisResult> before_;  ///< result of the review before this one
    std::unique_ptr<Traces> traces_;
    std::unique_ptr<Judgement> judgement_;
    std::vector<std::future<void>> retired_;  ///< work that was overtaken, on its way to its end
};

}  // namespace facialis::engine
