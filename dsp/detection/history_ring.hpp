// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "data/model/sample_range.hpp"

namespace facialis::dsp {

/// The last values of a sequence, any stretch of them readable as one span. Each is kept twice, a
/// ring's length apart, so that no stretch is cut.
class HistoryRing {
public:
    /// @param atLeast  values that stay readable; rounded up to a power of two
    explicit HistoryRing(std::size_t atLeast)
        : size_(std::bit_ceil(atLeast)), values_(2 * size_, 0.0)
    {
    }

    void push(double value)
    {
        set(next_, value);
        ++next_;
    }

    /// Index of the value that push() will add.
    [[nodiscard]] std::int64_t next() const { return next_; }
    /// The oldest that is still there.
    [[nodiscard]] std::int64_t oldest() const { return next_ - std::int64_t(size_); }

    [[nodiscard]] double operator[](std::int64_t at) const { return values_[place(at)]; }

    /// @param range  inside [oldest(), next())
    [[nodiscard]] std::span<const double> operator[](SampleRange range) const
    {
        return {values_.data() + place(range.begin), std::size_t(range.length())};
    }

    /// Overwrites values that are still there.
    void fill(SampleRange range, double value)
    {
        for (std::int64_t at = std::max(range.begin, oldest()); at < range.end; ++at)
            set(at, value);
    }

    /// As if `value` had been all there ever was before `next`.
    void restart(std::int64_t next, double value)
    {
        next_ = next;
        std::fill(values_.begin(), values_.end(), value);
    }

private:
    [[nodiscard]] std::size_t place(std::int64_t at) const { return std::size_t(at) & (size_ - 1); }
    void set(std::int64_t at, double value)
    {
        values_[place(at)] = value;
        values_[place(at) + size_] = value;
    }

    std::size_t size_;
    std::vector<double> values_;
    std::int64_t next_ = 0;
};

}  // namespace facialis::dsp
