// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/display_filter.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

#include "dsp/filter/butterworth.hpp"
#include "dsp/filter/notch.hpp"

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

DisplayFilter displayFilter(const Channel& channel, const AnalysisSettings& settings)
{
    DisplayFilter filter;
    filter.badge = "not filtered";
    const Frequency low = settings.highPass;
    // The same ceiling as the analysis: a little below half the rate.
    const Frequency high = std::min(settings.lowPass, channel.rate * 0.45);
    if (channel.dimension == Dimension::other || low >= high)
        return filter;
    const auto band = dsp::butterworthBandPass(settings.filterOrder, low, high, channel.rate);
    if (!band)
        return filter;
    filter.sections = *band;
    filter.padding = settlingTime(low, settings.filterOrder);
    std::string notch = "notch off";
    if (settings.isNotchOn) {
        const Frequency mains = settings.mains.value_or(Frequency(50.0));
        if (const auto lines = dsp::mainsNotch(mains, settings.notchQ, high, channel.rate)) {
            filter.sections.insert(filter.sections.end(), lines->begin(), lines->end());
            filter.padding = std::max(filter.padding, Duration(std::log(1e9) * settings.notchQ /
                                                               (std::numbers::pi * mains.hertz())));
            notch = fmt::format("notch {:g} Hz", mains.hertz());
        }
    }
    filter.badge =
        fmt::format("{:g}\u2013{:g} Hz, zero phase, {}", low.hertz(), high.hertz(), notch);
    return filter;
}

}  // namespace facialis::engine
