// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_window.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace facialis::engine {
namespace {

/// Limits of what the recorder can store, in physical units.
std::pair<double, double> limitsOf(const Channel& channel)
{
    const double a = static_cast<double>(*channel.storedMinimum) * channel.scale + channel.offset;
    const double b = static_cast<double>(*channel.storedMaximum) * channel.scale + channel.offset;
    const double tolerance = 1e-9 * std::abs(b - a);
    return {std::min(a, b) + tolerance, std::max(a, b) - tolerance};
}

}  // namespace

SampleRange samplesTouching(TimeInterval window, const Channel& channel)
{
    const double rate = channel.rate.hertz();
    const auto begin = static_cast<std::int64_t>(std::floor(window.onset.seconds() * rate)) - 1;
    const auto end = static_cast<std::int64_t>(std::ceil(window.offset.seconds() * rate)) + 2;
    return SampleRange{begin, end}.intersection({0, channel.length});
}

TraceColumns columnsOf(const Channel& channel, const TracePageRequest& request, SampleRange range,
                       std::span<const double> raw, std::span<const double> filtered)
{
    const double perSecond =
        static_cast<double>(request.columns) / request.window.length().seconds();
    const double step = perSecond / channel.rate.hertz();
    const double first =
        (timeOf(range.begin, channel.rate) - request.window.onset).seconds() * perSecond;
    TraceColumns columns =
        toColumns(filtered.empty() ? raw : filtered, first, step, request.columns);
    if (channel.storedMinimum && channel.storedMaximum &&
        *channel.storedMinimum < *channel.storedMaximum) {
        // Clipping is a property of what was recorded, whatever is displayed.
        const auto [low, high] = limitsOf(channel);
        markClipped(columns, raw, first, step, low, high);
    }
    return columns;
}

}  // namespace facialis::engine
