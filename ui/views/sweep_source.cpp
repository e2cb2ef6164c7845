// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>
#include <QCoreApplication>

#include "ui/app/words.hpp"
#include "ui/views/matrix_canvas.hpp"
#include "ui/views/sweeps_view.hpp"

namespace facialis::ui {
namespace {

QString tr(const char* source)
{
    return QCoreApplication::translate("Sweeps", source);
}

bool isUsable(const AnalysisResult& result, std::size_t channel)
{
    return std::any_of(
        result.quality.begin(), result.quality.end(),
        [&](const ChannelQuality& each) { return each.channel == channel && each.isUsable; });
}

/// Usable EMG channels, those of one muscle side by side: right, left.
std::vector<std::vector<std::size_t>> muscles(const AnalysisResult& result)
{
    std::vector<std::vector<std::size_t>> groups;
    const auto& channels = result.recording.channels;
    for (std::size_t c = 0; c < channels.size(); ++c) {
        if (channels[c].dimension == Dimension::other || !isUsable(result, c))
            continue;
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& each) {
            const Channel& first = channels[each.front()];
            return each.size() == 1 && !first.muscle.empty() &&
                   first.muscle == channels[c].muscle && first.side != channels[c].side;
        });
        if (group == groups.end())
            groups.push_back({c});
        else if (channels[c].side == Side::right)
            group->insert(group->begin(), c);
        else
            group->push_back(c);
    }
    return groups;
}

/// Muscles with a response that is there come first.
bool hasResponse(const AnalysisResult& result, std::size_t series,
                 const std::vector<std::size_t>& channels)
{
    return std::any_of(result.evoked.begin(), result.evoked.end(), [&](const EvokedResponse& each) {
        return each.series == series && each.state == FindingState::present &&
               std::find(channels.begin(), channels.end(), each.channel) != channels.end();
    });
}

}  // namespace

std::vector<SweepSource> sweepSources(const AnalysisResult& result, const KnowledgeBase& knowledge)
{
    std::vector<SweepSource> sources;
    const auto& channels = result.recording.channels;
    for (std::size_t s = 0; s < result.stimuli.size(); ++s) {
        auto groups = muscles(result);
        std::stable_partition(groups.begin(), groups.end(),
                              [&](const auto& group) { return hasResponse(result, s, group); });
        const StimulusSeries& series = result.stimuli[s];
        const QString site = series.site.empty() ? tr("stimuli") : text(series.site);
        for (auto& group : groups) {
            const QString name = tr("%1 %2 (%3): %4")
                                     .arg(sideLetter(series.side), site)
                                     .arg(series.times.size())
                                     .arg(muscleName(channels[group.front()], knowledge));
            sources.push_back({SweepSource::Lock::stimulus, s, std::move(group), name});
        }
    }
    std::vector<std::size_t> pairs(result.synkinesis.size());
    std::iota(pairs.begin(), pairs.end(), std::size_t{0});
    std::stable_partition(pairs.begin(), pairs.end(), [&](std::size_t p) {
        return result.synkinesis[p].call == SynkinesisCall::present;
    });
    for (const std::size_t p : pairs) {
        const SynkinesisPair& pair = result.synkinesis[p];
        if (pair.evidence.empty() && pair.quiet.empty())
            continue;
        sources.push_back(
            {SweepSource::Lock::driverOnset,
             p,
             {pair.driver, pair.follower},
             QStringLiteral("%1 \u2192 %2: %3")
                 .arg(channelName(channels[pair.driver], knowledge),
                      muscleName(channels[pair.follower], knowledge), callName(pair.call))});
    }
    return sources;
}

}  // namespace facialis::ui
