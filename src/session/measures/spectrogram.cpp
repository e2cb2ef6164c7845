// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/measures/spectrogram.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace facialis::engine {
namespace {

constexpr Duration usualSegment = 100_ms;
constexpr Duration shortestRange = 50_ms;
constexpr double segmentsAtLeast = 5.0;
constexpr std::int64_t stepsPerSegment = 8;
/// Density of digital silence; keeps the logarithm finite, far below any amplifier's noise.
constexpr double silence = 1e-12;

}  // namespace

Result<Spectrogram> spectrogram(const WindowReader& reader, const Channel& about,
                                std::size_t channel, SampleRange range,
                                const AnalysisSettings& settings, std::size_t mostColumns,
                                std::stop_token stop)
{
    const auto band = analysisBand(about.rate, settings);
    if (!band)
        return tl::unexpected(band.error());
    Spectrogram made;
    made.channel = channel;
    made.band = *band;
    made.range = middleOf(range.intersection({0, about.length}), longestSelection, about.rate);
    const Duration length = timeOf(made.range.length(), about.rate);
    if (length < shortestRange)
        return failure("a spectrogram needs at least 50 ms of signal", about.label,
                       "select a longer stretch");
    const std::vector<double> samples = reader.filtered(channel, made.range);
    if (std::ssize(samples) != made.range.length())
        return failure("the samples cannot be read or filtered", about.label);

    const Duration wished = std::min(usualSegment, length / segmentsAtLeast);
    dsp::Welch welch(
        static_cast<std::size_t>(std::max<std::int64_t>(2, sampleAt(wished, about.rate))));
    const auto segment = static_cast<std::int64_t>(welch.segment());
    const std::int64_t free = std::ssize(samples) - segment;
    const std::int64_t step =
        std::max({std::int64_t{1}, segment / stepsPerSegment,
                  free / std::max<std::int64_t>(1, static_cast<std::int64_t>(mostColumns)) + 1});
    made.segment = timeOf(segment, about.rate);
    made.step = timeOf(step, about.rate);
    made.firstCentre = timeOf(made.range.begin, about.rate) + made.segment * 0.5;
    made.resolution = about.rate / static_cast<double>(segment);
    made.rows = static_cast<std::size_t>(segment) / 2 + 1;
    made.columns = static_cast<std::size_t>(free / step) + 1;
    made.levels.reserve(made.rows * made.columns);
    const double toUnit = about.dimension == Dimension::voltage ? 1e12 : 1.0;
    for (std::size_t column = 0; column < made.columns; ++column) {
        if (stop.stop_requested())
            return failure("stopped before the end", about.label);
        const auto part =
            std::span(samples).subspan(column * static_cast<std::size_t>(step), welch.segment());
        const dsp::Spectrum spectrum = welch(part, about.rate);
        for (const double density : spectrum.density)
            made.levels.push_back(
                spectrum.segments == 0
                    ? std::numeric_limits<float>::quiet_NaN()
                    : static_cast<float>(10.0 * std::log10(std::max(density * toUnit, silence))));
    }
    return made;
}

}  // namespace facialis::engine
