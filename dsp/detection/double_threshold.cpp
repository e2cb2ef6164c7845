// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/double_threshold.hpp"

#include <cmath>

namespace facialis::dsp {

double DoubleThreshold::alarmsPerValue(double p) const
{
    double choose = 1.0;
    for (std::size_t k = 1; k < needed; ++k)
        choose *= double(count - k) / double(k);
    return choose * std::pow(p, double(needed)) * std::pow(1.0 - p, double(count - needed + 1));
}

double DoubleThreshold::zetaFor(double wanted) const
{
    // p = exp(-zeta); alarms are most frequent at p = r0 / (m + 1).
    double least = std::log(double(count + 1) / double(needed)), most = 700.0 / double(needed);
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (least + most);
        (alarmsPerValue(std::exp(-middle)) < wanted ? most : least) = middle;
    }
    return least;
}

}  // namespace facialis::dsp
