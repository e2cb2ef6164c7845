// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "data/model/sample_range.hpp"
#include "data/model/units.hpp"

namespace facialis::engine {

/// Where samples stood at the recorder's limits, in cells of 4 ms, or of a sample where the rate is
/// low. Remembers the last 16384 cells that hold any: a minute of nothing else.
class ClippedSamples {
public:
    explicit ClippedSamples(Frequency rate)
        : length_(std::max<std::int64_t>(sampleAt(cell, rate), 1)), cells_(capacity)
    {
    }

    /// @param sample  ascending
    void add(std::int64_t sample)
    {
        const std::int64_t place = sample / length_;
        if (count_ > 0 && newest().place == place) {
            ++newest().samples;
            return;
        }
        ++count_;
        newest() = {place, 1};
    }

    /// Part of the range that is clipped, to whole cells; of a longer one than is remembered, of
    /// its end.
    [[nodiscard]] double share(SampleRange range) const
    {
        const std::int64_t last = (range.end - 1) / length_;
        std::int64_t first = range.begin / length_;
        const std::int64_t known = std::min<std::int64_t>(count_, capacity);
        if (count_ > capacity)
            first = std::min(last, std::max(first, at(count_ - known).place));
        std::int64_t clipped = 0;
        for (std::int64_t k = count_ - 1; k >= count_ - known && at(k).place >= first; --k)
            if (at(k).place <= last)
                clipped += at(k).samples;
        return static_cast<double>(clipped) / static_cast<double>((last - first + 1) * length_);
    }

private:
    static constexpr Duration cell = 4_ms;
    static constexpr std::int64_t capacity = 16384;

    struct Cell {
        std::int64_t place = 0;
        std::int64_t samples = 0;
    };

    [[nodiscard]] const Cell& at(std::int64_t k) const
    {
        return cells_[static_cast<std::size_t>(k % capacity)];
    }
    Cell& newest() { return cells_[static_cast<std::size_t>((count_ - 1) % capacity)]; }

    std::int64_t length_;
    std::vector<Cell> cells_;  ///< a ring
    std::int64_t count_ = 0;   ///< cells ever begun
};

}  // namespace facialis::engine
