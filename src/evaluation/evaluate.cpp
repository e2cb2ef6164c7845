// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/evaluation/evaluate.hpp"

#include <algorithm>
#include <cmath>

namespace facialis::engine {

namespace {

using Intervals = std::vector<TimeInterval>;

constexpr Duration mergedGap = 30_ms;        // contract, "evaluate"
constexpr Duration blinkMargin = 100_ms;     // contract, "evaluate"
constexpr Duration crosstalkMargin = 20_ms;  // contract, "evaluate"

/// Ascending, with gaps up to `mergedGap` closed. A hair is added because times are decimal
/// fractions.
Intervals merged(Intervals intervals)
{
    std::sort(intervals.begin(), intervals.end(),
              [](const TimeInterval& a, const TimeInterval& b) { return a.onset < b.onset; });
    Intervals result;
    for (const TimeInterval& next : intervals) {
        if (!result.empty() && next.onset - result.back().offset <= mergedGap + Duration(1e-9))
            result.back().offset = std::max(result.back().offset, next.offset);
        else
            result.push_back(next);
    }
    return result;
}

bool meetsAny(const TimeInterval& interval, const Intervals& others)
{
    return std::any_of(others.begin(), others.end(),
                       [&](const TimeInterval& other) { return interval.overlaps(other); });
}

Intervals without(const Intervals& intervals, const Intervals& forbidden)
{
    Intervals kept;
    for (const TimeInterval& interval : intervals)
        if (!meetsAny(interval.widened(blinkMargin), forbidden))
            kept.push_back(interval);
    return kept;
}

double quantile(const std::vector<double>& sorted, double q)
{
    const double place = q * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

TimingError timingOf(std::vector<double> errors)
{
    TimingError timing;
    timing.n = errors.size();
    if (errors.empty())
        return timing;
    std::sort(errors.begin(), errors.end());
    timing.bias = quantile(errors, 0.5);
    timing.interquartileRange = quantile(errors, 0.75) - quantile(errors, 0.25);
    double mean = 0.0, squares = 0.0;
    for (const double error : errors)
        mean += error / static_cast<double>(errors.size());
    for (const double error : errors)
        squares += (error - mean) * (error - mean);
    if (errors.size() > 1)
        timing.standardDeviation = std::sqrt(squares / static_cast<double>(errors.size() - 1));
    for (double& error : errors)
        error = std::abs(error);
    std::sort(errors.begin(), errors.end());
    timing.medianAbsolute = quantile(errors, 0.5);
    return timing;
}

/// What is counted before it is turned into a Score; tallies of channels add up.
struct Tally {
    int truePositives = 0, falsePositives = 0, falseNegatives = 0;
    std::vector<double> onsetErrors, offsetErrors;
    Duration observed;

    void add(const Tally& other)
    {
        truePositives += other.truePositives;
        falsePositives += other.falsePositives;
        falseNegatives += other.falseNegatives;
        onsetErrors.insert(onsetErrors.end(), other.onsetErrors.begin(), other.onsetErrors.end());
        offsetErrors.insert(offsetErrors.end(), other.offsetErrors.begin(),
                            other.offsetErrors.end());
        observed = observed + other.observed;
    }
};

Score scoreOf(const Tally& tally)
{
    Score score;
    score.truePositives = tally.truePositives;
    score.falsePositives = tally.falsePositives;
    score.falseNegatives = tally.falseNegatives;
    const double hits = tally.truePositives;
    if (tally.truePositives + tally.falsePositives > 0)
        score.precision = hits / (hits + tally.falsePositives);
    if (tally.truePositives + tally.falseNegatives > 0)
        score.recall = hits / (hits + tally.falseNegatives);
    if (tally.truePositives + tally.falsePositives + tally.falseNegatives > 0)
        score.f1 = 2.0 * hits / (2.0 * hits + tally.falsePositives + tally.falseNegatives);
    score.onset = timingOf(tally.onsetErrors);
    score.offset = timingOf(tally.offsetErrors);
    if (tally.observed > Duration(0.0))
        score.falsePerMinute = tally.falsePositives / (tally.observed.seconds() / 60.0);
    return score;
}

/// One to one, largest overlap first; `forgiven` says which leftover detections count neither way.
template <class Forgiven>
Tally matched(const Intervals& truth, const Intervals& detections, Forgiven forgiven)
{
    struct Candidate {
        Duration overlap;
        std::size_t truth, detection;
    };
    std::vector<Candidate> candidates;
    for (std::size_t t = 0; t < truth.size(); ++t)
        for (std::size_t d = 0; d < detections.size(); ++d)
            if (truth[t].overlaps(detections[d]))
                candidates.push_back({truth[t].overlap(detections[d]), t, d});
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.overlap > b.overlap; });

    Tally tally;
    std::vector<bool> isTruthUsed(truth.size()), isDetectionUsed(detections.size());
    for (const Candidate& candidate : candidates) {
        if (isTruthUsed[candidate.truth] || isDetectionUsed[candidate.detection])
            continue;
        isTruthUsed[candidate.truth] = isDetectionUsed[candidate.detection] = true;
        const TimeInterval& real = truth[candidate.truth];
        const TimeInterval& found = detections[candidate.detection];
        ++tally.truePositives;
        tally.onsetErrors.push_back((found.onset - real.onset).milliseconds());
        tally.offsetErrors.push_back((found.offset - real.offset).milliseconds());
    }
    tally.falseNegatives = static_cast<int>(truth.size()) - tally.truePositives;
    for (std::size_t d = 0; d < detections.size(); ++d)
        if (!isDetectionUsed[d] && !forgiven(detections[d]))
            ++tally.falsePositives;
    return tally;
}

}  // namespace

Result<Evaluation> evaluate(const AnalysisResult& analysis, const Truth& truth)
{
    const std::vector<Channel>& channels = analysis.recording.channels;
    struct TrueChannel {
        std::size_t index;
        Intervals own, blinks;
    };
    std::vector<TrueChannel> trueChannels;
    Intervals allBlinks;
    for (const auto& [label, events] : truth.activity) {
        const auto found = std::find_if(channels.begin(), channels.end(),
                                        [&](const Channel& c) { return c.label == label; });
        if (found == channels.end())
            return failure("the truth speaks of channel '" + label + "', which is not there",
                           analysis.recording.path, "give the truth of this recording");
        TrueChannel channel{static_cast<std::size_t>(found - channels.begin()), {}, {}};
        for (const TrueActivity& event : events)
            (event.kind == "blink" ? channel.blinks : channel.own).push_back(event.interval);
        channel.own = merged(std::move(channel.own));
        channel.blinks = merged(std::move(channel.blinks));
        allBlinks.insert(allBlinks.end(), channel.blinks.begin(), channel.blinks.end());
        trueChannels.push_back(std::move(channel));
    }
    allBlinks = merged(std::move(allBlinks));

    Evaluation evaluation;
    Tally overall, blinks;
    for (const TrueChannel& channel : trueChannels) {
        Intervals detected;
        for (const Burst& burst : analysis.bursts)
            if (burst.channel == channel.index && burst.kind != BurstKind::artifact)
                detected.push_back(burst.interval);
        detected = merged(std::move(detected));

        const auto isCrosstalk = [&](const TimeInterval& detection) {
            const std::optional<Side> side = channels[channel.index].side;
            if (!side || meetsAny(detection, channel.own) || meetsAny(detection, channel.blinks))
                return false;
            return std::any_of(
                trueChannels.begin(), trueChannels.end(), [&](const TrueChannel& other) {
                    return other.index != channel.index && channels[other.index].side == side &&
                           (meetsAny(detection.widened(crosstalkMargin), other.own) ||
                            meetsAny(detection.widened(crosstalkMargin), other.blinks));
                });
        };
        Tally tally =
            matched(without(channel.own, allBlinks), without(detected, allBlinks), isCrosstalk);
        tally.observed = channels[channel.index].duration();
        overall.add(tally);
        evaluation.channels.push_back({channels[channel.index].label, scoreOf(tally)});

        // Blinks: only what touches a true blink of this channel is asked for; the rest was judged
        // above.
        Tally ofBlinks =
            matched(channel.blinks, detected, [](const TimeInterval&) { return true; });
        ofBlinks.observed = channels[channel.index].duration();
        blinks.add(ofBlinks);
    }
    evaluation.overall = scoreOf(overall);
    evaluation.blinks = scoreOf(blinks);
    return evaluation;
}

}  // namespace facialis::engine
