// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace facialis::ui {

/// Work that may take long, off the thread of the window, and its result when it is there. The
/// window asks take() now and then and never waits; only the destructor does.
template <class T>
class BackgroundTask {
public:
    using Work = std::function<T(const std::stop_token&)>;

    BackgroundTask() = default;
    BackgroundTask(const BackgroundTask&) = delete;
    BackgroundTask& operator=(const BackgroundTask&) = delete;

    /// Only while nothing runs.
    void start(Work work)
    {
        isRunning_ = true;
        thread_ = std::jthread([this, work = std::move(work)](const std::stop_token& stop) {
            T made = work(stop);
            const std::lock_guard lock(mutex_);
            result_.emplace(std::move(made));
        });
    }
    /// From start() until the result was taken.
    [[nodiscard]] bool isRunning() const { return isRunning_; }
    /// The result, once; empty while there is none.
    [[nodiscard]] std::optional<T> take()
    {
        const std::lock_guard lock(mutex_);
        if (!result_)
            return {};
        isRunning_ = false;
        return std::exchange(result_, std::nullopt);
    }

private:
    std::mutex mutex_;
    std::optional<T> result_;
    bool isRunning_ = false;
    std::jthread thread_;  ///< last: it uses the others
};

}  // namespace facialis::ui
