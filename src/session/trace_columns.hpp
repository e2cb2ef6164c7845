// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace facialis::engine {

/// A trace reduced to what a screen can show: the lowest and highest value in each column of
/// pixels. Nothing that the signal does between two samples of the screen is lost, at any zoom.
struct TraceColumns {
    std::vector<float> low;             ///< NaN: the trace has no sample in this column
    std::vector<float> high;            ///< same length as `low`
    std::vector<std::uint8_t> clipped;  ///< 1: the recorder was at its limit; empty: unknown
    float baseline = 0.0F;              ///< middle of the trace in this window (median of columns)

    [[nodiscard]] std::size_t size() const { return low.size(); }
};

/// Reduces samples to columns, drawing the straight lines between them: column c covers positions
/// `[c, c + 1)`, sample i stands at `first + i * step`. NaN breaks the line.
/// @param columns  how many columns; samples outside only contribute the line that enters
[[nodiscard]] TraceColumns toColumns(std::span<const double> samples, double first, double step,
                                     std::size_t columns);

/// Marks the columns in which at least three samples in a row stand at or beyond a limit.
void markClipped(TraceColumns& into, std::span<const double> samples, double first, double step,
                 double lowLimit, double highLimit);

/// Median over the columns of (low + high) / 2; 0 where there is nothing.
[[nodiscard]] float baselineOf(const TraceColumns& columns);

}  // namespace facialis::engine
