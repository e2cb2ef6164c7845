// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/burst_trains.hpp"

#include <utility>

#include "src/analysis/train_convention.hpp"

namespace facialis::engine {

std::optional<Frequency> BurstTrain::rate() const
{
    if (bursts < 2)
        return std::nullopt;
    return Frequency((bursts - 1) / (lastOnset - interval.onset).seconds());
}

BurstTrains::BurstTrains(std::size_t channels) : open_(channels)
{
    for (std::size_t c = 0; c < channels; ++c)
        open_[c].channel = c;
}

std::optional<BurstTrain> BurstTrains::close(BurstTrain& train)
{
    const BurstTrain ended = std::exchange(train, BurstTrain{train.channel, {}, 0, {}});
    if (ended.bursts < fewestInTrain)
        return std::nullopt;
    return ended;
}

std::optional<BurstTrain> BurstTrains::add(const Burst& burst)
{
    if (burst.kind == BurstKind::artifact)
        return std::nullopt;
    BurstTrain& train = open_[burst.channel];
    std::optional<BurstTrain> ended;
    if (train.bursts > 0 && burst.interval.onset - train.interval.offset >= trainGap)
        ended = close(train);
    if (train.bursts == 0)
        train.interval.onset = burst.interval.onset;
    train.interval.offset = burst.interval.offset;
    train.lastOnset = burst.interval.onset;
    ++train.bursts;
    return ended;
}

std::vector<BurstTrain> BurstTrains::endedBefore(Duration known)
{
    std::vector<BurstTrain> ended;
    for (BurstTrain& train : open_)
        if (train.bursts > 0 && known - train.interval.offset >= trainGap)
            if (const auto whole = close(train))
                ended.push_back(*whole);
    return ended;
}

std::vector<BurstTrain> BurstTrains::finish()
{
    std::vector<BurstTrain> ended;
    for (BurstTrain& train : open_)
        if (const auto whole = close(train))
            ended.push_back(*whole);
    return ended;
}

}  // namespace facialis::engine
