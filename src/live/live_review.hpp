// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "data/model/analysis_result.hpp"
#include "data/model/recording.hpp"
#include "src/analysis/channel_outcome.hpp"

namespace facialis::engine {

/// What the detection knows of a recording that still grows, or has learnt of it lately.
struct ReviewWork {
    std::vector<ChannelOutcome> outcomes;  ///< of the same channels every time
    std::int64_t frames = 0;               ///< up to which bursts are known

    /// Takes in what was learnt after this.
    void append(ReviewWork later);
};

/// Judges a growing recording again and again, in a thread of its own: kinds, synkinesis, findings,
/// causes, as the file analysis does. One at a time; what is asked for meanwhile waits, and is done
/// at once. All bursts of the session are kept here and nowhere else: each is handed over once, and
/// what a judgement took beside its result is given back to the system after it.
/// All members may be called from any thread.
class LiveReview {
public:
    using Judge = std::function<Result<AnalysisResult>(const ReviewWork&, std::stop_token)>;

    /// @param judge  called with everything so far, in the thread of the review
    explicit LiveReview(Judge judge);
    ~LiveReview();
    LiveReview(const LiveReview&) = delete;
    LiveReview& operator=(const LiveReview&) = delete;

    /// @param work  what was learnt since the last call
    void request(ReviewWork work);
    /// Work is waiting or being done.
    [[nodiscard]] bool isBusy() const;
    /// Waits until nothing is, and judges all of it in the calling thread. Call it last, once.
    [[nodiscard]] Result<AnalysisResult> conclude(ReviewWork last);

    struct State {
        std::shared_ptr<const AnalysisResult> result;  ///< null before the first
        std::int64_t frames = 0;                       ///< that it covers
        std::optional<Error> error;  ///< of the last attempt; the result is then older
        Duration cost;               ///< how long the last attempt took
        std::int64_t count = 0;      ///< of attempts
    };
    [[nodiscard]] State latest() const;

private:
    void work(const std::stop_token& stop);

    Judge judge_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<ReviewWork> waiting_;
    ReviewWork known_;  ///< of whoever judges: the thread, or conclude() after it
    bool isWorking_ = false;
    State state_;
    std::jthread thread_;  ///< last: it uses everything above
};

}  // namespace facialis::engine
