// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "data/model/sample_range.hpp"

namespace facialis::engine {

/// Where samples stood at the recorder's limits, in cells of 16 samples. Remembers the last 16384
/// cells that hold any: two minutes of nothing else at 2048 Hz, far more than any filter lags
/// behind.
class ClippedSamples {
public:
    ClippedSamples() : cells_(capacity) {}

    /// @param sample  ascending
    void add(std::int64_t sample)
    {
        const std::int64_t place = sample / length;
        if (count_ > 0 && newest().place == place) {
            ++newest().samples;
            return;
        }
        ++count_;
        newest() = {place, 1};
    }

    /// Part of the range that is clipped, to whole cells.
    [[nodiscard]] double share(SampleRange range) const
    {
        const std::int64_t first = range.begin / length, last = (range.end - 1) / length;
        std::int64_t clipped = 0;
        const std::int64_t known = std::min<std::int64_t>(count_, capacity);
        for (std::int64_t k = count_; k > count_ - known; --k) {
            const Cell& cell = cells_[static_cast<std::size_t>((k - 1) % capacity)];
            if (cell.place < first)
                break;
            if (cell.place <= last)
                clipped += cell.samples;
        }
        return static_cast<double>(clipped) / static_cast<double>((last - first + 1) * length);
    }

private:
    static constexpr std::int64_t length = 16;
    static constexpr std::int64_t capacity = 16384;

    struct Cell {
        std::int64_t place = 0;
        std::int64_t samples = 0;
    };

    Cell& newest() { return cells_[static_cast<std::size_t>((count_ - 1) % capacity)]; }

    std::vector<Cell> cells_;  ///< a ring
    std::int64_t count_ = 0;   ///< cells ever begun
};

}  // namespace facialis::engine
