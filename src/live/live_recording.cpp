// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/live_recording.hpp"

#include <utility>

namespace facialis::engine {

LiveRecording::LiveRecording(std::unique_ptr<Recording> stored, std::int64_t frames, Recent recent)
    : stored_(std::move(stored)), info_(stored_->info()), recent_(std::move(recent))
{
    for (Channel& channel : info_.channels)
        channel.length = frames;
    info_.duration = timeOf(frames, info_.channels.front().rate);
}

Result<void> LiveRecording::read(std::size_t channel, SampleRange range,
                                 std::span<double> into) const
{
    const std::int64_t seam = stored_->info().channels[channel].length;
    const SampleRange head = range.intersection({0, seam});
    const auto count = static_cast<std::size_t>(head.length());
    if (count > 0)
        if (Result<void> done = stored_->read(channel, head, into.first(count)); !done)
            return done;
    if (count < into.size())
        recent_(channel, {range.end - static_cast<std::int64_t>(into.size() - count), range.end},
                into.subspan(count));
    return {};
}

Result<void> LiveRecording::readStored(std::size_t, SampleRange, std::span<std::int32_t>) const
{
    return failure("samples that are still in memory have no stored numbers", info_.path);
}

}  // namespace facialis::engine
