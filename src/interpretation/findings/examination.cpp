// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings/examination.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "src/interpretation/findings/contraction_copies.hpp"

namespace facialis::engine {

namespace {

constexpr std::size_t handful = 6;
constexpr double fewestPerMinute = 0.2;
/// A movement begins a little before it was marked, and ends later.
constexpr Duration anticipation = 300_ms, relaxation = 800_ms;
constexpr std::string_view eye = "orbicularis_oculi";
constexpr std::array<std::string_view, 7> upperFace = {
    eye,       "frontalis",  "corrugator_supercilii", "depressor_supercilii", "procerus",
    "nasalis", "auricularis"};

/// The jaw moves in speech and chewing as well as when it is asked to.
bool movesJaw(const Manoeuvre& manoeuvre, const KnowledgeBase& knowledge)
{
    const ManoeuvreEntry* entry = knowledge.manoeuvre(manoeuvre.id);
    return entry != nullptr && (entry->region == "jaw" || entry->region == "speech");
}

bool isMovement(const Manoeuvre& manoeuvre, const KnowledgeBase& knowledge)
{
    constexpr std::array<std::string_view, 3> still = {"rest", "trigger", "suppression"};
    const ManoeuvreEntry* entry = knowledge.manoeuvre(manoeuvre.id);
    return entry != nullptr && std::find(still.begin(), still.end(), entry->region) == still.end();
}

/// What was analysed: the part that was asked for, as the settings carry it, without the gaps.
Duration examinedTime(const AnalysisResult& analysis)
{
    TimeInterval part{Duration(0.0), analysis.recording.duration};
    for (const Setting& setting : analysis.settings)
        if (const double* seconds = std::get_if<double>(&setting.value)) {
            if (setting.name == "part.from_s")
                part.onset = Duration(*seconds);
            if (setting.name == "part.to_s")
                part.offset = Duration(*seconds);
        }
    Duration time = part.length();
    for (const Gap& gap : analysis.recording.gaps)
        time = time - gap.interval.overlap(part);
    return std::max(time, Duration(0.0));
}

}  // namespace

Examination::Examination(const AnalysisResult& analysis, const KnowledgeBase& knowledge)
    : analysis_(analysis),
      knowledge_(knowledge),
      examined_(examinedTime(analysis)),
      isTrusted_(analysis.recording.channels.size(), false)
{
    for (const ChannelQuality& quality : analysis.quality)
        if (quality.channel < isTrusted_.size())
            isTrusted_[quality.channel] = quality.isUsable;
    for (const Channel& channel : analysis.recording.channels)
        muscles_.push_back(knowledge.muscle(channel.muscle));
    for (const Manoeuvre& manoeuvre : analysis.manoeuvres)
        if (isMovement(manoeuvre, knowledge)) {
            movements_.push_back(
                {manoeuvre.interval.onset - anticipation, manoeuvre.interval.offset + relaxation});
            if (movesJaw(manoeuvre, knowledge))
                jawMovements_.push_back(movements_.back());
        }
}

bool Examination::isFrequent(int count) const
{
    return perMinute(count) >= fewestPerMinute;
}

bool Examination::isFrequentThroughout(int count) const
{
    return examined_ > Duration(0.0) && 60.0 * count / examined_.seconds() >= fewestPerMinute;
}

double Examination::perMinute(int count) const
{
    const Duration rest = measures().restTime > Duration(0.0) ? measures().restTime : examined_;
    return rest > Duration(0.0) ? 60.0 * count / rest.seconds() : 0.0;
}

bool Examination::isUsable(std::size_t channel) const
{
    return channel < muscles_.size() && isTrusted_[channel] && muscles_[channel] != nullptr &&
           side(channel).has_value();
}

std::optional<Side> Examination::side(std::size_t channel) const
{
    return analysis_.recording.channels[channel].side;
}

const std::string& Examination::muscle(std::size_t channel) const
{
    return analysis_.recording.channels[channel].muscle;
}

bool Examination::isEye(std::size_t channel) const
{
    return isUsable(channel) && muscle(channel) == eye;
}

bool Examination::isLowerFace(std::size_t channel) const
{
    return isFacial(channel) &&
           std::find(upperFace.begin(), upperFace.end(), muscle(channel)) == upperFace.end();
}

bool Examination::isFacial(std::size_t channel) const
{
    return isUsable(channel) && muscles_[channel]->nerve == "VII";
}

std::vector<std::size_t> Examination::channels(bool (Examination::*property)(std::size_t)
                                                   const) const
{
    std::vector<std::size_t> found;
    for (std::size_t c = 0; c < muscles_.size(); ++c)
        if ((this->*property)(c))
            found.push_back(c);
    return found;
}

std::vector<std::size_t> Examination::channels(bool (Examination::*property)(std::size_t) const,
                                               Side wanted) const
{
    std::vector<std::size_t> found = channels(property);
    std::erase_if(found, [&](std::size_t c) { return side(c) != wanted; });
    return found;
}

bool Examination::coversLowerFace(Side wanted) const
{
    const auto here = channels(&Examination::isLowerFace, wanted);
    const auto there = channels(&Examination::isLowerFace, opposite(wanted));
    const bool hasAll = std::all_of(there.begin(), there.end(), [&](std::size_t t) {
        return std::any_of(here.begin(), here.end(),
                           [&](std::size_t h) { return muscle(h) == muscle(t); });
    });
    return here.size() >= 2 || (!here.empty() && hasAll);
}

bool Examination::areMirrored(const std::vector<std::size_t>& channels) const
{
    return std::all_of(channels.begin(), channels.end(), [&](std::size_t c) {
        return std::any_of(channels.begin(), channels.end(), [&](std::size_t other) {
            return muscle(other) == muscle(c) && side(other) != side(c);
        });
    });
}

bool Examination::isSymmetric() const
{
    return areMirrored(channels(&Examination::isFacial)) && !channels(&Examination::isEye).empty();
}

bool Examination::hasMovements() const
{
    return !movements_.empty();
}

bool Examination::isInvoluntary(const Burst& burst) const
{
    return isInvoluntary(burst, movements_);
}

bool Examination::isInvoluntary(const Burst& burst,
                                const std::vector<TimeInterval>& explaining) const
{
    if (burst.isConducted || !isUsable(burst.channel))
        return false;
    switch (burst.kind) {
    case BurstKind::spasmClonic:
    case BurstKind::spasmTonic:
    case BurstKind::myokymic: return true;
    case BurstKind::unclassified:
        return std::none_of(
            explaining.begin(), explaining.end(),
            [&](const TimeInterval& movement) { return movement.overlaps(burst.interval); });
    case BurstKind::blink:
    case BurstKind::voluntary:
    case BurstKind::synkinetic:
    case BurstKind::artifact: break;
    }
    return false;
}

std::vector<Burst> Examination::involuntary(std::size_t channel) const
{
    std::vector<Burst> found;
    for (const Burst& burst : analysis_.bursts)
        if (burst.channel == channel && isInvoluntary(burst))
            found.push_back(burst);
    return found;
}

std::vector<Burst> Examination::unaccompanied(std::size_t channel) const
{
    std::vector<Burst> found;
    for (const Burst& burst : analysis_.bursts)
        if (burst.channel == channel && isInvoluntary(burst, jawMovements_))
            found.push_back(burst);
    const ContractionCopies copies(*this);
    std::erase_if(found, [&](const Burst& burst) {
        return copies.hide(burst) ||
               std::any_of(analysis_.bursts.begin(), analysis_.bursts.end(),
                           [&](const Burst& other) {
                               return !other.isConducted && other.kind != BurstKind::artifact &&
                                      other.kind != BurstKind::blink && isFacial(other.channel) &&
                                      side(other.channel) == side(channel) &&
                                      other.interval.overlap(burst.interval) >=
                                          burst.interval.length() * 0.5;
                           });
    });
    return found;
}

Finding begun(std::string_view id, const Examination& examination)
{
    Finding finding;
    finding.id = id;
    if (const FindingEntry* entry = examination.knowledge().finding(id))
        finding.source = examination.knowledge().citation(entry->source);
    return finding;
}

Finding notAssessable(Finding finding, std::string why)
{
    finding.state = FindingState::notAssessable;
    finding.rule = std::move(why);
    return finding;
}

Finding suggested(Finding finding)
{
    finding.isSuggested = true;
    const std::string seen = "seen, but not often or clearly enough to tell: " + finding.rule;
    return notAssessable(std::move(finding), seen);
}

bool isClear(const Burst& burst)
{
    return burst.rmsOverNoise * burst.rmsOverNoise >= 3.0;
}

std::vector<Evidence> clearest(std::vector<Burst> bursts)
{
    std::stable_sort(bursts.begin(), bursts.end(), [](const Burst& a, const Burst& b) {
        return a.rmsOverNoise > b.rmsOverNoise;
    });
    bursts.resize(std::min(bursts.size(), handful));
    std::stable_sort(bursts.begin(), bursts.end(), [](const Burst& a, const Burst& b) {
        return a.interval.onset < b.interval.onset;
    });
    std::vector<Evidence> evidence;
    evidence.reserve(bursts.size());
    for (const Burst& burst : bursts)
        evidence.push_back({burst.channel, burst.interval});
    return evidence;
}

std::optional<Side> joined(std::optional<Side> a, std::optional<Side> b)
{
    if (!a || a == b)
        return b;
    return b ? Side::both : a;
}

std::string words(Side side)
{
    return side == Side::both ? "both sides" : fmt::format("{} side", toString(side));
}

}  // namespace facialis::engine
