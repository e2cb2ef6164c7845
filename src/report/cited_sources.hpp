// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace facialis::engine {

/// Collects the sources that a text cites, so that each is written out once: texts carry short tags
/// ("R1, S3"), the list at their end says what they stand for.
class CitedSources {
public:
    /// @param source  as causes and findings carry it: "Author 2007, Journal 1:2 [R1]; ... [S3]"
    /// @return the tags, "R1, S3"; what has none is returned as it is
    std::string tags(const std::string& source);

    /// Citation by tag, ascending.
    [[nodiscard]] const std::map<std::string, std::string>& list() const { return list_; }

private:
    std::map<std::string, std::string> list_;
};

}  // namespace facialis::engine
