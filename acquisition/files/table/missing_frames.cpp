// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/missing_frames.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace facialis::acquisition {

std::int64_t totalOf(std::span<const MissingFrames> missing)
{
    std::int64_t total = 0;
    for (const MissingFrames& place : missing)
        total += place.count;
    return total;
}

std::vector<double> withMissing(std::vector<double> column, std::span<const MissingFrames> missing)
{
    const std::int64_t total = totalOf(missing);
    if (total == 0)
        return column;
    const std::size_t rows = column.size();
    column.resize(rows + static_cast<std::size_t>(total));
    // From the back, so that the column can be widened in place.
    std::size_t from = rows, to = column.size();
    for (std::size_t i = missing.size(); i-- > 0;) {
        const auto row = static_cast<std::size_t>(missing[i].row);
        const auto count = static_cast<std::size_t>(missing[i].count);
        while (from > row)
            column[--to] = column[--from];
        for (std::size_t k = 0; k < count; ++k)
            column[--to] = std::numeric_limits<double>::quiet_NaN();
    }
    return column;
}

std::int64_t frameOfRow(std::int64_t row, std::span<const MissingFrames> missing)
{
    std::int64_t frame = row;
    for (const MissingFrames& place : missing) {
        if (place.row > row)
            break;
        frame += place.count;
    }
    return frame;
}

std::vector<Gap> gapsOf(std::span<const MissingFrames> missing, Frequency rate,
                        const std::string& reason)
{
    std::vector<Gap> gaps;
    std::int64_t shift = 0;
    for (const MissingFrames& place : missing) {
        const std::int64_t begin = place.row + shift;
        shift += place.count;
        gaps.push_back({{timeOf(begin, rate), timeOf(begin + place.count, rate)}, reason});
    }
    return gaps;
}

std::vector<Gap> emptyFrames(const std::vector<std::vector<double>>& columns, Frequency rate,
                             const std::string& reason)
{
    std::vector<Gap> gaps;
    if (columns.empty())
        return gaps;
    const std::size_t frames = columns.front().size();
    const auto isEmptyAt = [&](std::size_t frame) {
        return std::ranges::all_of(columns,
                                   [&](const auto& column) { return std::isnan(column[frame]); });
    };
    for (std::size_t i = 0; i < frames; ++i) {
        if (!isEmptyAt(i))
            continue;
        const std::size_t begin = i;
        while (i < frames && isEmptyAt(i))
            ++i;
        gaps.push_back({{timeOf(static_cast<std::int64_t>(begin), rate),
                         timeOf(static_cast<std::int64_t>(i), rate)},
                        reason});
    }
    return gaps;
}

}  // namespace facialis::acquisition
