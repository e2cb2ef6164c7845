// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "acquisition/source.hpp"
#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "src/interpretation/context.hpp"
#include "src/live/live_event.hpp"
#include "src/live/session_recorder.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

class AudioFeed;
class LiveTraces;

/// How a source is recorded and judged.
struct LiveOptions {
    AnalysisSettings settings;  ///< filtering is causal whatever they say; mains: 50 Hz where unset
    Context context;
    std::string out;                 ///< the session file; empty: nothing is kept when it ends
    bool isForced = false;           ///< an existing file is replaced
    std::optional<Duration> length;  ///< of the signal; empty: until stop()
    Duration reviewEvery{5.0};       ///< at least between two judgements
    std::string montage;             ///< file that names the channels (TOML); empty: by label
    bool hasTraces = true;           ///< false: nobody draws; LiveSession::traces() is null
};

enum class LiveState {
    running,
    waiting,  ///< the device says nothing, or is gone
    ended,    ///< the stream is over, all threads are done but for finish()
    failed,   ///< the source gave up; what came before is there
};

/// A session at one instant. Immutable.
struct LiveSnapshot {
    LiveState state = LiveState::running;
    Duration time;                ///< of the newest frame that was processed
    std::int64_t frames = 0;      ///< processed
    std::int64_t framesLost = 0;  ///< on the link or because a thread was late
    acquisition::StreamHealth health;
    std::optional<RecorderState> recorder;           ///< empty: nothing is kept
    std::vector<std::int64_t> burstCounts;           ///< by channel, artifacts left out
    std::shared_ptr<const AnalysisResult> analysis;  ///< the newest judgement; null before it
    Duration analysed;                               ///< up to where it goes
    std::optional<Error> error;                      ///< of the source
};

/// What is left when a session is over.
struct LiveEnd {
    LiveSnapshot last;
    std::shared_ptr<const AnalysisResult> analysis;  ///< of all of it; null: nothing to judge
    std::optional<Error> analysisError;              ///< why there is none
    std::vector<std::string> notCarried;  ///< what the session file does not hold, a sentence each
    std::optional<Error> recorderError;   ///< the file is not whole; what it says is safe, is
};

/// A source that is recorded, analysed and judged while it runs.
///
/// Four threads: one reads the source and never waits for another; one detects; one writes (a
/// session file and its journal, or an unlinked journal where nothing is kept); one judges what
/// there is, again and again. Views poll snapshot(). mark() and takeEvents() may be called from any
/// thread, the latter from one at a time.
class LiveSession {
public:
    /// @errors the file cannot be made; no channel that may be EMG; settings that fit no channel
    [[nodiscard]] static Result<std::unique_ptr<LiveSession>> start(
        std::unique_ptr<acquisition::Source> source, KnowledgeBase knowledge, LiveOptions options);
    ~LiveSession();
    LiveSession(const LiveSession&) = delete;
    LiveSession& operator=(const LiveSession&) = delete;

    /// Channels named, start time; what grows (duration, gaps, annotations) is empty.
    [[nodiscard]] const RecordingInfo& recording() const;
    [[nodiscard]] const KnowledgeBase& knowledge() const;
    /// All that change a number, as an analysis lists them.
    [[nodiscard]] const std::vector<Setting>& settings() const;
    /// How long after its sample an event can be known at the earliest.
    [[nodiscard]] Duration latency() const;

    [[nodiscard]] std::shared_ptr<const LiveSnapshot> snapshot() const;
    /// Waits up to `patience` for events; oldest first, each handed out once.
    [[nodiscard]] std::vector<LiveEvent> takeEvents(Duration patience);

    /// What the traces look like, up to the newest frame that was processed, while the session runs
    /// and after it; may outlive the session. Null without LiveOptions::hasTraces.
    [[nodiscard]] std::shared_ptr<const LiveTraces> traces() const;

    /// Lets somebody hear the stream: fed from now on with every block, as it is read. Null:
    /// nobody.
    void listen(std::shared_ptr<AudioFeed> feed);

    /// Puts an annotation at the newest frame.
    void mark(std::string text);
    /// Puts one where it says, with its duration: a movement that has ended, as ProtocolRunner
    /// notes it, or one from the press of a key to its release. Times are those of
    /// snapshot()->time.
    void mark(Annotation annotation);
    /// Asks the source to stop; finish() then returns soon.
    void stop();
    /// The stream is over, by itself, by its length or by stop(); call finish().
    [[nodiscard]] bool hasEnded() const;
    /// Waits for the end of the stream, judges all of it, closes the file. Call it once.
    [[nodiscard]] LiveEnd finish();

private:
    struct State;
    explicit LiveSession(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace facialis::engine
