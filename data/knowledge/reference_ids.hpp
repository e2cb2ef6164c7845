// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace facialis {

/// "R5, S3" -> {"R5", "S3"}: the parts between commas, without blanks around them.
[[nodiscard]] inline std::vector<std::string> referenceIds(std::string_view text)
{
    std::vector<std::string> ids;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        std::string_view part = text.substr(0, comma);
        while (!part.empty() && part.front() == ' ')
            part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ')
            part.remove_suffix(1);
        if (!part.empty())
            ids.emplace_back(part);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return ids;
}

}  // namespace facialis
