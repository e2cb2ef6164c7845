// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace facialis::engine {
namespace {

constexpr double nowhere = std::numeric_limits<double>::lowest();
constexpr double longRun = 3.0;  // samples that are worth setting out for
constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

/// Widens column `c` so that it holds `value`.
void extend(TraceColumns& into, std::size_t c, double value)
{
    const auto v = static_cast<float>(value);
    // Written so that a NaN in the column is replaced.
    if (!(into.low[c] <= v))
        into.low[c] = v;
    if (!(into.high[c] >= v))
        into.high[c] = v;
}

/// Lowest and highest of samples, eight side by side, which the compiler can keep in vector
/// registers; empty where one of them is missing.
struct Extremes {
    double low, high;
};
std::optional<Extremes> extremesOf(std::span<const double> samples)
{
    constexpr std::size_t lanes = 8;
    constexpr double infinite = std::numeric_limits<double>::infinity();
    double low[lanes], high[lanes];
    std::fill_n(low, lanes, infinite);
    std::fill_n(high, lanes, -infinite);
    bool isWhole = true;
    std::size_t i = 0;
    for (; i + lanes <= samples.size(); i += lanes)
        for (std::size_t j = 0; j < lanes; ++j) {
            const double value = samples[i + j];
            low[j] = value < low[j] ? value : low[j];
            high[j] = value > high[j] ? value : high[j];
            isWhole &= value == value;
        }
    for (; i < samples.size(); ++i) {
        low[0] = std::min(low[0], samples[i]);
        high[0] = std::max(high[0], samples[i]);
        isWhole &= samples[i] == samples[i];
    }
    if (!isWhole)
        return std::nullopt;
    return Extremes{*std::min_element(low, low + lanes), *std::max_element(high, high + lanes)};
}

}  // namespace

TraceColumns toColumns(std::span<const double> samples, double first, double step,
                       std::size_t columns)
{
    TraceColumns out;
    out.low.assign(columns, nothing);
    out.high.assign(columns, nothing);
    const auto last = static_cast<double>(columns);
    bool isOpen = false;  // there is a previous sample to draw from
    double x0 = 0.0, y0 = 0.0;
    double columnEnd = nowhere;  // of the column the previous sample stands in
    std::size_t column = 0, plainFrom = 0;
    const auto placeOf = [&](std::size_t i) { return first + static_cast<double>(i) * step; };
    // The first sample from `i` on that stands at `x` or behind.
    const auto firstAtOrBehind = [&](double x, std::size_t i) {
        std::size_t at = std::clamp(static_cast<std::size_t>(std::max(0.0, (x - first) / step)), i,
                                    samples.size());
        while (at > i && placeOf(at - 1) >= x)
            --at;
        while (at < samples.size() && placeOf(at) < x)
            ++at;
        return at;
    };
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double x = placeOf(i);
        const double y = samples[i];
        if (std::isnan(y)) {
            isOpen = false;
            continue;
        }
        if (isOpen && x < columnEnd) {  // most samples of a dense trace: the same column again
            if (i >= plainFrom && columnEnd - x >= longRun * step) {
                const std::size_t end = firstAtOrBehind(columnEnd, i);
                if (const auto run = extremesOf(samples.subspan(i, end - i))) {
                    extend(out, column, run->low);
                    extend(out, column, run->high);
                    i = end - 1;
                    x0 = placeOf(i);
                    y0 = samples[i];
                    continue;
                }
                plainFrom = end;  // one is missing among them: one after the other
            }
            extend(out, column, y);
            x0 = x;
            y0 = y;
            continue;
        }
        columnEnd = nowhere;
        if (x >= 0.0 && x < last) {
            column = static_cast<std::size_t>(x);
            columnEnd = static_cast<double>(column + 1);
            extend(out, column, y);
        }
        if (isOpen && x > 0.0 && x0 < last) {
            // The line leaves the old column and enters the new one at every border between them.
            const auto from = static_cast<std::int64_t>(std::max(x0, 0.0));
            const auto to = static_cast<std::int64_t>(std::min(x, last));
            for (std::int64_t border = from + 1; border <= to; ++border) {
                const auto at = static_cast<double>(border);
                const double value = y0 + (y - y0) * (at - x0) / (x - x0);
                extend(out, static_cast<std::size_t>(border - 1), value);
                if (at < last)
                    extend(out, static_cast<std::size_t>(border), value);
            }
            if (x0 < 0.0)
                extend(out, 0, y0 + (y - y0) * (0.0 - x0) / (x - x0));
        }
        isOpen = true;
        x0 = x;
        y0 = y;
    }
    out.baseline = baselineOf(out);
    return out;
}

void markClipped(TraceColumns& into, std::span<const double> samples, double first, double step,
                 double lowLimit, double highLimit)
{
    into.clipped.assign(into.size(), 0);
    std::size_t run = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const bool isAtLimit = samples[i] >= highLimit || samples[i] <= lowLimit;
        run = isAtLimit ? run + 1 : 0;
        if (run < 3)
            continue;
        for (std::size_t k = run == 3 ? i - 2 : i; k <= i; ++k) {
            const double x = first + static_cast<double>(k) * step;
            if (x >= 0.0 && x < static_cast<double>(into.size()))
                into.clipped[static_cast<std::size_t>(x)] = 1;
        }
    }
}

float baselineOf(const TraceColumns& columns)
{
    std::vector<float> middles;
    middles.reserve(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (!std::isnan(columns.low[c]))
            middles.push_back(0.5F * (columns.low[c] + columns.high[c]));
    if (middles.empty())
        return 0.0F;
    const auto middle = middles.begin() + static_cast<std::ptrdiff_t>(middles.size() / 2);
    std::nth_element(middles.begin(), middle, middles.end());
    return *middle;
}

}  // namespace facialis::engine
