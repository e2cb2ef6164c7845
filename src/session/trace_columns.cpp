// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace facialis::engine {
namespace {

constexpr double nowhere = std::numeric_limits<double>::lowest();
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
    std::size_t column = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double x = first + static_cast<double>(i) * step;
        const double y = samples[i];
        if (std::isnan(y)) {
            isOpen = false;
            continue;
        }
        if (isOpen && x < columnEnd) {  // most samples of a dense trace: the same column again
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
            const auto from = static_cast<std::int64_t>(std::floor(std::max(x0, 0.0)));
            const auto to = static_cast<std::int64_t>(std::floor(std::min(x, last)));
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
