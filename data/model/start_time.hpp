// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "data/model/result.hpp"

namespace facialis {

/// The wall-clock time of the first sample. Files rarely state a time zone; where they do not,
/// the offset is empty and nothing is guessed.
struct StartTime {
    int year = 1970, month = 1, day = 1;
    int hour = 0, minute = 0, second = 0;
    std::int64_t nanosecond = 0;
    std::optional<int> utcOffsetMinutes;

    friend bool operator==(const StartTime&, const StartTime&) = default;
};

/// ISO 8601: `2025-01-02T03:04:05.123456+01:00`; the fraction only as long as needed, the
/// offset only where known.
[[nodiscard]] std::string toIso8601(const StartTime& time);

/// The inverse of toIso8601. @errors not a date and time of that form, or an impossible one
[[nodiscard]] Result<StartTime> startTimeFromIso8601(const std::string& text);

/// The time `nanoseconds` later (or earlier), calendar included.
[[nodiscard]] StartTime shifted(StartTime time, std::int64_t nanoseconds);

/// true when day, month and clock fields are possible.
[[nodiscard]] bool isPossible(const StartTime& time);

}  // namespace facialis
