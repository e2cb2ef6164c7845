// SPDX-License-Identifier: GPL-3.0-or-later
// The contract's words for the model's enumerations.
#include <array>
#include <utility>

#include "data/model/burst.hpp"
#include "data/model/cause.hpp"
#include "data/model/evoked_response.hpp"
#include "data/model/finding.hpp"
#include "data/model/rate_refusal.hpp"
#include "data/model/synkinesis_pair.hpp"

namespace facialis {

std::string_view toString(BurstKind kind)
{
    switch (kind) {
    case BurstKind::blink: return "blink";
    case BurstKind::voluntary: return "voluntary";
    case BurstKind::spasmClonic: return "spasm_clonic";
    case BurstKind::spasmTonic: return "spasm_tonic";
    case BurstKind::synkinetic: return "synkinetic";
    case BurstKind::myokymic: return "myokymic";
    case BurstKind::artifact: return "artifact";
    case BurstKind::unclassified: return "unclassified";
    }
    return {};
}

std::optional<BurstKind> burstKindFrom(std::string_view word)
{
    for (const BurstKind kind :
         {BurstKind::blink, BurstKind::voluntary, BurstKind::spasmClonic, BurstKind::spasmTonic,
          BurstKind::synkinetic, BurstKind::myokymic, BurstKind::artifact, BurstKind::unclassified})
        if (toString(kind) == word)
            return kind;
    return std::nullopt;
}

std::string_view toString(RateRefusal refusal)
{
    switch (refusal) {
    case RateRefusal::artifact: return "artifact";
    case RateRefusal::sampledTooSlowly: return "sampled_too_slowly";
    case RateRefusal::notched: return "notched";
    case RateRefusal::bandTooNarrow: return "band_too_narrow";
    case RateRefusal::tooShort: return "too_short";
    case RateRefusal::missingSamples: return "missing_samples";
    case RateRefusal::flat: return "flat";
    case RateRefusal::notSignificant: return "not_significant";
    case RateRefusal::mains: return "mains";
    case RateRefusal::mainsSubtracted: return "mains_subtracted";
    }
    return {};
}

std::string_view toString(FindingState state)
{
    switch (state) {
    case FindingState::present: return "present";
    case FindingState::absent: return "absent";
    case FindingState::notAssessable: return "not_assessable";
    }
    return {};
}

std::optional<FindingState> findingStateFrom(std::string_view word)
{
    for (const FindingState state :
         {FindingState::present, FindingState::absent, FindingState::notAssessable})
        if (toString(state) == word)
            return state;
    return std::nullopt;
}

std::string_view toString(Crosstalk verdict)
{
    switch (verdict) {
    case Crosstalk::unlikely: return "unlikely";
    case Crosstalk::likely: return "likely";
    case Crosstalk::undecided: return "undecided";
    }
    return {};
}

std::string_view toString(SynkinesisCall call)
{
    switch (call) {
    case SynkinesisCall::present: return "present";
    case SynkinesisCall::absent: return "absent";
    case SynkinesisCall::undecided: return "undecided";
    case SynkinesisCall::notAssessable: return "not_assessable";
    }
    return {};
}

std::string_view toString(ResponseName name)
{
    switch (name) {
    case ResponseName::r1: return "r1";
    case ResponseName::r2: return "r2";
    case ResponseName::lateralSpread: return "lateral_spread";
    case ResponseName::unnamed: return "unnamed";
    }
    return {};
}

std::string_view toString(ResponseComponent component)
{
    switch (component) {
    case ResponseComponent::early: return "early";
    case ResponseComponent::late: return "late";
    }
    return {};
}

std::string_view toString(Support support)
{
    switch (support) {
    case Support::strong: return "strong";
    case Support::moderate: return "moderate";
    case Support::weak: return "weak";
    case Support::none: return "none";
    case Support::against: return "against";
    case Support::notAssessable: return "not_assessable";
    }
    return {};
}

}  // namespace facialis
