// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "acquisition/files/table/text_lines.hpp"

namespace facialis::acquisition {

/// Takes the first line off `text`, without its end.
[[nodiscard]] inline std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

/// Calls `take(section, key, value)` for each entry of a BrainVision header or marker file;
/// sections are given in lower case and without brackets.
/// @return the free text below [Comment]
template <class Take>
std::string_view forEachEntry(std::string_view text, Take take)
{
    std::string section;
    while (!text.empty()) {
        const std::string_view line = trimmed(takeLine(text));
        if (line.size() > 2 && line.front() == '[' && line.back() == ']') {
            section = lowered(line.substr(1, line.size() - 2));
            if (section == "comment")
                return text;
            continue;
        }
        const std::size_t at = line.find('=');
        if (!line.empty() && line.front() != ';' && at != std::string_view::npos)
            take(std::string_view(section), trimmed(line.substr(0, at)),
                 trimmed(line.substr(at + 1)));
    }
    return {};
}

}  // namespace facialis::acquisition
