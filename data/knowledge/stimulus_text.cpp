// SPDX-License-Identifier: GPL-3.0-or-later
// The stimulus that an annotation names, and channels that carry triggers.
#include <algorithm>

#include "data/knowledge/annotation_words.hpp"
#include "data/knowledge/knowledge_base.hpp"
#include "data/knowledge/longest_match.hpp"
#include "data/knowledge/side_word.hpp"
#include "data/knowledge/words.hpp"

namespace facialis {

namespace {

using Words = std::vector<std::string>;

/// As for movements: no name of a stimulus is a long sentence.
constexpr std::size_t mostWordsLeft = 2;

/// Takes the side out of `words`. @return false where two different ones are named
bool takeSide(Words& words, std::optional<Side>& side)
{
    bool isOne = true;
    std::erase_if(words, [&](const std::string& word) {
        const auto named = sideFromWord(word);
        if (named) {
            isOne = isOne && (!side || side == named);
            side = named;
        }
        return named.has_value();
    });
    return isOne;
}

}  // namespace

std::optional<NamedStimulus> KnowledgeBase::identifyStimulus(std::string_view text) const
{
    Words words;
    bool isSaid = false;
    for (const std::string& word : wordsOf(text)) {
        if (isOneOf(word, annotationDenials) || word == "no")
            return std::nullopt;
        if (isOneOf(word, stimulusWords_.stimulus))
            isSaid = true;
        else if (!isNumber(word) && !isOneOf(word, annotationFillers))
            words.push_back(word);
    }
    NamedStimulus stimulus;
    if (!takeSide(words, stimulus.side))
        return std::nullopt;
    const auto match = longestMatch(stimulusSites_, words);
    if (match.entry != nullptr) {
        const auto first = words.begin() + static_cast<std::ptrdiff_t>(match.at);
        // What was read must not join its neighbours to a new phrase.
        *first = "-";
        words.erase(first + 1, first + static_cast<std::ptrdiff_t>(match.length));
        const auto other = longestMatch(stimulusSites_, words);
        if (other.entry != nullptr && other.entry != match.entry)
            return std::nullopt;
        // "zygomatic" alone is a muscle's name; a nerve or a reflex is stimulated by what it is.
        const bool isNerve =
            match.length > 1 || match.entry->reflex == StimulusSiteEntry::Reflex::blinkReflex;
        isSaid = isSaid || isNerve;
        stimulus.site = match.entry;
    }
    std::erase_if(words, [&](const std::string& word) {
        return word == "-" || isOneOf(word, stimulusWords_.beside);
    });
    if (!isSaid || words.size() > mostWordsLeft)
        return std::nullopt;
    return stimulus;
}

bool KnowledgeBase::isTriggerLabel(std::string_view label) const
{
    if (!identifyChannel(label).muscle.empty())
        return false;
    bool isTrigger = false;
    for (const std::string& word : wordsOf(label)) {
        if (isOneOf(word, stimulusWords_.trigger))
            isTrigger = true;
        else if (!isNumber(word) && !isOneOf(word, stimulusWords_.beside) && !sideFromWord(word) &&
                 longestMatch(stimulusSites_, Words{word}).entry == nullptr)
            return false;
    }
    return isTrigger;
}

}  // namespace facialis
