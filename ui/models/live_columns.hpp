// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "src/session/trace_columns.hpp"

namespace facialis::ui {

/// The newest columns of each trace of a live view, so that a step of the picture costs the columns
/// that are new. Columns are numbered as in LiveWindow; number c stands at c modulo capacity().
class LiveColumns {
public:
    /// @param capacity  columns of a page
    LiveColumns(std::size_t lanes, std::int64_t capacity);

    [[nodiscard]] std::int64_t capacity() const { return capacity_; }
    [[nodiscard]] std::int64_t begin() const { return begin_; }
    [[nodiscard]] std::int64_t end() const { return end_; }
    /// Every column of [from, to) that is not before 0 or after end() is here.
    [[nodiscard]] bool covers(std::int64_t from) const { return from >= begin_; }

    /// Forgets everything; the next column is this one.
    void restart(std::int64_t at);
    /// Columns [end(), end() + n) of every lane. The newest capacity() stay.
    void append(const std::vector<engine::TraceColumns>& lanes, std::int64_t n);

    /// Columns [from, from + capacity()): NaN where there are none.
    [[nodiscard]] engine::TraceColumns stretch(std::size_t lane, std::int64_t from) const;
    /// The columns where they stand in a sweep: capacity() of them, column c at c modulo
    /// capacity(), the next `blank` ones after the newest left empty.
    [[nodiscard]] engine::TraceColumns sweep(std::size_t lane, std::int64_t blank) const;

private:
    struct Lane {
        std::vector<float> low, high;
        std::vector<std::uint8_t> clipped;
    };
    std::int64_t capacity_ = 1, begin_ = 0, end_ = 0;
    std::vector<Lane> lanes_;
};

}  // namespace facialis::ui
