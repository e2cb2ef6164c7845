// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace facialis::engine {

/// Something that is reached once, and that others wait for.
class Milestone {
public:
    void tell()
    {
        {
            const std::lock_guard lock(mutex_);
            isReached_ = true;
        }
        changed_.notify_all();
    }
    /// Returns when it is reached, or nobody wants to know any more.
    void wait(const std::stop_token& stop)
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, stop, [this] { return isReached_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool isReached_ = false;
};

}  // namespace facialis::engine
