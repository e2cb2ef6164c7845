// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/rail_watch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace facialis::acquisition {

RailWatch::RailWatch(const std::vector<Channel>& channels, Frequency rate)
    : enough_(std::max<std::int64_t>(3, sampleAt(100_ms, rate)))
{
    bool isAnyKnown = false;
    rails_.reserve(channels.size());
    for (const Channel& channel : channels) {
        Rail rail{-std::numeric_limits<double>::infinity(),
                  std::numeric_limits<double>::infinity()};
        if (channel.storedMinimum && channel.storedMaximum) {
            // A converter of two's complement may stop at -2^23 or one step before it.
            const double low = static_cast<double>(*channel.storedMinimum) +
                               (*channel.storedMinimum < 0 ? 1.5 : 0.5);
            const double high = static_cast<double>(*channel.storedMaximum) - 0.5;
            rail.low = low * channel.scale + channel.offset;
            rail.high = high * channel.scale + channel.offset;
            isAnyKnown = true;
        }
        rails_.push_back(rail);
    }
    if (isAnyKnown)
        off_.assign(rails_.size(), 0);
}

void RailWatch::watch(const SampleBlock& block)
{
    if (off_.empty())
        return;
    for (std::size_t k = 0; k < rails_.size(); ++k) {
        Rail& rail = rails_[k];
        for (const double value : block.channel(k)) {
            if (std::isnan(value))
                continue;
            rail.stayed = value <= rail.low || value >= rail.high ? rail.stayed + 1 : 0;
        }
        off_[k] = rail.stayed >= enough_ ? 1 : 0;
    }
}

}  // namespace facialis::acquisition
