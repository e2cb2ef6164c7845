// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/brainvision/brainvision_markers.hpp"

#include <algorithm>
#include <charconv>

#include "acquisition/files/brainvision/brainvision_header.hpp"
#include "acquisition/files/brainvision/brainvision_sections.hpp"
#include "acquisition/files/table/text_lines.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::size_t mostMarkers = 250'000;

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// YYYYMMDDhhmmss and up to six digits of the fraction; all zeros stand for "not known".
std::optional<StartTime> dateFrom(std::string_view text)
{
    if (text.size() < 14 || text.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    const auto part = [&](std::size_t at, std::size_t digits) {
        return static_cast<int>(wholeNumber(text.substr(at, digits)).value_or(0));
    };
    StartTime time{.year = part(0, 4),
                   .month = part(4, 2),
                   .day = part(6, 2),
                   .hour = part(8, 2),
                   .minute = part(10, 2),
                   .second = part(12, 2)};
    std::int64_t unit = 100'000'000;
    for (const char digit : text.substr(14, 9)) {
        time.nanosecond += (digit - '0') * unit;
        unit /= 10;
    }
    if (!isPossible(time) || time.year < 1)
        return std::nullopt;
    return time;
}

}  // namespace

BrainVisionMarkers readBrainVisionMarkers(std::string_view text)
{
    BrainVisionMarkers read;
    forEachEntry(text, [&](std::string_view section, std::string_view key, std::string_view value) {
        if (section != "marker infos" || !lowered(key).starts_with("mk"))
            return;
        if (read.markers.size() == mostMarkers) {
            ++read.leftOut;
            return;
        }
        const auto cells = brainVisionCells(value);
        const auto position = cells.size() > 2 ? wholeNumber(cells[2]) : std::nullopt;
        if (!position) {
            ++read.unreadable;
            return;
        }
        // What follows the position may be left out.
        const auto number = [&](std::size_t cell) {
            return cell < cells.size() ? wholeNumber(cells[cell]).value_or(0) : 0;
        };
        BrainVisionMarker marker{.type = cells[0],
                                 .description = cells[1],
                                 // Some programs count from 0; before the first frame is none.
                                 .frame = *position > 0 ? *position - 1 : *position,
                                 .frames = std::max<std::int64_t>(number(3), 0),
                                 .channel = number(4)};
        if (cells.size() > 5)
            marker.date = dateFrom(cells[5]);
        read.markers.push_back(std::move(marker));
    });
    std::ranges::stable_sort(read.markers, {}, &BrainVisionMarker::frame);
    return read;
}

}  // namespace facialis::acquisition
