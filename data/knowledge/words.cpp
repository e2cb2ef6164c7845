// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/knowledge/words.hpp"

#include <algorithm>

namespace facialis {

namespace {

// <cctype> depends on the locale; labels must not.
bool isSmall(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return isSmall(c) || isCapital(c) || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::vector<std::string> wordsOf(std::string_view label)
{
    std::vector<std::string> words;
    char before = ' ';
    for (const char c : label) {
        const bool belongs = isLetter(c) || isDigit(c);
        const bool continues =
            (isLetter(before) && isLetter(c) && !(isSmall(before) && isCapital(c))) ||
            (isDigit(before) && isDigit(c));
        if (belongs) {
            if (!continues)
                words.emplace_back();
            words.back() += isCapital(c) ? static_cast<char>(c - 'A' + 'a') : c;
        }
        before = c;
    }
    return words;
}

std::optional<std::size_t> positionOf(std::span<const std::string> phrase,
                                      std::span<const std::string> words)
{
    if (phrase.empty())
        return std::nullopt;
    const auto found = std::search(words.begin(), words.end(), phrase.begin(), phrase.end());
    if (found == words.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - words.begin());
}

bool isNumber(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), isDigit);
}

}  // namespace facialis
