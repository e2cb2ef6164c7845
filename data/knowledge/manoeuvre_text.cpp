// SPDX-License-Identifier: GPL-3.0-or-later
// The manoeuvre that an annotation names.
#include "data/knowledge/annotation_words.hpp"
#include "data/knowledge/knowledge_base.hpp"
#include "data/knowledge/longest_match.hpp"
#include "data/knowledge/words.hpp"

namespace facialis {

namespace {

using Words = std::vector<std::string>;

/// No annotation of a movement is a long sentence; prose that happens to hold "smile" is none.
constexpr std::size_t mostWordsLeft = 2;

}  // namespace

const ManoeuvreEntry* KnowledgeBase::identifyManoeuvre(std::string_view text) const
{
    Words words;
    const Words all = wordsOf(text);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string& word = all[i];
        // "no. 3" counts, "no smile" denies.
        const bool isNumero = word == "no" && i + 1 < all.size() && isNumber(all[i + 1]);
        if (isOneOf(word, annotationDenials) || (word == "no" && !isNumero))
            return nullptr;
        if (!isNumber(word) && !isNumero && !isOneOf(word, annotationFillers))
            words.push_back(word);
    }
    const auto match = longestMatch(manoeuvres_, words);
    if (match.entry == nullptr || words.size() - match.length > mostWordsLeft)
        return nullptr;
    // A second manoeuvre in what is left: "smile, pucker" says neither when which is made.
    Words rest(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(match.at));
    const auto before = longestMatch(manoeuvres_, rest);
    rest.assign(words.begin() + static_cast<std::ptrdiff_t>(match.at + match.length), words.end());
    const auto after = longestMatch(manoeuvres_, rest);
    for (const auto& other : {before, after})
        if (other.entry != nullptr && other.entry != match.entry)
            return nullptr;
    return match.entry;
}

}  // namespace facialis
