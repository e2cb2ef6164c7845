// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/measures/detector_comparison.hpp"

#include <algorithm>

#include "dsp/detection/make_detector.hpp"
#include "src/analysis/detection_pass.hpp"

namespace facialis::engine {
namespace {

/// Marks cut to the window, merged where they meet.
std::vector<TimeInterval> mergedIn(std::span<const TimeInterval> marks, TimeInterval window)
{
    std::vector<TimeInterval> sorted(marks.begin(), marks.end());
    std::sort(sorted.begin(), sorted.end(),
              [](TimeInterval a, TimeInterval b) { return a.onset < b.onset; });
    std::vector<TimeInterval> merged;
    for (const TimeInterval mark : sorted) {
        const TimeInterval cut{std::max(mark.onset, window.onset),
                               std::min(mark.offset, window.offset)};
        if (cut.offset <= cut.onset)
            continue;
        if (!merged.empty() && cut.onset <= merged.back().offset)
            merged.back().offset = std::max(merged.back().offset, cut.offset);
        else
            merged.push_back(cut);
    }
    return merged;
}

double totalOf(const std::vector<TimeInterval>& marks)
{
    double total = 0.0;
    for (const TimeInterval mark : marks)
        total += mark.length().seconds();
    return total;
}

}  // namespace

Agreement agreementOf(std::span<const TimeInterval> a, std::span<const TimeInterval> b,
                      TimeInterval window)
{
    const double length = window.length().seconds();
    if (!(length > 0.0))
        return {};
    const auto first = mergedIn(a, window), second = mergedIn(b, window);
    double both = 0.0;
    for (const TimeInterval one : first)
        for (const TimeInterval other : second)
            both += one.overlap(other).seconds();
    const double ofFirst = totalOf(first) / length, ofSecond = totalOf(second) / length;
    const double together = both / length;
    Agreement agreement;
    agreement.fraction = together + 1.0 - ofFirst - ofSecond + together;
    const double chance = ofFirst * ofSecond + (1.0 - ofFirst) * (1.0 - ofSecond);
    if (chance < 1.0 - 1e-12)
        agreement.kappa = (agreement.fraction - chance) / (1.0 - chance);
    return agreement;
}

DetectorMarks detectorMarks(const ComparisonRequest& request, std::string_view name)
{
    DetectorMarks marks{std::string(name), {}, std::nullopt};
    if (!dsp::findDetectorMethod(name)) {
        marks.error = Error{"there is no such detector", marks.detector, {}};
        return marks;
    }
    // The pass skips what is not EMG: so the other channels cost nothing.
    std::vector<Channel> alone = request.channels;
    for (std::size_t c = 0; c < alone.size(); ++c)
        if (c != request.channel)
            alone[c].dimension = Dimension::other;
    AnalysisSettings settings = request.settings;
    settings.detector = marks.detector;
    const Duration end = request.channels[request.channel].duration();
    const TimeInterval part{std::max(Duration(0.0), request.window.onset - detectorRunUp),
                            std::min(end, request.window.offset + detectorRunOut)};
    if (!(part.offset > part.onset)) {
        marks.error = Error{"the window holds no signal", {}, {}};
        return marks;
    }
    const auto outcomes = detectionPass({.recording = request.recording,
                                         .channels = alone,
                                         .settings = settings,
                                         .mains = request.mains,
                                         .part = part,
                                         .threads = 1,
                                         .blockFrames = 4096,
                                         .progress = {},
                                         .stop = request.stop});
    if (!outcomes) {
        marks.error = outcomes.error();
        return marks;
    }
    for (const ChannelOutcome& outcome : *outcomes) {
        if (outcome.channel != request.channel)
            continue;
        for (const MeasuredBurst& burst : outcome.bursts)
            if (burst.burst.interval.overlaps(request.window))
                marks.bursts.push_back(burst.burst.interval);
    }
    return marks;
}

}  // namespace facialis::engine
