// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/brainvision/brainvision_comment.hpp"

#include <algorithm>
#include <charconv>

#include "acquisition/files/brainvision/brainvision_sections.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

/// Cells of a table that is set with blanks: two of them part cells, one stands inside names.
std::vector<std::string_view> cellsOf(std::string_view line)
{
    std::vector<std::string_view> cells;
    line = trimmed(line);
    while (!line.empty()) {
        const std::size_t end = std::min({line.find("  "), line.find('\t'), line.size()});
        cells.push_back(trimmed(line.substr(0, end)));
        line = trimmed(line.substr(end));
    }
    return cells;
}

bool isFilterColumn(std::string_view title)
{
    return title.starts_with("Low Cutoff") || title.starts_with("High Cutoff") ||
           title.starts_with("Notch");
}

bool isNothing(std::string_view cell)
{
    const std::string lower = lowered(cell);
    return lower.empty() || lower == "off" || lower == "-" || lower == "dc";
}

}  // namespace

void readBrainVisionFilters(std::string_view comment, std::vector<BrainVisionChannel>& channels)
{
    std::vector<std::string_view> titles;
    while (!comment.empty()) {
        const auto cells = cellsOf(takeLine(comment));
        if (cells.empty())
            continue;
        if (cells.front() == "#") {
            titles = cells;
            continue;
        }
        std::size_t number = 0;
        const std::string_view first = cells.front();
        const auto [end, error] =
            std::from_chars(first.data(), first.data() + first.size(), number);
        if (titles.empty() || error != std::errc() || end != first.data() + first.size() ||
            number < 1 || number > channels.size() || cells.size() > titles.size())
            continue;
        // A cell may be empty (a unit, say): the last titles belong to the last cells.
        const std::size_t shift = titles.size() - cells.size();
        std::string& prefilter = channels[number - 1].prefilter;
        for (std::size_t c = 1; c < cells.size(); ++c) {
            const std::string_view title = titles[c + shift];
            if (!isFilterColumn(title) || isNothing(cells[c]) || prefilter.size() > 200)
                continue;
            prefilter += prefilter.empty() ? "" : ", ";
            prefilter += toUtf8(title) + " " + toUtf8(cells[c]);
        }
    }
}

}  // namespace facialis::acquisition
