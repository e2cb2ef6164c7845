// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "src/session/trace_page.hpp"

namespace facialis::engine {

/// Makes pages off the caller's thread. Only the newest request matters: one that was not begun
/// when the next arrives is dropped.
/// `request` and `latest` may be called from one thread, which never waits for a page.
class TraceLoader {
public:
    using Make = std::function<TracePage(const TracePageRequest&, std::stop_token)>;
    explicit TraceLoader(Make make);
    ~TraceLoader();
    TraceLoader(const TraceLoader&) = delete;
    TraceLoader& operator=(const TraceLoader&) = delete;

    void request(TracePageRequest request);
    /// The newest page that is finished; null before the first.
    [[nodiscard]] std::shared_ptr<const TracePage> latest() const;
    /// true while a request is waiting or being worked on.
    [[nodiscard]] bool isBusy() const;

private:
    void work(std::stop_token stop);

    Make make_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<TracePageRequest> waiting_;
    bool isWorking_ = false;
    std::shared_ptr<const TracePage> latest_;
    std::jthread thread_;
};

}  // namespace facialis::engine
