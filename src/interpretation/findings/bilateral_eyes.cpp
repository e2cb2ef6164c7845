// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "src/interpretation/findings/eye_closing.hpp"
#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

constexpr std::ptrdiff_t fewest = 5, fewestTonic = 2;
/// A blink closes the eye for 78 +- 10 ms in films of blinks: what lasts three times as long is
/// forced, and fewer of it tell more.
constexpr std::ptrdiff_t fewestForced = 3;
constexpr Duration forcedFrom = 250_ms;
constexpr Duration longTonic = 5_s;
constexpr Duration tonicFrom = 1_s;
/// Of the quieter eye's involuntary bursts.
constexpr double limit = 0.5;

// Too little to be sure of, too much to call it absent.
constexpr std::ptrdiff_t fewestToSuggest = 2, fewestProlonged = 3;
/// 19.8 +- 4.9 blinks a minute, and three deviations (R3).
constexpr double mostBlinks = 34.5;
/// The longest blink (published range to 400 ms): the one eye that was recorded closes for longer.
constexpr Duration publishedBlink = 400_ms;

struct Closures {
    std::ptrdiff_t all = 0, forced = 0, tonic = 0;
    Duration tonicTime;

    [[nodiscard]] bool areEnough() const
    {
        return all >= fewest || forced >= fewestForced || tonic >= fewestTonic ||
               tonicTime >= longTonic;
    }
    [[nodiscard]] bool areSome() const { return all >= fewestToSuggest || tonic > 0; }
};

Closures counted(const std::vector<Burst>& bursts)
{
    Closures closures;
    for (const Burst& burst : bursts) {
        const Duration length = burst.interval.length();
        ++closures.all;
        closures.forced += length >= forcedFrom ? 1 : 0;
        closures.tonic += length >= tonicFrom ? 1 : 0;
        closures.tonicTime = closures.tonicTime + (length >= tonicFrom ? length : Duration(0.0));
    }
    return closures;
}

/// Only one eye was recorded well: whether the other joins cannot be told, but what is no blink
/// can. No side is stated: it would be that of the lead.
Finding ofOneEye(Finding finding, const EyeBursts& eyes)
{
    std::vector<Burst> closures = eyes.left.empty() ? eyes.right : eyes.left;
    std::erase_if(closures, [](const Burst& b) { return b.interval.length() <= publishedBlink; });
    constexpr std::string_view missing = "orbicularis oculi was not recorded well on both sides";
    if (!counted(closures).areSome())
        return notAssessable(std::move(finding), std::string(missing));
    finding.evidence = clearest(closures);
    finding.isSuggested = true;
    return notAssessable(
        std::move(finding),
        fmt::format("{}; the eye that was closes {} times for longer than a blink ({:g} ms)",
                    missing, closures.size(), publishedBlink.milliseconds()));
}

}  // namespace

Finding checkBilateralEyes(const Examination& examination)
{
    Finding finding = begun("synbl", examination);
    finding.limit = limit;
    finding.channels = examination.channels(&Examination::isEye);
    EyeBursts eyes = eyeBursts(examination);
    const bool hasBoth = !examination.channels(&Examination::isEye, Side::left).empty() &&
                         !examination.channels(&Examination::isEye, Side::right).empty();
    if (!hasBoth)
        return ofOneEye(std::move(finding), eyes);

    const Closures shared = counted(eyes.shared);
    BlinkHabit blinks = blinkHabit(examination);
    finding.value = eyes.sharedPart();
    finding.rule = fmt::format(
        "Beside blinks and movements, or amid these both in their own time (150 ms from where "
        "they begin and end), {} left and {} right bursts of orbicularis oculi; {} of the quieter "
        "eye's "
        "are shared by the other ({} tonic). {} of {} blinks, {:.0f} a minute (up to {:g} are "
        "usual), are half as long "
        "again as usual. Present from {} shared ones ({} of {:g} ms or more, {} tonic, or {:g} s "
        "of them) that make up {:g}.",
        eyes.left.size(), eyes.right.size(), shared.all, shared.tonic, blinks.prolonged.size(),
        blinks.all.size(), blinks.perMinute, mostBlinks, fewest, fewestForced,
        forcedFrom.milliseconds(), fewestTonic, longTonic.seconds(), limit);
    const bool areShared = *finding.value >= limit;
    const bool isPresent = shared.areEnough() && areShared;
    const bool isProlonged =
        std::ssize(blinks.prolonged) >= fewestProlonged &&
        examination.isFrequentThroughout(static_cast<int>(blinks.prolonged.size()));
    const bool isOften = blinks.perMinute > mostBlinks;
    const bool areSome = shared.areSome() && areShared &&
                         examination.isFrequentThroughout(static_cast<int>(shared.all));
    const bool isSuggested = areSome || isProlonged || isOften;
    finding.state = FindingState::absent;
    if (!isPresent && !isSuggested)
        return finding;
    std::vector<Burst> shown = std::move(eyes.shared);
    if (!isPresent)
        for (const auto* more : {&blinks.prolonged, &blinks.all})
            if (shown.empty())
                shown = *more;
    finding.side = Side::both;
    finding.evidence = clearest(std::move(shown));
    finding.state = FindingState::present;
    return isPresent ? finding : suggested(std::move(finding));
}

}  // namespace facialis::engine
