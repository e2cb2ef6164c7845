// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

constexpr int fewest = 5;
constexpr int fewestTonic = 2;
/// A blink closes the eye for 78 +- 10 ms in films of blinks: what lasts three times as long is
/// forced, and fewer of it tell more.
constexpr int fewestForced = 3;
constexpr Duration forcedFrom = 250_ms;
constexpr Duration longTonic = 5_s;
constexpr Duration tonicFrom = 1_s;
constexpr Duration together = 60_ms;
/// Of the quieter eye's involuntary bursts.
constexpr double limit = 0.5;

/// One eye's burst has a counterpart on the other side: begun together, or the other eye is active
/// for half of its time. What one eye does all the while shares nothing with a blink of the other.
bool isShared(const Burst& burst, const std::vector<Burst>& others)
{
    Duration shared;
    for (const Burst& other : others) {
        const Duration apart = burst.interval.onset - other.interval.onset;
        if (apart <= together && -apart <= together)
            return true;
        shared = shared + burst.interval.overlap(other.interval);
    }
    return shared >= burst.interval.length() * 0.5;
}

std::vector<Burst> eyeBursts(const Examination& examination, Side side)
{
    std::vector<Burst> all;
    for (const std::size_t c : examination.channels(&Examination::isEye, side)) {
        const auto bursts = examination.involuntary(c);
        all.insert(all.end(), bursts.begin(), bursts.end());
    }
    return all;
}

}  // namespace

Finding checkBilateralEyes(const Examination& examination)
{
    Finding finding = begun("synbl", examination);
    finding.limit = limit;
    finding.channels = examination.channels(&Examination::isEye);
    const bool hasBoth = !examination.channels(&Examination::isEye, Side::left).empty() &&
                         !examination.channels(&Examination::isEye, Side::right).empty();
    if (!hasBoth)
        return notAssessable(finding, "orbicularis oculi was not recorded well on both sides");

    const auto lefts = eyeBursts(examination, Side::left);
    const auto rights = eyeBursts(examination, Side::right);
    const bool isLeftQuieter = lefts.size() <= rights.size();
    const auto& quieter = isLeftQuieter ? lefts : rights;
    const auto& other = isLeftQuieter ? rights : lefts;
    std::vector<Burst> shared;
    std::copy_if(quieter.begin(), quieter.end(), std::back_inserter(shared),
                 [&](const Burst& burst) { return isShared(burst, other); });
    const auto tonic = std::count_if(shared.begin(), shared.end(), [](const Burst& burst) {
        return burst.interval.length() >= tonicFrom;
    });
    const auto forced = std::count_if(shared.begin(), shared.end(), [](const Burst& burst) {
        return burst.interval.length() >= forcedFrom;
    });
    Duration tonicTime;
    for (const Burst& burst : shared)
        if (burst.interval.length() >= tonicFrom)
            tonicTime = tonicTime + burst.interval.length();
    finding.value = quieter.empty() ? 0.0 : double(shared.size()) / double(quieter.size());
    const bool isEnough = std::ssize(shared) >= fewest || forced >= fewestForced ||
                          tonic >= fewestTonic || tonicTime >= longTonic;
    finding.state =
        isEnough && *finding.value >= limit ? FindingState::present : FindingState::absent;
    finding.rule = fmt::format(
        "Beside blinks, {} left and {} right bursts of orbicularis oculi; {} of the quieter eye's "
        "are "
        "shared by the other ({} tonic). Present from {} shared ones ({} of {:g} ms or more, {} "
        "tonic, or {:g} s of them) that make up {:g}.",
        lefts.size(), rights.size(), shared.size(), tonic, fewest, fewestForced,
        forcedFrom.milliseconds(), fewestTonic, longTonic.seconds(), limit);
    if (finding.state == FindingState::present) {
        finding.side = Side::both;
        finding.evidence = clearest(std::move(shared));
    }
    return finding;
}

}  // namespace facialis::engine
