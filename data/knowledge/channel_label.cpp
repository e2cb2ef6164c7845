// SPDX-License-Identifier: GPL-3.0-or-later
// Muscle and side from a channel label.
#include <algorithm>
#include <array>
#include <set>

#include "data/knowledge/knowledge_base.hpp"
#include "data/knowledge/side_word.hpp"
#include "data/knowledge/words.hpp"

namespace facialis {

namespace {

using Words = std::vector<std::string>;

/// Words that say the trace is no muscle, whatever else they resemble ("Temp rectal").
constexpr std::array otherSignals = {"rectal", "temperature", "skin", "eeg", "eog",
                                     "ecg",    "ekg",         "resp", "acc", "accel",
                                     "gyro",   "trigger",     "ppg",  "spo"};

/// A muscle by one of its phrases.
struct Phrase {
    Words words;
    const MuscleEntry* muscle;
};

void sortLongestFirst(std::vector<Phrase>& phrases)
{
    std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
        return a.words.size() > b.words.size();
    });
}

/// All names, the longest first, so that "depressor anguli oris" is read before "oris".
std::vector<Phrase> namesOf(const std::vector<MuscleEntry>& muscles)
{
    std::vector<Phrase> phrases;
    for (const MuscleEntry& muscle : muscles) {
        phrases.push_back({wordsOf(muscle.name), &muscle});
        std::string abbreviation = muscle.abbreviation;
        phrases.push_back({wordsOf(abbreviation), &muscle});
        // "ZygMin" may also stand in the label as one word.
        for (char& c : abbreviation)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        phrases.push_back({{abbreviation}, &muscle});
        for (const std::string& synonym : muscle.synonyms)
            phrases.push_back({wordsOf(synonym), &muscle});
    }
    sortLongestFirst(phrases);
    return phrases;
}

/// Places of the face that stand for the muscle under them, where no muscle is named.
std::vector<Phrase> regionsOf(const std::vector<MuscleEntry>& muscles)
{
    std::vector<Phrase> phrases;
    for (const MuscleEntry& muscle : muscles)
        for (const std::string& region : muscle.regions)
            phrases.push_back({wordsOf(region), &muscle});
    sortLongestFirst(phrases);
    return phrases;
}

bool isKnown(std::string_view word, const std::vector<Phrase>& phrases)
{
    return std::any_of(phrases.begin(), phrases.end(), [word](const Phrase& phrase) {
        return phrase.words.size() == 1 && phrase.words.front() == word;
    });
}

/// "zygl" -> "zyg", "l"; "leftooc" -> "left", "ooc": a side written onto a muscle. Only where the
/// rest is a muscle, because "corr" is corrugator and not "cor" on the right.
Words splitSide(const std::string& word, const std::vector<Phrase>& phrases)
{
    if (isKnown(word, phrases) || sideFromWord(word))
        return {word};
    for (std::size_t cut = 1; cut < word.size(); ++cut) {
        const std::string head = word.substr(0, cut), tail = word.substr(cut);
        if ((sideFromWord(head) && isKnown(tail, phrases)) ||
            (isKnown(head, phrases) && sideFromWord(tail)))
            return {head, tail};
    }
    return {word};
}

/// Takes the words of every muscle out of `words` and says which they were.
std::set<std::string> takeMuscles(Words& words, const std::vector<Phrase>& phrases)
{
    std::set<std::string> found;
    for (const Phrase& phrase : phrases)
        while (const auto at = positionOf(phrase.words, words)) {
            found.insert(phrase.muscle->id);
            const auto first = words.begin() + static_cast<std::ptrdiff_t>(*at);
            // What was read must not join its neighbours to a new phrase.
            *first = "-";
            words.erase(first + 1, first + static_cast<std::ptrdiff_t>(phrase.words.size()));
        }
    return found;
}

/// Words between the parts of a name: "orbicularis (m.) oculi".
bool isFiller(std::string_view word)
{
    constexpr std::array fillers = {"emg",  "semg", "m",   "musculus", "muscle", "muscles",
                                    "surf", "bip",  "the", "bipolar",  "channel"};
    return std::find(fillers.begin(), fillers.end(), word) != fillers.end() || isNumber(word);
}

}  // namespace

NamedChannel KnowledgeBase::identifyChannel(std::string_view label) const
{
    const std::vector<Phrase> names = namesOf(muscles_);
    Words words;
    bool isOther = false;
    for (const std::string& word : wordsOf(label)) {
        isOther = isOther ||
                  std::find(otherSignals.begin(), otherSignals.end(), word) != otherSignals.end();
        if (isFiller(word))
            continue;
        const Words parts = splitSide(word, names);
        words.insert(words.end(), parts.begin(), parts.end());
    }

    // The side may stand inside the name ("orbicularis left oculi"): it goes first.
    std::set<Side> sides;
    Words rest;
    for (const std::string& word : words)
        if (const auto side = sideFromWord(word))
            sides.insert(*side);
        else
            rest.push_back(word);

    NamedChannel named;
    if (sides.size() == 1)
        named.side = *sides.begin();
    named.isContradictory = sides.size() > 1;
    if (isOther)
        return named;
    std::set<std::string> found = takeMuscles(rest, names);
    if (found.empty())
        found = takeMuscles(rest, regionsOf(muscles_));
    if (found.size() == 1)
        named.muscle = *found.begin();
    named.isContradictory = named.isContradictory || found.size() > 1;
    return named;
}

}  // namespace facialis
