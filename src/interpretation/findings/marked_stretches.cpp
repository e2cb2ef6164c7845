// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings/marked_stretches.hpp"

#include <algorithm>

namespace facialis::engine {

namespace {

std::string_view regionOf(const Examination& examination, const Manoeuvre& manoeuvre)
{
    const ManoeuvreEntry* entry = examination.knowledge().manoeuvre(manoeuvre.id);
    return entry == nullptr ? std::string_view{} : std::string_view(entry->region);
}

}  // namespace

std::optional<RateComparison> compareRates(const Examination& examination, std::string_view region)
{
    constexpr Duration shortest = 5_s;
    std::vector<TimeInterval> inside, other;
    for (const Manoeuvre& manoeuvre : examination.analysis().manoeuvres) {
        const std::string_view kind = regionOf(examination, manoeuvre);
        if (kind == region)
            inside.push_back(manoeuvre.interval);
        else if (kind != "rest")
            other.push_back(manoeuvre.interval);
    }
    RateComparison rates;
    rates.outsideTime = examination.examined();
    for (const TimeInterval& stretch : inside)
        rates.insideTime = rates.insideTime + stretch.length();
    for (const TimeInterval& stretch : other)
        rates.outsideTime = rates.outsideTime - stretch.length();
    rates.outsideTime = rates.outsideTime - rates.insideTime;
    if (inside.empty() || rates.insideTime < shortest || rates.outsideTime < shortest)
        return std::nullopt;

    const auto isIn = [](const std::vector<TimeInterval>& stretches, Duration time) {
        return std::any_of(stretches.begin(), stretches.end(), [&](const TimeInterval& stretch) {
            return stretch.onset <= time && time < stretch.offset;
        });
    };
    for (const Burst& burst : examination.analysis().bursts) {
        if (!examination.isInvoluntary(burst) || !examination.isFacial(burst.channel))
            continue;
        if (isIn(inside, burst.interval.onset)) {
            ++rates.inside;
            rates.insideBursts.push_back(burst);
        } else if (!isIn(other, burst.interval.onset)) {
            ++rates.outside;
        }
    }
    return rates;
}

}  // namespace facialis::engine
