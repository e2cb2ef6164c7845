// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data/model/channel.hpp"
#include "data/model/units.hpp"

namespace facialis::engine {

/// When a recording is to be warned, and when to be stopped.
struct SpaceLimits {
    /// It is stopped when less than the larger of these is left.
    std::int64_t leastBytes = 200'000'000;
    Duration leastTime{30.0};
    Duration warnTime{600.0};  ///< until then
};

enum class SpaceLeft {
    ample,
    low,   ///< it lasts for less than ten minutes: warn
    none,  ///< the limit is reached: stop now, while there is room to finish the file
};

struct SpaceForecast {
    SpaceLeft space = SpaceLeft::ample;
    std::optional<Duration> timeLeft;  ///< until the limit; empty: unknown
};

/// How long a recording can go on. @param bytesLeft empty: unknown
[[nodiscard]] SpaceForecast forecast(std::optional<std::int64_t> bytesLeft, double bytesPerSecond,
                                     const SpaceLimits& limits);

/// Bytes that a user may still write where a file lies or shall lie (statvfs). Empty: unknown.
[[nodiscard]] std::optional<std::int64_t> freeBytesAt(const std::string& path);

/// The size of a file; 0 where there is none.
[[nodiscard]] std::int64_t fileBytes(const std::string& path);

/// Bytes a second of a recording takes, in its journal and, where wanted, in its session file.
/// @param channels of one rate
[[nodiscard]] double bytesPerSecond(const std::vector<Channel>& channels, bool hasSessionFile);

}  // namespace facialis::engine
