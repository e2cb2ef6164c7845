// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::engine {

/// The largest magnitude of a signal in the half minute before any sample of the last minutes, from
/// cells of an eighth of a second: one wild sample is forgotten when its ringing is over.
class RecentLargest {
public:
    explicit RecentLargest(Frequency rate)
        : length_(std::max<std::int64_t>(sampleAt(cell, rate), 1)), cells_(remembered, 0.0)
    {
    }

    void add(std::span<const double> samples)
    {
        if (at_ == 0 && !samples.empty())
            first_ = std::abs(samples.front());
        while (!samples.empty()) {
            const auto room = static_cast<std::size_t>(length_ - at_ % length_);
            const auto part = samples.first(std::min(room, samples.size()));
            double& largest = cells_[place(at_ / length_)];
            if (at_ % length_ == 0)
                largest = 0.0;
            for (const double sample : part)
                largest = std::max(largest, std::abs(sample));  // a NaN leaves it as it is
            at_ += static_cast<std::int64_t>(part.size());
            samples = samples.subspan(part.size());
        }
    }

    /// Looks at whole cells before `sample`, so that it does not matter how much has come since.
    [[nodiscard]] double before(std::int64_t sample) const
    {
        const std::int64_t end = sample / length_;
        double largest = end < reach && std::isfinite(first_) ? first_ : 0.0;
        for (std::int64_t k = std::max<std::int64_t>(end - reach, 0); k < end; ++k)
            largest = std::max(largest, cells_[place(k)]);
        return largest;
    }

private:
    static constexpr Duration cell{0.125};
    static constexpr std::int64_t reach = 240;        ///< half a minute
    static constexpr std::int64_t remembered = 2048;  ///< more than filters lag behind

    [[nodiscard]] static std::size_t place(std::int64_t k)
    {
        return static_cast<std::size_t>(k % remembered);
    }

    std::int64_t length_;
    std::vector<double> cells_;  ///< a ring
    double first_ = 0.0;         ///< all there is to know before the first cell is whole
    std::int64_t at_ = 0;
};

}  // namespace facialis::engine
