// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/review_session.hpp"

#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>
#include <thread>
#include <utility>

#include "src/analysis/analyze.hpp"
#include "src/review/review_analysis.hpp"
#include "src/review/reviewed_recording.hpp"
#include "src/session/background_thread.hpp"
#include "src/session/milestone.hpp"
#include "src/session/trace_overview.hpp"
#include "src/session/trace_reader.hpp"

namespace facialis::engine {
namespace {

/// A page of up to this many samples is made at once: some 12 ms, filter included (bench_frames).
constexpr std::int64_t cheapSamples = 800'000;
/// Beyond this a page is drawn from the overview, however coarse, rather than read from the file.
constexpr std::int64_t dearSamples = 60'000'000;

/// So many columns may one pair of the overview fill while the exact page is being made.
constexpr double coarsest = 8.0;

}  // namespace

/// The traces of one recording as it is shown, and the threads that prepare them.
struct ReviewSession::Traces {
    Traces(std::unique_ptr<Recording> shown, const AnalysisSettings& settings, unsigned threads)
        : recording(std::move(shown)),
          reader(*recording, settings),
          overview(*recording, reader),
          loader([this](const TracePageRequest& request, const std::stop_token& stop) {
              return reader.page(request, stop);
          }),
          thread([this, threads](std::stop_token stop) {
              standBack();
              // A medium that fails is reported by the analysis, which reads the same samples.
              static_cast<void>(overview.build(std::move(stop), threads));
              over->tell();
          })
    {
    }

    std::shared_ptr<const Recording> recording;
    TraceReader reader;
    TraceOverview overview;
    TraceLoader loader;
    std::shared_ptr<Milestone> over = std::make_shared<Milestone>();  ///< of the overview
    std::jthread thread;  ///< last: it uses everything above
};

/// One run of the analysis.
struct ReviewSession::Judgement {
    std::atomic<double> progress{0.0};
    std::mutex mutex;  ///< guards the two below
    std::shared_ptr<const AnalysisResult> result;
    std::optional<Error> error;
    std::jthread thread;  ///< last: it uses everything above
};

Result<std::unique_ptr<ReviewSession>> ReviewSession::open(const std::string& path,
                                                           const ReviewOptions& options)
{
    auto recording = acquisition::openRecording(path, options.open);
    if (!recording)
        return tl::unexpected(recording.error());
    return start(std::move(*recording), options);
}

Result<std::unique_ptr<ReviewSession>> ReviewSession::start(std::unique_ptr<Recording> recording,
                                                            const ReviewOptions& options)
{
    const RecordingInfo& info = recording->info();
    if (info.channels.empty())
        return failure(
            "it holds no signal, only " + std::to_string(info.annotations.size()) + " annotations",
            info.path, "open the file that holds the traces");
    auto knowledge = KnowledgeBase::embedded();
    if (!knowledge)
        return tl::unexpected(knowledge.error());
    std::unique_ptr<ReviewSession> session(
        new ReviewSession(std::move(recording), std::move(*knowledge), options));
    if (auto made = session->makeTraces(session->review_); !made)
        return tl::unexpected(made.error());
    session->judge();
    return session;
}

ReviewSession::ReviewSession(std::unique_ptr<Recording> recording, KnowledgeBase knowledge,
                             const ReviewOptions& options)
    : options_(options),
      knowledge_(std::move(knowledge)),
      recording_(std::move(recording)),
      info_(recording_->info())
{
    info_.channels = namedChannels(info_, knowledge_, nameWarnings_);
    info_.warnings.insert(info_.warnings.end(), nameWarnings_.begin(), nameWarnings_.end());
    untouched_ = untouched(info_, info_.channels, options_.settings, options_.context);
    review_ = untouched_;
    analysis_ = std::make_unique<ReviewAnalysis>(recording_, knowledge_);
}

ReviewSession::~ReviewSession()
{
    // All are asked before any is waited for.
    if (traces_)
        traces_->thread.request_stop();
    if (judgement_)
        judgement_->thread.request_stop();
}

Result<void> ReviewSession::makeTraces(const Review& review)
{
    auto shown = reviewedRecording(recording_, review, BadChannels::shown);
    if (!shown)
        return tl::unexpected(shown.error());
    info_ = (*shown)->info();
    info_.warnings.insert(info_.warnings.end(), nameWarnings_.begin(), nameWarnings_.end());
    const bool isNew = !traces_ || !haveSameSamples(review, review_);
    if (!isNew)
        return {};
    retire(std::move(traces_));
    traces_ = std::make_unique<Traces>(std::move(*shown), review.settings, options_.threads);
    return {};
}

void ReviewSession::judge()
{
    if (judgement_)
        before_ = snapshot().result;
    retire(std::move(judgement_));
    judgement_ = std::make_unique<Judgement>();
    Judgement& run = *judgement_;
    run.thread = std::jthread(
        [&run, this, review = review_, overview = traces_->over](std::stop_token stop) {
            standBack();
            // First what is seen at once: an hour of 64 channels takes the overview a second or two
            // where it has the processor to itself.
            overview->wait(stop);
            auto result =
                analysis_->run(review, {.threads = options_.threads,
                                        .progress = [&run](double done) { run.progress = done; },
                                        .stop = std::move(stop)});
            const std::lock_guard lock(run.mutex);
            if (result)
                run.result = std::make_shared<const AnalysisResult>(std::move(*result));
            else
                run.error = result.error();
        });
}

template <class Work>
void ReviewSession::retire(std::unique_ptr<Work> work)
{
    std::erase_if(retired_, [](const std::future<void>& done) {
        return done.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    if (!work)
        return;
    work->thread.request_stop();
    // It ends when it next looks; whoever shows the window does not wait for that.
    retired_.push_back(
        std::async(std::launch::async, [old = std::move(work)]() mutable { old.reset(); }));
}

Result<void> ReviewSession::setReview(Review next)
{
    if (auto made = makeTraces(next); !made)
        return made;
    const bool isJudgedAnew = !leadToSameResult(next, review_);
    review_ = std::move(next);
    if (isJudgedAnew)
        judge();
    return {};
}

ReviewSnapshot ReviewSession::snapshot() const
{
    ReviewSnapshot snapshot;
    snapshot.progress = judgement_->progress;
    snapshot.hasOverview = traces_->overview.isComplete();
    const std::lock_guard lock(judgement_->mutex);
    snapshot.result = judgement_->result;
    snapshot.error = judgement_->error;
    if (snapshot.result) {
        snapshot.phase = AnalysisPhase::done;
        snapshot.progress = 1.0;
    } else if (snapshot.error) {
        snapshot.phase = AnalysisPhase::failed;
    } else {
        snapshot.result = before_;
    }
    return snapshot;
}

std::shared_ptr<const Recording> ReviewSession::shownRecording() const
{
    return traces_->recording;
}

std::shared_ptr<const TracePage> ReviewSession::page(const TracePageRequest& request)
{
    const std::int64_t cost = traces_->reader.cost(request);
    if (cost <= cheapSamples)
        return std::make_shared<const TracePage>(traces_->reader.page(request));
    const TraceOverview& overview = traces_->overview;
    if (cost > dearSamples || (overview.isComplete() && overview.suits(request)))
        return std::make_shared<const TracePage>(overview.page(request));
    traces_->loader.request(request);
    if (!overview.isComplete() || !overview.suits(request, coarsest))
        return nullptr;
    TracePage coarse = overview.page(request);
    coarse.isCoarse = true;
    return std::make_shared<const TracePage>(std::move(coarse));
}

std::shared_ptr<const TracePage> ReviewSession::latestPage() const
{
    return traces_->loader.latest();
}

bool ReviewSession::isPagePending() const
{
    return traces_->loader.isBusy();
}

std::optional<double> ReviewSession::valueAt(std::size_t channel, Duration time,
                                             TraceDisplay display) const
{
    const Channel& about = info_.channels[channel];
    const std::int64_t sample = sampleAt(time, about.rate);
    if (sample < 0 || sample >= about.length)
        return std::nullopt;
    const auto values = traces_->reader.samples(channel, {sample, sample + 1}, display);
    if (!values || values->empty() || std::isnan(values->front()))
        return std::nullopt;
    return values->front();
}

std::optional<TraceMeasures> ReviewSession::measuresOf(std::size_t channel, TimeInterval interval,
                                                       TraceDisplay display) const
{
    constexpr std::int64_t most = 100'000;  // the cursors are moved by hand
    const Channel& about = info_.channels[channel];
    const SampleRange range =
        SampleRange{sampleAt(interval.onset, about.rate), sampleAt(interval.offset, about.rate)}
            .intersection({0, about.length});
    if (range.isEmpty() || range.length() > most)
        return std::nullopt;
    const auto samples = traces_->reader.samples(channel, range, display);
    return samples ? engine::measuresOf(*samples) : std::nullopt;
}

const std::string& ReviewSession::filterBadge(std::size_t channel) const
{
    return traces_->reader.filter(channel).badge();
}

}  // namespace facialis::engine
