// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "src/analysis/analyze.hpp"
#include "src/analysis/stimuli.hpp"

namespace facialis::engine {

std::vector<Channel> namedChannels(const RecordingInfo& info, const KnowledgeBase& knowledge,
                                   std::vector<std::string>& warnings)
{
    std::vector<Channel> channels = info.channels;
    for (std::size_t c = 0; c < channels.size(); ++c) {
        Channel& channel = channels[c];
        if (channel.dimension == Dimension::other)
            continue;
        const auto warn = [&](std::string_view what) {
            std::string sentence = fmt::format("channel {} \"{}\": {}", c + 1, channel.label, what);
            // A session file may carry it from the analysis it was written by.
            if (std::find(warnings.begin(), warnings.end(), sentence) == warnings.end())
                warnings.push_back(std::move(sentence));
        };
        if (isTrigger(channel, knowledge)) {
            channel.dimension = Dimension::other;
            warn("it carries triggers by its name, and is not analysed as EMG");
            continue;
        }
        const NamedChannel named = knowledge.identifyChannel(channel.label);
        const bool isStated = !channel.muscle.empty() && channel.side;
        if (isStated)
            continue;
        if (named.isContradictory) {
            warn("the label names two sides or two muscles; state them with --montage");
            continue;
        }
        if (channel.muscle.empty())
            channel.muscle = named.muscle;
        if (!channel.side)
            channel.side = named.side;
        if (channel.muscle.empty())
            warn("no muscle is known by this name; it is analysed as a trace");
        else if (!channel.side)
            warn("the side is not known; it takes no part in comparing sides");
    }
    return channels;
}

}  // namespace facialis::engine
