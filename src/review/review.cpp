// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/review/review.hpp"

#include <algorithm>

namespace facialis::engine {

Review untouched(const RecordingInfo& info, const std::vector<Channel>& channels,
                 const AnalysisSettings& settings, const Context& context)
{
    Review review;
    for (const Channel& channel : channels)
        review.channels.push_back(
            {.label = channel.label, .muscle = channel.muscle, .side = channel.side, .minus = {}});
    review.settings = settings;
    review.annotations = info.annotations;
    review.context = context;
    return review;
}

bool haveSameSamples(const Review& a, const Review& b)
{
    return a.settings == b.settings &&
           std::ranges::equal(a.channels, b.channels,
                              [](const ChannelChoice& x, const ChannelChoice& y) {
                                  return x.minus == y.minus && x.isInverted == y.isInverted;
                              });
}

bool leadToSameResult(const Review& a, const Review& b)
{
    return a.channels == b.channels && a.settings == b.settings && a.leastRms == b.leastRms &&
           a.bursts == b.bursts && a.annotations == b.annotations && a.context == b.context;
}

}  // namespace facialis::engine
