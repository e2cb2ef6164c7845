// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/journal_layout.hpp"

#include "data/storage/journal_format.hpp"
#include "data/storage/series_plan.hpp"

namespace facialis {

JournalLayout::JournalLayout(const std::vector<Channel>& channels)
{
    for (const Channel& channel : channels) {
        before_.push_back(frameBytes_);
        valueBytes_.push_back(isIntegerType(channel.storedType) ? 4 : 8);
        frameBytes_ += valueBytes_.back();
    }
}

std::size_t JournalLayout::payloadBytes(std::size_t frames, bool isMissing) const
{
    return bitmapAt(isMissing ? channels() : 0, frames) + frameBytes_ * frames;
}

std::size_t JournalLayout::bitmapAt(std::size_t channel, std::size_t frames) const
{
    return framesHeadBytes + channel * bitmapBytes(frames);
}

std::size_t JournalLayout::valuesAt(std::size_t channel, std::size_t frames, bool isMissing) const
{
    return bitmapAt(isMissing ? channels() : 0, frames) + before_[channel] * frames;
}

}  // namespace facialis
