// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/synkinesis_grid.hpp"

#include <algorithm>

namespace facialis::ui {

std::vector<SynkinesisBlock> synkinesisBlocks(const AnalysisResult& result)
{
    std::vector<SynkinesisBlock> blocks;
    for (const Side side : {Side::right, Side::left}) {
        SynkinesisBlock block;
        block.side = side;
        for (const SynkinesisPair& pair : result.synkinesis)
            if (pair.side == side)
                for (const std::size_t channel : {pair.driver, pair.follower})
                    if (std::find(block.channels.begin(), block.channels.end(), channel) ==
                        block.channels.end())
                        block.channels.push_back(channel);
        if (block.channels.empty())
            continue;
        std::sort(block.channels.begin(), block.channels.end());
        const std::size_t size = block.channels.size();
        block.pairs.assign(size, std::vector<std::optional<std::size_t>>(size));
        const auto placeOf = [&](std::size_t channel) {
            return static_cast<std::size_t>(
                std::lower_bound(block.channels.begin(), block.channels.end(), channel) -
                block.channels.begin());
        };
        for (std::size_t k = 0; k < result.synkinesis.size(); ++k) {
            const SynkinesisPair& pair = result.synkinesis[k];
            if (pair.side == side)
                block.pairs[placeOf(pair.driver)][placeOf(pair.follower)] = k;
        }
        blocks.push_back(std::move(block));
    }
    return blocks;
}

std::vector<ListedTrial> trialsOf(const SynkinesisPair& pair)
{
    std::vector<ListedTrial> trials;
    for (const TimeInterval trial : pair.evidence)
        trials.push_back({trial, true});
    for (const TimeInterval trial : pair.quiet)
        trials.push_back({trial, false});
    std::sort(trials.begin(), trials.end(), [](const ListedTrial& a, const ListedTrial& b) {
        return a.interval.onset < b.interval.onset;
    });
    return trials;
}

}  // namespace facialis::ui
