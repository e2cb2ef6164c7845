// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/window_spectrum.hpp"

#include <algorithm>
#include <cmath>

namespace facialis::engine {
namespace {

constexpr Duration longestBurst{1.0};
constexpr Duration longestSegment{0.25};
constexpr Duration segmentStep{0.005};
constexpr Duration shortestWindow = 20_ms;

}  // namespace

SampleRange middleOf(SampleRange range, Duration longest, Frequency rate)
{
    const std::int64_t surplus = range.length() - sampleAt(longest, rate);
    if (surplus <= 0)
        return range;
    const std::int64_t begin = range.begin + surplus / 2;
    return {begin, begin + sampleAt(longest, rate)};
}

SampleRange spectrumPartOf(SampleRange burst, Frequency rate)
{
    return middleOf(burst, longestBurst, rate);
}

std::size_t spectrumSegment(Duration window, Frequency rate)
{
    const double steps = std::floor(std::min(window, longestSegment) / segmentStep + 1e-9);
    return static_cast<std::size_t>(sampleAt(segmentStep * steps, rate));
}

bool isLongEnough(Duration window, const AnalysisBand& band)
{
    return window.seconds() * band.highPass.hertz() >= 1.0;
}

Result<WindowSpectrum> windowSpectrum(const WindowReader& reader, const Channel& about,
                                      std::size_t channel, SampleRange range,
                                      const AnalysisSettings& settings)
{
    const auto band = analysisBand(about.rate, settings);
    if (!band)
        return tl::unexpected(band.error());
    WindowSpectrum found;
    found.channel = channel;
    found.range = middleOf(range.intersection({0, about.length}), longestSelection, about.rate);
    found.band = *band;
    const Duration length = timeOf(found.range.length(), about.rate);
    if (length < shortestWindow)
        return failure("a spectrum needs at least 20 ms of signal", about.label,
                       "select a longer stretch");
    const std::vector<double> samples = reader.filtered(channel, found.range);
    if (std::ssize(samples) != found.range.length())
        return failure("the samples cannot be read or filtered", about.label);
    found.spectrum = dsp::welch(samples, about.rate, spectrumSegment(length, about.rate));
    if (found.spectrum.segments == 0)
        return failure("samples are missing in the whole stretch", about.label,
                       "select a stretch outside the gaps");
    if (!band->isNarrow && isLongEnough(length, *band))
        found.centre = dsp::spectralCentre(found.spectrum, band->highPass, band->lowPass);
    return found;
}

}  // namespace facialis::engine
