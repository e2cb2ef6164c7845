// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "data/model/time_interval.hpp"
#include "data/model/units.hpp"

namespace facialis {

/// Whether a channel can be trusted, and why not.
struct ChannelQuality {
    std::size_t channel = 0;
    std::optional<Voltage> noiseRms;     ///< of the filtered signal at rest; empty: no unit known
    std::optional<double> mainsRatioDb;  ///< power of the mains lines over their neighbourhood
    std::optional<double> clippedFraction;       ///< samples at the limits of the recorder
    std::vector<TimeInterval> gaps;              ///< no samples, or NaN
    std::optional<Frequency> bandLow, bandHigh;  ///< what the filters let through; empty: not EMG
    /// By how much the filters' output is late; event times are corrected for it. Zero for files.
    std::optional<Duration> filterDelay;
    bool isUsable = true;
    std::vector<std::string> reasons;  ///< why it is not usable, or only with care
};

}  // namespace facialis
