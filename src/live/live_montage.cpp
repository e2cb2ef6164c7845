// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/live_montage.hpp"

#include <fmt/format.h>
#include <utility>

namespace facialis::engine {

Result<LiveMontage> namedByMontage(std::vector<Channel> channels, const Montage& montage,
                                   const std::string& where)
{
    const std::vector<Channel> sent = channels;  // sources are labels of the stream
    LiveMontage named{std::move(channels), {}};
    std::vector<bool> isNamed(sent.size(), false);
    for (const MontageEntry& entry : montage.entries) {
        const Result<std::size_t> index = channelNamed(entry.source, sent, where);
        if (!index)
            return tl::unexpected(index.error());
        if (!entry.minus.empty() || entry.isInverted)
            return failure(fmt::format("'{}' is derived or inverted, which a live stream is not",
                                       entry.source),
                           where,
                           "wire the lead so, or give the montage when the recording is reviewed");
        if (isNamed[*index])
            return failure(fmt::format("'{}' is named twice", sent[*index].label), where,
                           "leave one entry of each channel");
        isNamed[*index] = true;
        Channel& channel = named.channels[*index];
        if (!entry.name.empty())
            channel.label = entry.name;
        if (!entry.isUsed)
            named.bad.push_back(*index);
        if (!entry.muscle.empty())
            channel.muscle = entry.muscle;
        if (entry.side)
            channel.side = entry.side;
    }
    return named;
}

}  // namespace facialis::engine
