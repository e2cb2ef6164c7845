// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/live_processor.hpp"

#include <utility>

namespace facialis::engine {
namespace {

/// A burst is complete at most this long after its samples: none that lasts longer delays a train.
constexpr Duration burstPatience{2.0};

}  // namespace

Result<LiveProcessor> LiveProcessor::create(std::span<const Channel> channels,
                                            const AnalysisSettings& settings, Frequency mains)
{
    auto detection = LiveDetection::create(channels, settings, mains);
    if (!detection)
        return tl::unexpected(detection.error());
    return LiveProcessor(std::move(*detection), QualityMeter(channels, mains), channels.size(),
                         channels.front().rate);
}

LiveProcessor::LiveProcessor(LiveDetection detection, QualityMeter quality, std::size_t channels,
                             Frequency rate)
    : detection_(std::move(detection)),
      quality_(std::move(quality)),
      trains_(channels),
      rate_(rate),
      bursts_(channels),
      counts_(channels, 0)
{
}

void LiveProcessor::say(std::vector<LiveEvent>& events, decltype(LiveEvent::what) what) const
{
    events.push_back({timeOf(frames_, rate_), std::move(what)});
}

void LiveProcessor::process(SampleBlock& block, const acquisition::StreamHealth& health,
                            std::vector<LiveEvent>& events)
{
    frames_ = block.firstFrame() + static_cast<std::int64_t>(block.frames());
    for (QualitySecond& second : quality_.add(block, health))
        say(events, std::move(second));
    detection_.process(block, found_);
    take(found_, events);
    for (const BurstTrain& train :
         trains_.endedBefore(timeOf(frames_, rate_) - latency() - burstPatience))
        say(events, train);
}

void LiveProcessor::take(std::vector<MeasuredBurst>& found, std::vector<LiveEvent>& events)
{
    for (const MeasuredBurst& each : found) {
        const Burst& burst = each.burst;
        if (const auto train = trains_.add(burst))
            say(events, *train);
        say(events, burst);
        bursts_[burst.channel].push_back(each);
        counts_[burst.channel] += burst.kind == BurstKind::artifact ? 0 : 1;
    }
    found.clear();
}

void LiveProcessor::finish(std::vector<LiveEvent>& events)
{
    detection_.finish(found_);
    take(found_, events);
    for (const BurstTrain& train : trains_.finish())
        say(events, train);
}

ReviewWork LiveProcessor::takeWork()
{
    ReviewWork work{detection_.outcomes(), frames_};
    for (ChannelOutcome& outcome : work.outcomes)
        outcome.bursts = std::exchange(bursts_[outcome.channel], {});
    return work;
}

}  // namespace facialis::engine
