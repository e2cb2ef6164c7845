// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace facialis::engine {

/// Computes off the caller's thread, one job at a time. Only the newest matters: a job that waits
/// or runs when the next arrives is dropped, or asked to stop.
/// All members are to be called from one thread, which waits only in cancel() and the destructor.
class NewestJob {
public:
    /// What is done with the answer, in the caller's thread.
    using Delivery = std::function<void()>;
    /// Computes the answer in the other thread; an empty delivery: there is none.
    using Job = std::function<Delivery(std::stop_token)>;

    NewestJob();
    ~NewestJob();
    NewestJob(const NewestJob&) = delete;
    NewestJob& operator=(const NewestJob&) = delete;

    void start(Job job);
    /// Nothing of what was started is delivered any more; on return nothing runs any more.
    void cancel();
    /// Delivers the answer of the newest job where it is there.
    void poll();
    /// true until the newest job has been delivered.
    [[nodiscard]] bool isBusy() const;

private:
    void work(const std::stop_token& end);

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    Job waiting_;
    std::stop_source running_;
    Delivery done_;
    bool isWorking_ = false;
    std::jthread thread_;  ///< last: it uses everything above
};

}  // namespace facialis::engine
