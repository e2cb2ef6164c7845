// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/display_filter.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
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
    if (settings_.band != Band::lowPass)
        padding_ = settlingTime(band->highPass, settings_.filterOrder);
    padding_ = std::max(padding_, filterSettling(rate_, settings_, mains_, FilterKind::any));
    padding_ = std::max(padding_, Duration(5.0 / mains_.hertz()));  // what a gap bridge looks at
    const std::string edges =
        settings_.band == Band::lowPass ? fmt::format("up to {:g} Hz", band->lowPass.hertz())
        : settings_.band == Band::highPass
            ? fmt::format("from {:g} Hz", band->highPass.hertz())
            : fmt::format("{:g}\u2013{:g} Hz", band->highPass.hertz(), band->lowPass.hertz());
    badge_ = fmt::format("{}, {}, {}", edges,
                         settings_.filtering == Filtering::zeroPhase ? "zero phase" : "causal",
                         fmt::join(filterBadges(rate_, settings_, mains_), ", "));
}

std::unique_ptr<dsp::StreamingFilter> DisplayFilter::make() const
{
    auto filter = makeAnalysisFilter(rate_, settings_, mains_);
    return filter ? std::move(*filter) : nullptr;
}

}  // namespace facialis::engine
