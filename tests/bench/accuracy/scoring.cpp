// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/accuracy/scoring.hpp"

#include <algorithm>
#include <limits>

#include "acquisition/simulation/random.hpp"
#include "tests/bench/accuracy/conditions.hpp"

namespace facialis::bench {

std::vector<dsp::DetectedActivity> merged(std::span<const dsp::DetectedActivity> activities)
{
    const std::int64_t gap = sampleAt(Duration(0.030), rate);
    std::vector<dsp::DetectedActivity> result;
    for (const auto& next : activities) {
        if (next.isArtifact)
            continue;
        if (!result.empty() && next.range.begin - result.back().range.end <= gap)
            result.back().range.end = std::max(result.back().range.end, next.range.end);
        else
            result.push_back(next);
    }
    return result;
}

Tally score(std::span<const SampleRange> truth, std::span<const dsp::DetectedActivity> activities)
{
    const auto detections = merged(activities);
    struct Candidate {
        std::int64_t overlap;
        std::size_t truth, detection;
    };
    std::vector<Candidate> candidates;
    std::size_t first = 0;
    for (std::size_t t = 0; t < truth.size(); ++t) {
        while (first < detections.size() && detections[first].range.end <= truth[t].begin)
            ++first;
        for (std::size_t d = first;
             d < detections.size() && detections[d].range.begin < truth[t].end; ++d)
            candidates.push_back({truth[t].intersection(detections[d].range).length(), t, d});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.overlap > b.overlap; });
    Tally tally;
    std::vector<bool> isTruthUsed(truth.size()), isDetectionUsed(detections.size());
    for (const Candidate& candidate : candidates) {
        if (isTruthUsed[candidate.truth] || isDetectionUsed[candidate.detection])
            continue;
        isTruthUsed[candidate.truth] = isDetectionUsed[candidate.detection] = true;
        const SampleRange& real = truth[candidate.truth];
        const auto& detection = detections[candidate.detection];
        ++tally.found;
        tally.onset.push_back(std::int32_t(detection.range.begin - real.begin));
        tally.offset.push_back(std::int32_t(detection.range.end - real.end));
        if (detection.alarm)
            tally.alarm.push_back(std::int32_t(*detection.alarm - real.begin));
    }
    tally.missed = int(truth.size()) - tally.found;
    tally.invented = int(detections.size()) - tally.found;
    return tally;
}

Counts total(std::span<const Tally> tallies)
{
    Counts sum;
    for (const Tally& tally : tallies) {
        sum.found += tally.found;
        sum.invented += tally.invented;
        sum.missed += tally.missed;
    }
    return sum;
}

Deficit deficit(std::span<const Tally> ours, std::span<const Tally> theirs)
{
    constexpr std::size_t drawings = 2000;
    acquisition::Random random(7);
    std::vector<double> drawn;
    for (std::size_t k = 0; k < drawings; ++k) {
        Counts a, b;
        for (std::size_t i = 0; i < ours.size(); ++i) {
            const std::size_t r = random.below(ours.size());
            a.found += ours[r].found;
            a.invented += ours[r].invented;
            a.missed += ours[r].missed;
            b.found += theirs[r].found;
            b.invented += theirs[r].invented;
            b.missed += theirs[r].missed;
        }
        drawn.push_back(b.f1() - a.f1());
    }
    return {.mean = total(theirs).f1() - total(ours).f1(),
            .low = quantile(drawn, 0.025),
            .high = quantile(drawn, 0.975)};
}

double quantile(std::vector<double>& values, double q)
{
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    std::sort(values.begin(), values.end());
    const double place = q * double(values.size() - 1);
    const auto below = std::size_t(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - double(below)) * (values[above] - values[below]);
}

}  // namespace facialis::bench
