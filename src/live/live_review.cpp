// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/live_review.hpp"

#include <chrono>
#include <iterator>
#include <malloc.h>
#include <pthread.h>
#include <utility>

namespace facialis::engine {

namespace {

/// What grew by doubling is kept for as long as the result: in no more room than it needs.
void tighten(AnalysisResult& result)
{
    result.bursts.shrink_to_fit();
    result.manoeuvres.shrink_to_fit();
    result.recording.annotations.shrink_to_fit();
}

}  // namespace

void ReviewWork::append(ReviewWork later)
{
    frames = later.frames;
    if (outcomes.empty()) {
        outcomes = std::move(later.outcomes);
        return;
    }
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
        std::vector<MeasuredBurst> bursts = std::move(outcomes[k].bursts);
        ChannelOutcome& newer = later.outcomes[k];
        // By an eighth and not by doubling: the room is kept for the whole session.
        const std::size_t needed = bursts.size() + newer.bursts.size();
        if (needed > bursts.capacity())
            bursts.reserve(needed + needed / 8);
        bursts.insert(bursts.end(), newer.bursts.begin(), newer.bursts.end());
        outcomes[k] = std::move(newer);
        outcomes[k].bursts = std::move(bursts);
    }
}

LiveReview::LiveReview(Judge judge)
    : judge_(std::move(judge)), thread_([this](const std::stop_token& stop) { work(stop); })
{
    pthread_setname_np(thread_.native_handle(), "review");
}

LiveReview::~LiveReview() = default;

void LiveReview::request(ReviewWork work)
{
    const std::lock_guard lock(mutex_);
    if (waiting_)
        waiting_->append(std::move(work));
    else
        waiting_ = std::move(work);
    changed_.notify_all();
}

bool LiveReview::isBusy() const
{
    const std::lock_guard lock(mutex_);
    return isWorking_ || waiting_.has_value();
}

Result<AnalysisResult> LiveReview::conclude(ReviewWork last)
{
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !isWorking_ && !waiting_; });
    }
    known_.append(std::move(last));
    return judge_(known_, {});
}

LiveReview::State LiveReview::latest() const
{
    const std::lock_guard lock(mutex_);
    return state_;
}

void LiveReview::work(const std::stop_token& stop)
{
    using Clock = std::chrono::steady_clock;
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return waiting_.has_value(); })) {
        ReviewWork work = std::move(*std::exchange(waiting_, std::nullopt));
        isWorking_ = true;
        lock.unlock();
        const auto begin = Clock::now();
        known_.append(std::move(work));
        auto judged = judge_(known_, stop);
        if (judged)
            tighten(*judged);
        const std::chrono::duration<double> cost = Clock::now() - begin;
        lock.lock();
        state_.cost = Duration(cost.count());
        ++state_.count;
        if (judged) {
            state_.result = std::make_shared<const AnalysisResult>(std::move(*judged));
            state_.frames = known_.frames;
            state_.error.reset();
        } else {
            state_.error = judged.error();
        }
        lock.unlock();
        malloc_trim(0);
        lock.lock();
        isWorking_ = false;
        changed_.notify_all();
    }
}

}  // namespace facialis::engine
