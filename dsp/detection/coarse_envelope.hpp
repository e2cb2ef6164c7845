// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace facialis::dsp {

/// Mean energy of an activity in steps of some milliseconds: all that is kept of a long one.
///
/// Holds at most 2^14 steps (80 s of 5 ms); of a longer activity the oldest half is given up, for
/// its beginning is then long past doubt.
class CoarseEnvelope {
public:
    explicit CoarseEnvelope(std::int64_t stepSamples)
        : step_(std::max<std::int64_t>(stepSamples, 1))
    {
        means_.reserve(capacity);
    }

    void restart(std::int64_t begin)
    {
        means_.clear();
        begin_ = begin;
        inStep_ = 0;
    }

    void add(double energy)
    {
        if (inStep_ == 0) {
            if (means_.size() == capacity) {
                means_.erase(means_.begin(), means_.begin() + capacity / 2);
                begin_ += step_ * std::int64_t(capacity / 2);
            }
            means_.push_back(0.0);
        }
        means_.back() += energy / double(step_);
        inStep_ = (inStep_ + 1) % step_;
    }

    [[nodiscard]] const std::vector<double>& means() const { return means_; }
    [[nodiscard]] std::int64_t sampleOf(std::size_t index) const
    {
        return begin_ + step_ * std::int64_t(index);
    }

    /// Largest mean over `samples` in the first `count` steps (over what there is, divided by
    /// `samples`, where there is less).
    [[nodiscard]] double peakPower(std::size_t count, std::int64_t samples) const
    {
        const auto width = std::size_t(std::max<std::int64_t>(samples / step_, 1));
        double sum = 0.0, most = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            sum += means_[i];
            if (i >= width)
                sum -= means_[i - width];
            most = std::max(most, sum / double(width));
        }
        return most;
    }

private:
    static constexpr std::ptrdiff_t capacity = 1 << 14;

    std::int64_t step_;
    std::int64_t begin_ = 0, inStep_ = 0;
    std::vector<double> means_;
};

}  // namespace facialis::dsp
