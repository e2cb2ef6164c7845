// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/live_session.hpp"

#include <algorithm>
#include <pthread.h>
#include <utility>

#include "src/analysis/analyze.hpp"
#include "src/live/live_montage.hpp"
#include "src/live/live_state.hpp"

namespace facialis::engine {
namespace {

constexpr Frequency usualMains{50.0};
constexpr std::string_view sayChannels =
    "the stream needs a channel of a voltage or of counts, see facialis devices";

/// How late each thread may be. The disk may stall for longer than the analysis should take.
constexpr Duration analysisPatience{8.0}, recorderPatience{20.0};

Result<std::unique_ptr<SessionRecorder>> makeRecorder(const RecordingInfo& info,
                                                      const LiveOptions& options)
{
    if (options.out.empty())
        return SessionRecorder::createUnnamed(info);
    RecorderOptions recorder;
    recorder.overwrite = options.isForced ? Overwrite::allow : Overwrite::refuse;
    return SessionRecorder::create(options.out, info, std::move(recorder));
}

/// Channels as the montage has them, or named by their labels.
Result<void> nameChannels(RecordingInfo& info, const KnowledgeBase& knowledge,
                          const LiveOptions& options)
{
    LiveMontage named{info.channels, {}};
    if (!options.montage.empty()) {
        const Result<Montage> montage = montageFromToml(options.montage, knowledge);
        if (!montage)
            return tl::unexpected(montage.error());
        auto read = namedByMontage(info.channels, *montage, options.montage);
        if (!read)
            return tl::unexpected(read.error());
        named = std::move(*read);
    }
    // What the montage does not say is read from the labels.
    info.channels = std::move(named.channels);
    info.channels = namedChannels(info, knowledge, info.warnings);
    for (const std::size_t bad : named.bad) {
        info.channels[bad].muscle.clear();
        info.channels[bad].side.reset();
        info.warnings.push_back(info.channels[bad].label +
                                ": called bad by the montage, nothing is concluded from it");
    }
    return {};
}

}  // namespace

Result<std::unique_ptr<LiveSession>> LiveSession::start(std::unique_ptr<acquisition::Source> source,
                                                        KnowledgeBase knowledge,
                                                        LiveOptions options)
{
    options.settings.filtering = Filtering::causal;
    const Frequency mains = options.settings.mains.value_or(usualMains);
    options.settings.mains = mains;
    RecordingInfo info = recordingInfoOf(source->info());
    if (const auto named = nameChannels(info, knowledge, options); !named)
        return tl::unexpected(named.error());
    const bool hasEmg = std::any_of(info.channels.begin(), info.channels.end(),
                                    [](const auto& c) { return c.dimension != Dimension::other; });
    if (!hasEmg)
        return failure("no channel of the stream may be EMG", info.path, std::string(sayChannels));
    auto processor = LiveProcessor::create(info.channels, options.settings, mains);
    if (!processor)
        return tl::unexpected(processor.error());
    auto recorder = makeRecorder(info, options);
    if (!recorder)
        return tl::unexpected(recorder.error());

    auto state =
        std::make_unique<State>(std::move(source), std::move(knowledge), std::move(options),
                                std::move(info), std::move(*processor), std::move(*recorder));
    state->startThreads();
    return std::unique_ptr<LiveSession>(new LiveSession(std::move(state)));
}

LiveSession::LiveSession(std::unique_ptr<State> state) : state_(std::move(state)) {}

LiveSession::~LiveSession() = default;

LiveSession::State::State(std::unique_ptr<acquisition::Source> theSource,
                          KnowledgeBase theKnowledge, LiveOptions theOptions, RecordingInfo theInfo,
                          LiveProcessor theProcessor, std::unique_ptr<SessionRecorder> theRecorder)
    : source(std::move(theSource)),
      knowledge(std::move(theKnowledge)),
      options(std::move(theOptions)),
      info(std::move(theInfo)),
      rate(info.channels.front().rate),
      mains(*options.settings.mains),
      settings(listed(options.settings)),
      toAnalysis(info.channels.size(), rate, analysisPatience, "the analysis"),
      toRecorder(info.channels.size(), rate, recorderPatience, "the recorder"),
      processor(std::move(theProcessor)),
      recorder(std::move(theRecorder)),
      review(
          [this](const ReviewWork& work, const std::stop_token& stop) { return judge(work, stop); })
{
    settings.push_back({"mains.used_hz", mains.hertz()});
    if (options.hasTraces)
        traces = std::make_shared<LiveTraces>(info.channels, options.settings, mains,
                                              recorder->journal());
    auto first = std::make_shared<LiveSnapshot>();
    first->burstCounts.assign(info.channels.size(), 0);
    published = std::move(first);
}

LiveSession::State::~State()
{
    acquiring.request_stop();
}

void LiveSession::State::startThreads()
{
    recording = std::jthread([this] { record(); });
    processing = std::jthread([this] { process(); });
    acquiring = std::jthread([this](const std::stop_token& stop) { acquire(stop); });
    // What a system monitor shows.
    pthread_setname_np(recording.native_handle(), "recorder");
    pthread_setname_np(processing.native_handle(), "detection");
    pthread_setname_np(acquiring.native_handle(), "acquisition");
}

const RecordingInfo& LiveSession::recording() const
{
    return state_->info;
}

const KnowledgeBase& LiveSession::knowledge() const
{
    return state_->knowledge;
}

const std::vector<Setting>& LiveSession::settings() const
{
    return state_->settings;
}

Duration LiveSession::latency() const
{
    return state_->processor.latency();
}

std::shared_ptr<const LiveSnapshot> LiveSession::snapshot() const
{
    const std::lock_guard lock(state_->mutex);
    return state_->published;
}

std::vector<LiveEvent> LiveSession::takeEvents(Duration patience)
{
    return state_->events.take(patience);
}

std::shared_ptr<const LiveTraces> LiveSession::traces() const
{
    return state_->traces;
}

void LiveSession::mark(std::string text)
{
    mark(Annotation{timeOf(state_->framesRead, state_->rate), {}, std::move(text), {}});
}

void LiveSession::mark(Annotation annotation)
{
    state_->toAnalysis.put(annotation);
    state_->toRecorder.put(std::move(annotation));
}

void LiveSession::listen(std::shared_ptr<AudioFeed> feed)
{
    const std::lock_guard lock(state_->mutex);
    state_->listener = std::move(feed);
}

void LiveSession::stop()
{
    state_->acquiring.request_stop();
}

bool LiveSession::hasEnded() const
{
    return state_->processed && state_->recorded;
}

LiveEnd LiveSession::finish()
{
    State& state = *state_;
    for (std::jthread* thread : {&state.acquiring, &state.processing, &state.recording})
        if (thread->joinable())
            thread->join();
    bool hasFailed = state.recorder->state().trouble.has_value();
    state.storeNotes(hasFailed);  // the detection may have ended after the recorder
    LiveEnd end;
    auto judged = state.review.conclude(state.processor.takeWork());
    if (judged) {
        end.analysis = std::make_shared<const AnalysisResult>(std::move(*judged));
        state.events.put(
            {timeOf(state.processor.frames(), state.rate), LiveInterpretation{end.analysis, true}});
    } else {
        end.analysisError = judged.error();
    }
    if (!state.options.out.empty()) {
        const auto closed = state.recorder->finish(end.analysis.get());
        if (closed)
            end.notCarried = *closed;
        else
            end.recorderError = closed.error();
    }
    state.publish(state.sourceError ? LiveState::failed : LiveState::ended);
    end.last = *snapshot();
    return end;
}

}  // namespace facialis::engine
