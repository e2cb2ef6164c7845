// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/review/review_montage.hpp"

namespace facialis::engine {

Montage montageOf(const Review& review)
{
    Montage montage;
    for (std::size_t c = 0; c < review.channels.size(); ++c) {
        const ChannelChoice& choice = review.channels[c];
        MontageEntry entry;
        entry.source = "#" + std::to_string(c + 1);
        if (choice.minus)
            entry.minus = "#" + std::to_string(*choice.minus + 1);
        entry.name = choice.label;
        entry.muscle = choice.muscle;
        entry.side = choice.side;
        entry.isInverted = choice.isInverted;
        entry.isUsed = !choice.isBad;
        montage.entries.push_back(std::move(entry));
    }
    return montage;
}

Result<Review> withChannelsOf(Review review, const Montage& montage,
                              const std::vector<Channel>& file, const std::string& where)
{
    for (const MontageEntry& entry : montage.entries) {
        const Result<std::size_t> source = channelNamed(entry.source, file, where);
        if (!source)
            return tl::unexpected(source.error());
        ChannelChoice& choice = review.channels.at(*source);
        choice.minus.reset();
        if (!entry.minus.empty()) {
            const Result<std::size_t> minus = channelNamed(entry.minus, file, where);
            if (!minus)
                return tl::unexpected(minus.error());
            choice.minus = *minus;
        }
        if (!entry.name.empty())
            choice.label = entry.name;
        if (!entry.muscle.empty())
            choice.muscle = entry.muscle;
        if (entry.side)
            choice.side = entry.side;
        choice.isInverted = entry.isInverted;
        choice.isBad = !entry.isUsed;
    }
    return review;
}

}  // namespace facialis::engine
