// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/quality_meter.hpp"

#include <algorithm>
#include <cmath>

#include "src/pipeline/mains_line.hpp"

namespace facialis::engine {
namespace {

constexpr float clippedPart = 0.2F;  // as in the detection (channel_pipeline)
constexpr double lostPart = 0.5;
/// A line is told from its neighbourhood by lines of at most 1.5 Hz.
constexpr double lowestRateForMains = 150.0;

std::size_t segmentOf(Frequency rate)
{
    return 2 * std::max<std::size_t>(1, static_cast<std::size_t>(rate.hertz() / 2.0));
}

}  // namespace

QualityMeter::QualityMeter(std::span<const Channel> channels, Frequency mains)
    : channels_(channels.size()),
      rate_(channels.front().rate),
      mains_(mains),
      welch_(segmentOf(rate_))
{
    for (std::size_t c = 0; c < channels.size(); ++c) {
        const Channel& channel = channels[c];
        Watched& watched = channels_[c];
        if (channel.storedMinimum)
            watched.low =
                static_cast<double>(*channel.storedMinimum) * channel.scale + channel.offset;
        if (channel.storedMaximum)
            watched.high =
                static_cast<double>(*channel.storedMaximum) * channel.scale + channel.offset;
        if (watched.low && watched.high && *watched.low > *watched.high)
            std::swap(watched.low, watched.high);
        watched.hasMains =
            channel.dimension != Dimension::other && rate_.hertz() >= lowestRateForMains;
        if (watched.hasMains)
            watched.samples.reserve(segmentOf(rate_) + 2);
    }
}

std::vector<QualitySecond> QualityMeter::add(const SampleBlock& block,
                                             const acquisition::StreamHealth& health)
{
    std::vector<QualitySecond> complete;
    for (std::size_t at = 0; at < block.frames();) {
        const std::int64_t end = sampleAt(Duration(static_cast<double>(second_ + 1)), rate_);
        const std::size_t count =
            std::min(block.frames() - at, static_cast<std::size_t>(end - frame_));
        take(block, at, count);
        at += count;
        frame_ += static_cast<std::int64_t>(count);
        if (frame_ == end)
            complete.push_back(close(health));
    }
    return complete;
}

void QualityMeter::take(const SampleBlock& block, std::size_t from, std::size_t count)
{
    for (std::size_t i = from; i < from + count; ++i) {
        bool isLost = true;
        for (std::size_t c = 0; c < channels_.size(); ++c)
            isLost = isLost && std::isnan(block.channel(c)[i]);
        lost_ += isLost ? 1 : 0;
    }
    for (std::size_t c = 0; c < channels_.size(); ++c) {
        Watched& watched = channels_[c];
        const auto part = block.channel(c).subspan(from, count);
        for (const double sample : part) {
            watched.missing += std::isnan(sample) ? 1 : 0;
            if ((watched.low && sample <= *watched.low) ||
                (watched.high && sample >= *watched.high))
                ++watched.clipped;
            // Comparisons with NaN are false.
            watched.lowest = sample < watched.lowest ? sample : watched.lowest;
            watched.highest = sample > watched.highest ? sample : watched.highest;
        }
        if (watched.hasMains)
            watched.samples.insert(watched.samples.end(), part.begin(), part.end());
    }
}

QualitySecond QualityMeter::close(const acquisition::StreamHealth& health)
{
    QualitySecond second;
    second.second = second_;
    second.lostFrames = lost_;
    second.jitter = health.jitter;
    const auto length = static_cast<double>(frame_ - sampleAt(Duration(double(second_)), rate_));
    const bool isHalfThere = static_cast<double>(lost_) <= lostPart * length;
    for (std::size_t c = 0; c < channels_.size(); ++c) {
        Watched& watched = channels_[c];
        ChannelSecond judged = judge(watched, isHalfThere);
        judged.isFlat = isHalfThere && watched.lowest == watched.highest;
        judged.clippedShare = static_cast<float>(static_cast<double>(watched.clipped) / length);
        if (c < health.offElectrode.size())
            judged.isOffElectrode = health.offElectrode[c] != 0;
        judged.isUsable = isHalfThere && judged.clippedShare < clippedPart &&
                          !judged.isOffElectrode.value_or(false);
        watched.clipped = watched.missing = 0;
        watched.lowest = std::numeric_limits<double>::infinity();
        watched.highest = -std::numeric_limits<double>::infinity();
        watched.samples.clear();
        second.channels.push_back(judged);
    }
    ++second_;
    lost_ = 0;
    return second;
}

ChannelSecond QualityMeter::judge(Watched& watched, bool isWhole)
{
    ChannelSecond judged;
    if (!watched.hasMains || !isWhole || watched.missing > 0)
        return judged;
    if (const auto ratio = mainsRatioDb(welch_(watched.samples, rate_), mains_))
        judged.mainsRatioDb = static_cast<float>(*ratio);
    return judged;
}

}  // namespace facialis::engine
