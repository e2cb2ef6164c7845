// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "data/knowledge/annotation_words.hpp"
#include "data/knowledge/words.hpp"

namespace facialis {

/// The entry of a list that words name, and which of the words do.
template <class Entry>
struct LongestMatch {
    const Entry* entry = nullptr;  ///< null: none is named
    std::size_t at = 0, length = 0;
};

/// Looks for names, ids and synonyms of the entries among the words of an annotation; the longest
/// phrase wins, the first entry among equals.
/// @param words  in lower case, as wordsOf() gives them, without fillers
template <class Entry>
[[nodiscard]] LongestMatch<Entry> longestMatch(const std::vector<Entry>& entries,
                                               const std::vector<std::string>& words)
{
    LongestMatch<Entry> best;
    const auto consider = [&](const Entry& entry, std::string_view phrase) {
        std::vector<std::string> parts = wordsOf(phrase);
        std::erase_if(parts, [](const std::string& w) { return isOneOf(w, annotationFillers); });
        const auto at = positionOf(parts, words);
        if (at && parts.size() > best.length)
            best = {&entry, *at, parts.size()};
    };
    for (const Entry& entry : entries) {
        consider(entry, entry.name);
        consider(entry, entry.id);
        for (const std::string& synonym : entry.synonyms)
            consider(entry, synonym);
    }
    return best;
}

}  // namespace facialis
