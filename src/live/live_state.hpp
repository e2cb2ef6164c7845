// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

#include "src/live/audio_feed.hpp"
#include "src/live/event_queue.hpp"
#include "src/live/live_processor.hpp"
#include "src/live/live_review.hpp"
#include "src/live/live_session.hpp"
#include "src/live/live_traces.hpp"
#include "src/live/sample_feed.hpp"

namespace facialis::engine {

/// A running session and its threads; for live_session.cpp, live_threads.cpp
/// and live_storing.cpp alone.
///
/// Who touches what: `source` the acquisition thread; `processor` the processing thread, and
/// finish() after it; `recorder` the recording thread but for state() and journal(). What several
/// use is atomic, locks itself, or stands under `mutex`, which is never held for long.
struct LiveSession::State {
    State(std::unique_ptr<acquisition::Source> source, KnowledgeBase knowledge, LiveOptions options,
          RecordingInfo info, LiveProcessor processor, std::unique_ptr<SessionRecorder> recorder);
    ~State();
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void startThreads();
    void acquire(const std::stop_token& stop);
    void process();
    void record();

    /// What the file analysis says of all up to work.frames. @errors the recorder is late or failed
    [[nodiscard]] Result<AnalysisResult> judge(const ReviewWork& work, const std::stop_token& stop);
    void publish(LiveState now);
    /// Annotations, gaps and quality on their way to the recorder.
    void storeNotes(bool& hasFailed);

    std::unique_ptr<acquisition::Source> source;
    KnowledgeBase knowledge;
    LiveOptions options;
    RecordingInfo info;
    Frequency rate, mains;
    std::vector<Setting> settings;
    SampleFeed toAnalysis, toRecorder;
    LiveProcessor processor;
    std::unique_ptr<SessionRecorder> recorder;
    std::shared_ptr<LiveTraces> traces;  ///< null: nobody draws
    EventQueue events;
    std::atomic<std::int64_t> framesRead{0};
    std::atomic<bool> processed{false}, recorded{false}, isWaiting{false};

    mutable std::mutex mutex;
    acquisition::StreamHealth health;
    std::optional<Error> sourceError;
    std::shared_ptr<AudioFeed> listener;    ///< null: nobody hears it
    std::vector<QualitySecond> toBeStored;  ///< seconds on their way to the recorder
    std::shared_ptr<const LiveSnapshot> published;

    LiveReview review;
    std::jthread recording, processing, acquiring;  ///< last: they use everything above

private:
    void tellNotes(std::int64_t frames);
    std::size_t shortened(SampleBlock& block) const;
    void store(SampleBlock& block, bool& hasFailed);
    void say(decltype(LiveEvent::what) what);
    void tellReview(LiveReview::State& told);
    void askForReview(std::chrono::steady_clock::time_point& last);
};

}  // namespace facialis::engine
