// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace facialis::dsp {

/// The p-quantile with linear interpolation between order statistics (R's type 7, NumPy's default).
/// NaN for no values. `values` is taken by value because it is sorted.
[[nodiscard]] double quantile(std::vector<double> values, double p);

/// The 0.5-quantile.
[[nodiscard]] double median(std::vector<double> values);

}  // namespace facialis::dsp
