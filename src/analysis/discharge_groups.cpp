// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/discharge_groups.hpp"

#include <cmath>
#include <span>

namespace facialis::engine {
namespace {

constexpr Duration within = 45_ms;
constexpr Duration shortestToCut = 150_ms;
constexpr Duration shortestSilence = 40_ms;
constexpr Duration piece = 10_ms;
/// Of the noise: what a piece of noise hardly ever exceeds. Of the burst: copies of others and the
/// skirts of the filter go on in its pauses.
constexpr double silentOverNoise = 1.7, silentOverBurst = 0.3;

double rmsOf(std::span<const double> samples)
{
    double square = 0.0;
    for (const double sample : samples)
        square += sample * sample;
    return std::sqrt(square / static_cast<double>(samples.size()));
}

/// A burst's parts between its silences; the burst itself where it has none.
std::vector<TimeInterval> parts(const MeasuredBurst& measured, const Channel& channel, double noise,
                                const WindowReader& reader)
{
    const TimeInterval whole = measured.burst.interval;
    if (whole.length() < shortestToCut || !(noise > 0.0))
        return {whole};
    const auto samples = reader.filtered(measured.burst.channel, measured.burst.range);
    const auto size = static_cast<std::size_t>(sampleAt(piece, channel.rate));
    if (size == 0 || samples.size() < size)
        return {whole};
    const double silent = std::max(silentOverNoise * noise, silentOverBurst * rmsOf(samples));
    const std::size_t step = std::max<std::size_t>(1, size / 2);
    const Duration begin = timeOf(measured.burst.range.begin, channel.rate);
    std::vector<TimeInterval> found;
    std::size_t quietFrom = 0;
    bool isQuiet = true;
    for (std::size_t at = 0; at + size <= samples.size(); at += step) {
        if (rmsOf(std::span(samples).subspan(at, size)) <= silent) {
            if (!isQuiet)
                quietFrom = at;
            isQuiet = true;
            continue;
        }
        const Duration from = begin + timeOf(static_cast<std::int64_t>(at), channel.rate);
        const Duration silence =
            timeOf(static_cast<std::int64_t>(at - std::min(at, quietFrom)), channel.rate);
        if (found.empty())
            found.push_back({whole.onset, whole.offset});
        else if (isQuiet && silence >= shortestSilence) {
            found.back().offset =
                begin + timeOf(static_cast<std::int64_t>(quietFrom), channel.rate);
            found.push_back({from, whole.offset});
        }
        isQuiet = false;
    }
    return found.empty() ? std::vector{whole} : found;
}

}  // namespace

DischargeGroups dischargeGroups(const ActivityTable& table, const FaceMap& face,
                                const std::vector<Channel>& channels,
                                const std::vector<double>& noiseRms, const WindowReader& reader)
{
    DischargeGroups all(table.channels());
    for (std::size_t c = 0; c < table.channels(); ++c) {
        if (!face.isPlaced(c))
            continue;
        std::vector<DischargeGroup>& groups = all[c];
        for (const std::size_t e : table.of(c)) {
            if (!table.isOpen(e))
                continue;
            for (const TimeInterval part : parts(table[e], channels[c], noiseRms[c], reader)) {
                if (!groups.empty() && part.onset - groups.back().interval.offset < within)
                    groups.back().interval.offset = part.offset;
                else
                    groups.push_back({e, part});
            }
        }
    }
    return all;
}

}  // namespace facialis::engine
