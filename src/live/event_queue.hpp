// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <vector>

#include "src/live/live_event.hpp"

namespace facialis::engine {

/// Events on their way to one reader, who may be slow: nothing is dropped. Any thread may put.
class EventQueue {
public:
    void put(LiveEvent event);
    void put(std::vector<LiveEvent> events);
    /// Waits up to `patience` for events; takes all there are, oldest first.
    [[nodiscard]] std::vector<LiveEvent> take(Duration patience);

private:
    std::mutex mutex_;
    std::condition_variable bell_;
    std::vector<LiveEvent> events_;
};

}  // namespace facialis::engine
