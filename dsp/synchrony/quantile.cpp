// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/quantile.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace facialis::dsp {

double quantile(std::vector<double> values, double p)
{
    assert(p >= 0.0 && p <= 1.0 && "a quantile lies between 0 and 1");
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    std::sort(values.begin(), values.end());
    const double place = p * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    if (below + 1 == values.size())
        return values.back();
    const double part = place - static_cast<double>(below);
    return values[below] + part * (values[below + 1] - values[below]);
}

double median(std::vector<double> values)
{
    return quantile(std::move(values), 0.5);
}

}  // namespace facialis::dsp
