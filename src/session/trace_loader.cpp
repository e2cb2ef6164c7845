// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_loader.hpp"

#include <utility>

namespace facialis::engine {

TraceLoader::TraceLoader(Make make)
    : make_(std::move(make)), thread_([this](std::stop_token stop) { work(stop); })
{
}

TraceLoader::~TraceLoader()
{
    thread_.request_stop();
    changed_.notify_all();
    thread_.join();
}

void TraceLoader::request(TracePageRequest request)
{
    {
        const std::lock_guard lock(mutex_);
        waiting_ = std::move(request);
    }
    changed_.notify_all();
}

std::shared_ptr<const TracePage> TraceLoader::latest() const
{
    const std::lock_guard lock(mutex_);
    return latest_;
}

bool TraceLoader::isBusy() const
{
    const std::lock_guard lock(mutex_);
    return isWorking_ || waiting_;
}

void TraceLoader::work(std::stop_token stop)
{
    while (true) {
        TracePageRequest request;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return waiting_.has_value(); }))
                return;
            request = std::move(*waiting_);
            waiting_.reset();
            isWorking_ = true;
        }
        auto page = std::make_shared<const TracePage>(make_(request, stop));
        const std::lock_guard lock(mutex_);
        isWorking_ = false;
        if (!stop.stop_requested())
            latest_ = std::move(page);
    }
}

}  // namespace facialis::engine
