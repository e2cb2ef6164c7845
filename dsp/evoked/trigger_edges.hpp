// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// The two levels of a trigger channel, TTL or analog.
struct TriggerLevels {
    double rest = 0.0;    ///< where the channel is most of the time
    double height = 0.0;  ///< of a pulse over `rest`; negative: pulses go down
};

/// Finds the levels of a trigger channel in one pass of constant memory.
///
/// rest is the median. Of each second the largest deviation to the prevailing side is kept; height
/// is the median of those deviations that exceed 8 times the noise (1.4826 times the median
/// distance to the nearer level) and 2 % of the largest, so that one spike does not hide the
/// pulses. The result depends on the samples alone, not on the blocks. NaN is left out.
class TriggerSurvey {
public:
    explicit TriggerSurvey(Frequency rate);
    void add(std::span<const double> samples);
    /// Empty where the channel holds no pulses: flat, or noise alone.
    [[nodiscard]] std::optional<TriggerLevels> levels() const;

private:
    struct Extremes {
        double lowest, highest;
    };
    std::int64_t samplesPerSecond_;
    std::int64_t position_ = 0;
    std::int64_t stride_ = 1;
    std::vector<double> subset_;  ///< every stride_-th sample
    std::vector<Extremes> seconds_;
};

/// Finds where pulses begin, with hysteresis and a debounce time.
///
/// A pulse begins at the first sample beyond half of the height, provided that the channel stayed
/// below 0.3 of it without interruption for the debounce time before: contacts that bounce, at the
/// beginning of a pulse or at its end, count once. A channel that begins (or comes out of a gap)
/// inside a pulse has no edge there: when it began is not known.
class TriggerEdges {
public:
    /// Contacts settle within some milliseconds; nobody stimulates twice within ten.
    static constexpr Duration debounce = 10_ms;

    TriggerEdges(TriggerLevels levels, Frequency rate);
    /// Appends the index of the first sample of each pulse, counted from the first sample given.
    void process(std::span<const double> samples, std::vector<std::int64_t>& edges);

private:
    TriggerLevels levels_;
    std::int64_t quietNeeded_;
    std::int64_t quiet_ = 0;  ///< samples since the channel came to rest
    std::int64_t position_ = 0;
};

}  // namespace facialis::dsp
