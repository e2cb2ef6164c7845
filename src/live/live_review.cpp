// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/live_review.hpp"

#include <chrono>
#include <pthread.h>
#include <utility>

namespace facialis::engine {

LiveReview::LiveReview(Judge judge)
    : judge_(std::move(judge)), thread_([this](const std::stop_token& stop) { work(stop); })
{
    pthread_setname_np(thread_.native_handle(), "review");
}

LiveReview::~LiveReview() = default;

void LiveReview::request(ReviewWork work)
{
    const std::lock_guard lock(mutex_);
    waiting_ = std::move(work);
    changed_.notify_all();
}

bool LiveReview::isBusy() const
{
    const std::lock_guard lock(mutex_);
    return isWorking_ || waiting_.has_value();
}

void LiveReview::finish()
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !isWorking_ && !waiting_; });
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
        const ReviewWork work = std::move(*std::exchange(waiting_, std::nullopt));
        isWorking_ = true;
        lock.unlock();
        const auto begin = Clock::now();
        auto judged = judge_(work, stop);
        const std::chrono::duration<double> cost = Clock::now() - begin;
        lock.lock();
        isWorking_ = false;
        state_.cost = Duration(cost.count());
        ++state_.count;
        if (judged) {
            state_.result = std::make_shared<const AnalysisResult>(std::move(*judged));
            state_.frames = work.frames;
            state_.error.reset();
        } else {
            state_.error = judged.error();
        }
        changed_.notify_all();
    }
}

}  // namespace facialis::engine
