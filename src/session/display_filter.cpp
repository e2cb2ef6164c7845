// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/display_filter.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

#include "src/pipeline/analysis_band.hpp"

namespace facialis::engine {
namespace {

/// Time after which the slowest pole of a Butterworth high-pass has fallen to 1e-9.
Duration settlingTime(Frequency edge, int order)
{
    const double decay = 2.0 * std::numbers::pi * edge.hertz() *
                         std::sin(std::numbers::pi / (2.0 * static_cast<double>(order)));
    return Duration(std::log(1e9) / decay);
}

/// The same for a notch: it rings with exp(-pi f t / Q).
Duration settlingTime(Frequency line, double q)
{
    return Duration(std::log(1e9) * q / (std::numbers::pi * line.hertz()));
}

}  // namespace

DisplayFilter::DisplayFilter(const Channel& channel, const AnalysisSettings& settings,
                             Frequency mains)
    : rate_(channel.rate), settings_(settings), mains_(mains)
{
    if (channel.dimension == Dimension::other)
        return;
    const auto band = analysisBand(rate_, settings_);
    if (!band || !makeAnalysisFilter(rate_, settings_, mains_))
        return;
    isActive_ = true;
    padding_ = settlingTime(band->highPass, settings_.filterOrder);
    std::string notch = "notch off";
    if (settings_.isNotchOn) {
        padding_ = std::max(padding_, settlingTime(mains_, settings_.notchQ));
        notch = fmt::format("notch {:g} Hz", mains_.hertz());
    }
    padding_ = std::max(padding_, mainsRunUp(settings_));
    if (settings_.isMainsSubtractionOn)
        notch += fmt::format(", {:g} Hz hum subtracted", mains_.hertz());
    badge_ =
        fmt::format("{:g}\u2013{:g} Hz, {}, {}", band->highPass.hertz(), band->lowPass.hertz(),
                    settings_.filtering == Filtering::zeroPhase ? "zero phase" : "causal", notch);
}

std::unique_ptr<dsp::StreamingFilter> DisplayFilter::make() const
{
    auto filter = makeAnalysisFilter(rate_, settings_, mains_);
    return filter ? std::move(*filter) : nullptr;
}

}  // namespace facialis::engine
