// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/measures/burst_histogram.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/synchrony/quantile.hpp"
#include "src/report/nice_step.hpp"

namespace facialis::engine {
namespace {

constexpr double mostBins = 40.0, fewestBins = 20.0;
constexpr double mostTimeBins = 30.0;
constexpr double openFrom = 0.98;

/// A burst that is counted, with what is measured.
struct Counted {
    std::size_t burst;
    double value;
};

bool isInGap(const RecordingInfo& info, TimeInterval between)
{
    return std::any_of(info.gaps.begin(), info.gaps.end(),
                       [&](const Gap& gap) { return gap.interval.overlaps(between); });
}

std::vector<Counted> valuesOf(const AnalysisResult& result, const HistogramRequest& request)
{
    std::vector<Counted> values;
    std::vector<std::optional<Duration>> before(result.recording.channels.size());
    for (std::size_t k = 0; k < result.bursts.size(); ++k) {
        const Burst& burst = result.bursts[k];
        if ((request.kind && burst.kind != *request.kind) ||
            (request.channel && burst.channel != *request.channel))
            continue;
        switch (request.measure) {
        case BurstMeasure::duration:
            values.push_back({k, burst.interval.length().seconds()});
            break;
        case BurstMeasure::rms:
            if (burst.rms)
                values.push_back({k, burst.rms->volts()});
            break;
        case BurstMeasure::rate: values.push_back({k, burst.interval.onset.seconds()}); break;
        case BurstMeasure::interval:
            if (auto& last = before[burst.channel]) {
                if (!isInGap(result.recording, {*last, burst.interval.onset}))
                    values.push_back({k, (burst.interval.onset - *last).seconds()});
            }
            before[burst.channel] = burst.interval.onset;
            break;
        }
    }
    return values;
}

void chooseBins(BurstHistogram& histogram, const std::vector<Counted>& values)
{
    std::vector<double> plain;
    for (const Counted& each : values)
        plain.push_back(each.value);
    const double top = dsp::quantile(plain, openFrom);
    const double spread = dsp::quantile(plain, 0.75) - dsp::quantile(plain, 0.25);
    const double wished = 2.0 * spread / std::cbrt(static_cast<double>(plain.size()));
    // Two heaps (blinks and movements) have a spread that says little of either.
    histogram.width =
        stepAtLeast(std::max({std::min(wished, top / fewestBins), top / mostBins, 1e-9}));
    histogram.bins = static_cast<std::size_t>(std::floor(top / histogram.width)) + 1;
    histogram.isLastOpen = *std::max_element(plain.begin(), plain.end()) >=
                           static_cast<double>(histogram.bins) * histogram.width;
}

void chooseTimeBins(BurstHistogram& histogram, const RecordingInfo& info)
{
    const double length = info.duration.seconds();
    histogram.width = stepAtLeast(std::max(length / mostTimeBins, 1.0));
    histogram.bins =
        static_cast<std::size_t>(std::max(1.0, std::ceil(length / histogram.width - 1e-9)));
    for (std::size_t k = 0; k < histogram.bins; ++k) {
        const TimeInterval bin{
            Duration(static_cast<double>(k) * histogram.width),
            Duration(std::min(length, static_cast<double>(k + 1) * histogram.width))};
        Duration recorded = bin.length();
        for (const Gap& gap : info.gaps)
            recorded = recorded - bin.overlap(gap.interval);
        histogram.minutes.push_back(recorded.seconds() / 60.0);
    }
}

void addSides(BurstHistogram& histogram, const AnalysisResult& result,
              const HistogramRequest& request)
{
    const auto& channels = result.recording.channels;
    for (const std::optional<Side> side :
         {std::optional(Side::right), std::optional(Side::left), std::optional<Side>()}) {
        bool isThere = false;
        for (std::size_t c = 0; c < channels.size(); ++c)
            isThere = isThere || (channels[c].side == side &&
                                  (request.channel ? c == *request.channel
                                                   : channels[c].dimension != Dimension::other));
        if (isThere)
            histogram.sides.push_back(
                {side, std::vector<HistogramBin>(histogram.bins), 0, std::nullopt});
    }
}

}  // namespace

double BurstHistogram::height(const HistogramBin& bin, std::size_t index, BurstKind kind) const
{
    const auto count = static_cast<double>(bin[static_cast<std::size_t>(kind)].size());
    if (minutes.empty())
        return count;
    return minutes[index] > 0.0 ? count / minutes[index] : 0.0;
}

BurstHistogram burstHistogram(const AnalysisResult& result, const HistogramRequest& request)
{
    BurstHistogram histogram;
    histogram.measure = request.measure;
    const std::vector<Counted> values = valuesOf(result, request);
    if (values.empty())
        return histogram;
    if (request.measure == BurstMeasure::rate)
        chooseTimeBins(histogram, result.recording);
    else
        chooseBins(histogram, values);
    addSides(histogram, result, request);
    std::vector<std::vector<double>> ofSide(histogram.sides.size());
    for (const Counted& each : values) {
        const Burst& burst = result.bursts[each.burst];
        const auto side = result.recording.channels[burst.channel].side;
        const auto at = std::find_if(histogram.sides.begin(), histogram.sides.end(),
                                     [&](const SideHistogram& s) { return s.side == side; });
        if (at == histogram.sides.end())
            continue;
        const auto bin = std::min(histogram.bins - 1,
                                  static_cast<std::size_t>(each.value / histogram.width + 1e-9));
        at->bins[bin][static_cast<std::size_t>(burst.kind)].push_back(each.burst);
        ++at->total;
        ofSide[static_cast<std::size_t>(at - histogram.sides.begin())].push_back(each.value);
    }
    if (request.measure != BurstMeasure::rate)
        for (std::size_t k = 0; k < ofSide.size(); ++k)
            if (!ofSide[k].empty())
                histogram.sides[k].median = dsp::median(ofSide[k]);
    return histogram;
}

}  // namespace facialis::engine
