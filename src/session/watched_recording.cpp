// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/watched_recording.hpp"

#include <algorithm>

namespace facialis::engine {

WatchedRecording::WatchedRecording(std::shared_ptr<const Recording> recording,
                                   std::vector<Channel> channels, std::stop_token stop,
                                   ReadingProgress* progress)
    : recording_(std::move(recording)),
      info_(recording_->info()),
      stop_(std::move(stop)),
      progress_(progress)
{
    if (!channels.empty())
        info_.channels = std::move(channels);
    double all = 0.0;
    for (const Channel& channel : info_.channels)
        all += static_cast<double>(channel.length);
    all_ = std::max(1.0, all);
}

Result<void> WatchedRecording::note(std::int64_t samples) const
{
    if (stop_.stop_requested())
        return failure("stopped", info_.path, "nothing was written");
    const std::int64_t done = done_ += samples;
    if (progress_)
        progress_->fraction = std::min(1.0, static_cast<double>(done) / all_);
    return {};
}

Result<void> WatchedRecording::read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const
{
    if (const Result<void> goesOn = note(range.length()); !goesOn)
        return goesOn;
    return recording_->read(channel, range, into);
}

Result<void> WatchedRecording::readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const
{
    if (const Result<void> goesOn = note(range.length()); !goesOn)
        return goesOn;
    return recording_->readStored(channel, range, into);
}

}  // namespace facialis::engine
