// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/channel.hpp"
#include "data/model/side.hpp"
#include "data/model/units.hpp"

/// How values stand in the tables of a session file: unknown numbers NaN, unknown words empty.
namespace facialis {

inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

inline std::string_view wordOf(const std::optional<Side>& side)
{
    return side ? toString(*side) : std::string_view();
}
inline double microvolts(const std::optional<Voltage>& voltage)
{
    return voltage ? voltage->microvolts() : unknown;
}
inline double hertz(const std::optional<Frequency>& frequency)
{
    return frequency ? frequency->hertz() : unknown;
}
inline double seconds(const std::optional<Duration>& time)
{
    return time ? time->seconds() : unknown;
}

/// The channels an analysis speaks of; an index beyond them (a caller's mistake) has no words.
struct Names {
    const std::vector<Channel>& channels;

    [[nodiscard]] std::string label(std::size_t k) const
    {
        return k < channels.size() ? channels[k].label : std::string();
    }
    [[nodiscard]] std::string muscle(std::size_t k) const
    {
        return k < channels.size() ? channels[k].muscle : std::string();
    }
    [[nodiscard]] std::string side(std::size_t k) const
    {
        return k < channels.size() ? std::string(wordOf(channels[k].side)) : std::string();
    }
};

}  // namespace facialis
