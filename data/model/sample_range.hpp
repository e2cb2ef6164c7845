// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace facialis {

/// Samples `begin .. end-1` of one channel, counted from the first sample of the recording,
/// gaps included. Half-open, everywhere and always.
struct SampleRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;

    [[nodiscard]] constexpr std::int64_t length() const { return end - begin; }
    [[nodiscard]] constexpr bool isEmpty() const { return end <= begin; }
    [[nodiscard]] constexpr bool contains(std::int64_t sample) const
    {
        return begin <= sample && sample < end;
    }
    [[nodiscard]] constexpr bool overlaps(SampleRange other) const
    {
        return begin < other.end && other.begin < end;
    }
    [[nodiscard]] constexpr SampleRange intersection(SampleRange other) const
    {
        const SampleRange common{std::max(begin, other.begin), std::min(end, other.end)};
        return common.isEmpty() ? SampleRange{common.begin, common.begin} : common;
    }

    friend constexpr bool operator==(SampleRange, SampleRange) = default;
};

}  // namespace facialis
