// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/mains_line.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace facialis::engine {
namespace {

constexpr double lineHalfWidth = 1.5;  // Hz
constexpr double besideFrom = 3.0, besideTo = 8.0;
constexpr double highestHarmonic = 250.0;
constexpr Duration looked{20.0};

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::optional<Frequency> strongerOf(const dsp::Spectrum& spectrum, double& excess)
{
    const auto fifty = mainsRatioDb(spectrum, 50_Hz);
    const auto sixty = mainsRatioDb(spectrum, 60_Hz);
    if (!fifty || !sixty)
        return std::nullopt;
    excess = *sixty - *fifty;
    return excess > 0.0 ? 60_Hz : 50_Hz;
}

}  // namespace

std::optional<double> mainsRatioDb(const dsp::Spectrum& spectrum, Frequency mains)
{
    const double step = spectrum.resolution.hertz();
    if (spectrum.segments == 0 || step <= 0.0 || step > lineHalfWidth)
        return std::nullopt;
    double line = 0.0, beside = 0.0;
    for (int harmonic = 1; harmonic * mains.hertz() <= highestHarmonic; harmonic += 2) {
        const double centre = harmonic * mains.hertz();
        std::vector<double> inLine, around;
        for (std::size_t k = 0; k < spectrum.density.size(); ++k) {
            const double distance = std::abs(static_cast<double>(k) * step - centre);
            if (distance <= lineHalfWidth)
                inLine.push_back(spectrum.density[k]);
            else if (distance >= besideFrom && distance <= besideTo)
                around.push_back(spectrum.density[k]);
        }
        const double highest = static_cast<double>(spectrum.density.size()) * step;
        if (centre + besideTo > highest || inLine.empty() || around.empty())
            break;
        for (const double density : inLine)
            line += density;
        beside += medianOf(std::move(around)) * static_cast<double>(inLine.size());
    }
    if (line <= 0.0 || beside <= 0.0)
        return std::nullopt;
    return 10.0 * std::log10(line / beside);
}

Frequency strongerMains(const Recording& recording, TimeInterval part)
{
    const Duration middle = (part.onset + part.offset) * 0.5;
    const TimeInterval window{std::max(part.onset, middle - looked * 0.5),
                              std::min(part.offset, middle + looked * 0.5)};
    double votes = 0.0;
    std::vector<double> samples;
    std::optional<dsp::Welch> welch;
    const auto& channels = recording.info().channels;
    for (std::size_t c = 0; c < channels.size(); ++c) {
        const Channel& channel = channels[c];
        if (channel.dimension == Dimension::other || channel.rate.hertz() < 150.0)
            continue;
        const SampleRange range =
            SampleRange{sampleAt(window.onset, channel.rate), sampleAt(window.offset, channel.rate)}
                .intersection({0, channel.length});
        samples.resize(static_cast<std::size_t>(range.length()));
        if (range.isEmpty() || !recording.read(c, range, samples))
            continue;
        const auto segment = 2 * static_cast<std::size_t>(channel.rate.hertz() / 2.0);
        double excess = 0.0;
        if (!welch || welch->segment() != segment)
            welch.emplace(segment);  // channels mostly have one rate
        if (strongerOf((*welch)(samples, channel.rate), excess))
            votes += excess;
    }
    return votes > 0.0 ? 60_Hz : 50_Hz;
}

}  // namespace facialis::engine
