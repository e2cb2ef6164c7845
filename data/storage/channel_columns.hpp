// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "data/model/channel.hpp"
#include "data/storage/dynamic_table.hpp"
#include "data/storage/series_plan.hpp"

namespace facialis {

/// Where a channel's samples are.
struct ChannelPlace {
    std::size_t channel = 0;  ///< position in the recording
    std::string series;       ///< name under /acquisition
    std::size_t column = 0;
};

/// Writes our columns for some channels of a recording: label, muscle, side, place, exact scale ...
/// They stand in the electrodes table, and in a table of their own for what is no electrode.
void writeChannelColumns(DynamicTableWriter& table, std::span<const Channel> channels,
                         std::span<const SeriesPlan> plans, std::span<const std::size_t> members);

struct StoredChannel {
    ChannelPlace place;
    Channel channel;     ///< without rate and length, which the series states
    double scale = 1.0;  ///< of the numbers in the file (1 where they are physical already)
    double offset = 0.0;
};

/// The inverse of writeChannelColumns. @throws Hdf5Failure a column is missing or contradicts
/// itself
[[nodiscard]] std::vector<StoredChannel> readChannelColumns(const Hdf5Object& table);

}  // namespace facialis
