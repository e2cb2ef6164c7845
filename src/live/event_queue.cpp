// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/event_queue.hpp"

#include <chrono>
#include <iterator>
#include <utility>

namespace facialis::engine {

void EventQueue::put(LiveEvent event)
{
    const std::lock_guard lock(mutex_);
    events_.push_back(std::move(event));
    bell_.notify_one();
}

void EventQueue::put(std::vector<LiveEvent> events)
{
    if (events.empty())
        return;
    const std::lock_guard lock(mutex_);
    std::move(events.begin(), events.end(), std::back_inserter(events_));
    bell_.notify_one();
}

std::vector<LiveEvent> EventQueue::take(Duration patience)
{
    std::unique_lock lock(mutex_);
    bell_.wait_for(lock, std::chrono::duration<double>(patience.seconds()),
                   [this] { return !events_.empty(); });
    return std::exchange(events_, {});
}

}  // namespace facialis::engine
