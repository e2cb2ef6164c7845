// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/nexus_section.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "acquisition/files/table/parse_number.hpp"
#include "acquisition/files/table/text_lines.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::array<std::string_view, 5> parts{"devices", "trajectories", "joints", "segments",
                                                "model outputs"};

/// A line as it stands alone in its first cell: exports fill lines up with separators.
std::string aloneIn(std::string_view line)
{
    const std::size_t end = line.find_last_not_of(" \t\r,;\"");
    const std::size_t begin = line.find_first_not_of(" \t\"");
    if (end == std::string_view::npos || begin > end)
        return {};
    return lowered(line.substr(begin, end + 1 - begin));
}

bool isPart(const std::string& name)
{
    return std::ranges::find(parts, name) != parts.end();
}

}  // namespace

Result<std::optional<NexusSection>> findNexusSection(const std::string& path)
{
    auto lines = TextLines::open(path);
    if (!lines)
        return tl::unexpected(lines.error());
    std::string_view line;
    std::optional<NexusSection> section;
    bool isInside = false, isFirst = true;
    for (std::string before; lines->next(line);) {
        const std::string name = line.size() < 64 ? aloneIn(line) : std::string();
        // The file begins with a part, or is no such export.
        if (std::exchange(isFirst, false) && !isPart(name))
            return std::optional<NexusSection>();
        if (before == "devices" && !section) {
            const auto rate = numberFrom(name, DecimalMark::point);
            if (!rate || !(*rate >= 1e-3 && *rate <= 1e7))
                return std::optional<NexusSection>();
            section = NexusSection{.firstLine = lines->number() + 1,
                                   .lastLine = std::numeric_limits<std::int64_t>::max(),
                                   .rate = Frequency(*rate)};
            isInside = true;
        } else if (isInside && aloneIn(line).empty()) {
            section->lastLine = lines->number() - 1;
            isInside = false;
        } else if (section && !isInside && isPart(name)) {
            section->hasOthers = true;
            break;
        }
        before = name;
    }
    if (section)
        section->hasOthers = section->hasOthers || section->firstLine > 3;
    return section;
}

}  // namespace facialis::acquisition
