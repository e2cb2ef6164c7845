// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace facialis::engine {

/// The largest magnitude of a signal up to any past sample, to a factor of two: kept as the few
/// moments at which it doubled.
class LargestSoFar {
public:
    LargestSoFar() { steps_.reserve(roomForSteps); }

    void add(std::span<const double> samples)
    {
        const double limit = steps_.empty() ? 0.0 : 2.0 * steps_.back().magnitude;
        double largest = 0.0;
        for (const double sample : samples)
            largest = std::max(largest, std::abs(sample));  // a NaN leaves it as it is
        if (largest > limit)
            for (std::size_t i = 0; i < samples.size(); ++i)
                take(at_ + static_cast<std::int64_t>(i), std::abs(samples[i]));
        at_ += static_cast<std::int64_t>(samples.size());
    }

    /// @param sample  before the first one of all: 0
    [[nodiscard]] double upTo(std::int64_t sample) const
    {
        double largest = 0.0;
        for (const Step& step : steps_)
            if (step.sample <= sample)
                largest = step.magnitude;
        return largest;
    }

private:
    static constexpr std::size_t roomForSteps = 256;

    struct Step {
        std::int64_t sample = 0;
        double magnitude = 0.0;
    };

    void take(std::int64_t sample, double magnitude)
    {
        if (magnitude > 0.0 && (steps_.empty() || magnitude > 2.0 * steps_.back().magnitude))
            steps_.push_back({sample, magnitude});
    }

    std::vector<Step> steps_;
    std::int64_t at_ = 0;
};

}  // namespace facialis::engine
