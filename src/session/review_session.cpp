// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/review_session.hpp"

#include <atomic>
#include <cmath>
#include <mutex>
#include <thread>
#include <utility>

#include "src/analysis/analyze.hpp"
#include "src/session/trace_overview.hpp"
#include "src/session/trace_reader.hpp"

namespace facialis::engine {
namespace {

/// A page of up to this many samples is made at once: some 50 ms, filter included.
constexpr std::int64_t cheapSamples = 2'500'000;
/// Beyond this a page is drawn from the overview, however coarse, rather than read from the file.
constexpr std::int64_t dearSamples = 60'000'000;

/// So many columns may one pair of the overview fill while the exact page is being made.
constexpr double coarsest = 8.0;

}  // namespace

/// The threads behind a session and what they share with it.
struct ReviewSession::Background {
    Background(const ReviewSession& session)
        : overview(*session.recording_, *session.reader_),
          loader(
              [&reader = *session.reader_](const TracePageRequest& request, std::stop_token stop) {
                  return reader.page(request, std::move(stop));
              })
    {
    }

    TraceOverview overview;
    TraceLoader loader;
    std::atomic<double> progress{0.0};
    std::mutex mutex;  ///< guards the two below
    std::shared_ptr<const AnalysisResult> result;
    std::optional<Error> error;
    std::jthread overviewThread, analysisThread;
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
    return std::unique_ptr<ReviewSession>(
        new ReviewSession(std::move(recording), std::move(*knowledge), options));
}

ReviewSession::ReviewSession(std::unique_ptr<Recording> recording, KnowledgeBase knowledge,
                             const ReviewOptions& options)
    : options_(options),
      knowledge_(std::move(knowledge)),
      recording_(std::move(recording)),
      info_(recording_->info())
{
    info_.channels = namedChannels(info_, knowledge_, info_.warnings);
    reader_ = std::make_unique<TraceReader>(*recording_, options_.settings);
    background_ = std::make_unique<Background>(*this);
    Background& shared = *background_;
    shared.overviewThread = std::jthread([&shared](std::stop_token stop) {
        // A medium that fails is reported by the analysis, which reads the same samples.
        static_cast<void>(shared.overview.build(std::move(stop)));
    });
    shared.analysisThread = std::jthread([this, &shared](std::stop_token stop) {
        auto result = analyze({.recording = *recording_,
                               .knowledge = knowledge_,
                               .settings = options_.settings,
                               .context = options_.context,
                               .part = {},
                               .montage = {},
                               .threads = options_.threads,
                               .progress = [&shared](double done) { shared.progress = done; },
                               .stop = std::move(stop)});
        const std::lock_guard lock(shared.mutex);
        if (result)
            shared.result = std::make_shared<const AnalysisResult>(std::move(*result));
        else
            shared.error = result.error();
    });
}

ReviewSession::~ReviewSession()
{
    // Both are asked before either is waited for.
    background_->overviewThread.request_stop();
    background_->analysisThread.request_stop();
}

ReviewSnapshot ReviewSession::snapshot() const
{
    ReviewSnapshot snapshot;
    snapshot.progress = background_->progress;
    snapshot.hasOverview = background_->overview.isComplete();
    const std::lock_guard lock(background_->mutex);
    snapshot.result = background_->result;
    snapshot.error = background_->error;
    if (snapshot.result) {
        snapshot.phase = AnalysisPhase::done;
        snapshot.progress = 1.0;
    } else if (snapshot.error) {
        snapshot.phase = AnalysisPhase::failed;
    }
    return snapshot;
}

std::shared_ptr<const TracePage> ReviewSession::page(const TracePageRequest& request)
{
    const std::int64_t cost = reader_->cost(request);
    if (cost <= cheapSamples)
        return std::make_shared<const TracePage>(reader_->page(request));
    const TraceOverview& overview = background_->overview;
    if (cost > dearSamples || (overview.isComplete() && overview.suits(request)))
        return std::make_shared<const TracePage>(overview.page(request));
    background_->loader.request(request);
    if (!overview.isComplete() || !overview.suits(request, coarsest))
        return nullptr;
    TracePage coarse = overview.page(request);
    coarse.isCoarse = true;
    return std::make_shared<const TracePage>(std::move(coarse));
}

std::shared_ptr<const TracePage> ReviewSession::latestPage() const
{
    return background_->loader.latest();
}

bool ReviewSession::isPagePending() const
{
    return background_->loader.isBusy();
}

std::optional<double> ReviewSession::valueAt(std::size_t channel, Duration time,
                                             TraceDisplay display) const
{
    const Channel& about = info_.channels[channel];
    const std::int64_t sample = sampleAt(time, about.rate);
    if (sample < 0 || sample >= about.length)
        return std::nullopt;
    const auto values = reader_->samples(channel, {sample, sample + 1}, display);
    if (!values || values->empty() || std::isnan(values->front()))
        return std::nullopt;
    return values->front();
}

const std::string& ReviewSession::filterBadge(std::size_t channel) const
{
    return reader_->filter(channel).badge();
}

}  // namespace facialis::engine
