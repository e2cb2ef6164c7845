// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "data/model/result.hpp"
#include "data/model/units.hpp"

namespace facialis {

/// Signals that were computed from channels of a recording and are kept beside it.
struct DerivedSeries {
    std::string name;         ///< "envelope"
    std::string description;  ///< how it was computed, with its filters
    std::string unit;         ///< "volts", or "n/a"
    Frequency rate;
    std::int64_t length = 0;
    std::vector<std::size_t> channels;  ///< of the recording; one column each
    /// Exactly `length` values of a channel, NaN where there are none.
    std::function<Result<std::vector<double>>(std::size_t channel)> samplesOf;
};

}  // namespace facialis
