// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/response_names.hpp"

#include <algorithm>

#include "src/analysis/face_map.hpp"

namespace facialis::engine {
namespace {

ResponseName blinkReflexName(const EvokedResponse& response, bool isEye)
{
    const bool isSameSide = response.isIpsilateral.value_or(false);
    if (response.component == ResponseComponent::late)
        return isEye || isSameSide ? ResponseName::r2 : ResponseName::unnamed;
    return isSameSide ? ResponseName::r1 : ResponseName::unnamed;
}

}  // namespace

void nameResponse(EvokedResponse& response, const StimulusSeries& series, const Channel& channel,
                  const KnowledgeBase& knowledge)
{
    using Reflex = StimulusSiteEntry::Reflex;
    const auto isOneSide = [](const std::optional<Side>& side) {
        return side && *side != Side::both;
    };
    if (isOneSide(series.side) && isOneSide(channel.side))
        response.isIpsilateral = *series.side == *channel.side;
    const StimulusSiteEntry* site = knowledge.stimulusSite(series.site);
    const MuscleEntry* muscle = knowledge.muscle(channel.muscle);
    if (site == nullptr || muscle == nullptr || muscle->nerve != "VII")
        return;
    if (site->reflex == Reflex::blinkReflex) {
        const bool isEye = muscle->id == eyeMuscle;
        response.name = blinkReflexName(response, isEye);
        response.isSpread = !isEye && response.name != ResponseName::unnamed;
    }
    if (site->reflex == Reflex::lateralSpread && response.isIpsilateral.value_or(false) &&
        std::find(site->spreadsTo.begin(), site->spreadsTo.end(), muscle->id) !=
            site->spreadsTo.end())
        response.name = ResponseName::lateralSpread;
}

}  // namespace facialis::engine
