// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "dsp/synchrony/variation.hpp"
#include "src/interpretation/findings/rules.hpp"
#include "src/interpretation/findings/side_events.hpp"

namespace facialis::engine {

namespace {

constexpr std::size_t fewest = 6;
/// Coefficient of variation of the intervals: 0 for a clock, about 1 for events without memory.
constexpr double limit = 0.5;
constexpr Duration tonicFrom = 1_s;
constexpr Duration trainInterval = 1_s;
constexpr int trainLength = 3;

struct Pattern {
    std::size_t clonic = 0;
    int tonic = 0, trains = 0;
    double variation = 0.0;
    std::vector<Burst> bursts;

    [[nodiscard]] bool isPresent() const
    {
        return clonic >= fewest && variation >= limit && (tonic > 0 || trains > 0);
    }
};

/// Runs of at least three events that follow one another within a second.
int trainsIn(const std::vector<SideEvent>& events)
{
    int trains = 0, length = 1;
    for (std::size_t i = 1; i < events.size(); ++i) {
        length = events[i].onset - events[i - 1].onset < trainInterval ? length + 1 : 1;
        trains += length == trainLength ? 1 : 0;
    }
    return trains;
}

Pattern patternOf(const Examination& examination, Side side)
{
    Pattern pattern;
    const auto events = spasmEvents(examination, side);
    std::vector<Duration> clonic;
    for (const SideEvent& event : events) {
        if (event.longest >= tonicFrom)
            ++pattern.tonic;
        else
            clonic.push_back(event.onset);
        pattern.bursts.insert(pattern.bursts.end(), event.bursts.begin(), event.bursts.end());
    }
    pattern.clonic = clonic.size();
    pattern.trains = trainsIn(events);
    pattern.variation = dsp::intervalVariation(clonic);
    return pattern;
}

std::string described(const Pattern& pattern, Side side)
{
    // Fewer than three have no intervals to compare.
    const std::string variation =
        pattern.clonic < 3 ? ""
                           : fmt::format(" (variation of intervals {:.2f})", pattern.variation);
    return fmt::format("{}: {} clonic spasms{}, {} tonic, {} trains", words(side), pattern.clonic,
                       variation, pattern.tonic, pattern.trains);
}

}  // namespace

Finding checkClonicTonic(const Examination& examination)
{
    Finding finding = begun("clt", examination);
    finding.limit = limit;
    finding.channels = examination.channels(&Examination::isFacial);
    if (finding.channels.size() < 2)
        return notAssessable(finding, "fewer than two facial muscles were recorded");

    std::string text;
    std::vector<Burst> shown;
    for (const Side side : {Side::left, Side::right}) {
        const Pattern pattern = patternOf(examination, side);
        text += (text.empty() ? "" : "; ") + described(pattern, side);
        finding.value = std::max(finding.value.value_or(0.0), pattern.variation);
        if (!pattern.isPresent())
            continue;
        finding.side = joined(finding.side, side);
        shown.insert(shown.end(), pattern.bursts.begin(), pattern.bursts.end());
    }
    finding.rule = fmt::format(
        "{}. Present from {} clonic spasms of a side with a variation of {:g}, and a tonic one or "
        "a "
        "train of {} within {:g} s each.",
        text, fewest, limit, trainLength, trainInterval.seconds());
    if (finding.side) {
        finding.state = FindingState::present;
        finding.evidence = clearest(std::move(shown));
        return finding;
    }
    if (!examination.isSymmetric())
        return notAssessable(finding, "muscles are missing on one side: " + text);
    finding.state = FindingState::absent;
    return finding;
}

}  // namespace facialis::engine
