// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/measures/newest_job.hpp"

#include <utility>

namespace facialis::engine {

NewestJob::NewestJob() : thread_([this](const std::stop_token& end) { work(end); }) {}

NewestJob::~NewestJob()
{
    thread_.request_stop();
    {
        const std::lock_guard lock(mutex_);
        running_.request_stop();
    }
    thread_.join();
}

void NewestJob::start(Job job)
{
    {
        const std::lock_guard lock(mutex_);
        running_.request_stop();
        waiting_ = std::move(job);
        done_ = nullptr;
    }
    changed_.notify_all();
}

void NewestJob::cancel()
{
    std::unique_lock lock(mutex_);
    running_.request_stop();
    waiting_ = nullptr;
    done_ = nullptr;
    changed_.wait(lock, [this] { return !isWorking_; });
    done_ = nullptr;
}

void NewestJob::poll()
{
    Delivery done;
    {
        const std::lock_guard lock(mutex_);
        done = std::exchange(done_, nullptr);
    }
    if (done)
        done();
}

bool NewestJob::isBusy() const
{
    const std::lock_guard lock(mutex_);
    return isWorking_ || waiting_ || done_;
}

void NewestJob::work(const std::stop_token& end)
{
    while (true) {
        Job job;
        std::stop_token stop;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, end, [this] { return static_cast<bool>(waiting_); }))
                return;
            job = std::exchange(waiting_, nullptr);
            running_ = std::stop_source();
            stop = running_.get_token();
            isWorking_ = true;
        }
        Delivery answer = job(stop);
        {
            const std::lock_guard lock(mutex_);
            isWorking_ = false;
            if (!stop.stop_requested() && !waiting_)
                done_ = std::move(answer);
        }
        changed_.notify_all();
    }
}

}  // namespace facialis::engine
