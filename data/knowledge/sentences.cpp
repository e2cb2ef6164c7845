// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/knowledge/sentences.hpp"

#include <algorithm>

namespace facialis {

namespace {

constexpr std::string_view digits = "0123456789";

std::string_view withoutBlanks(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

bool beginsSentence(char letter)
{
    return (letter >= 'A' && letter <= 'Z') || letter == '"';
}

/// Where the sentence that begins the line ends and the next one begins; the line's length when it
/// is the only one.
std::size_t nextSentence(std::string_view line)
{
    for (std::size_t mark = line.find_first_of(".!?"); mark != std::string_view::npos;
         mark = line.find_first_of(".!?", mark + 1)) {
        const std::string_view before = line.substr(0, mark);
        const bool isNumber = before.find_first_not_of(digits) == std::string_view::npos;
        if (isNumber || before == "Dr" || before.ends_with(" Dr"))
            continue;
        const std::size_t blank = line.find_first_not_of("\"')]", mark + 1);
        if (blank == std::string_view::npos || line[blank] != ' ')
            continue;
        const std::size_t next = line.find_first_not_of(" ,0123456789", blank);
        if (next != std::string_view::npos && beginsSentence(line[next]))
            return next;
    }
    return line.size();
}

}  // namespace

std::vector<std::string> sentencesOf(std::string_view text)
{
    std::vector<std::string> sentences;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = withoutBlanks(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty()) {
            const std::size_t next = nextSentence(line);
            sentences.emplace_back(withoutBlanks(line.substr(0, next)));
            line.remove_prefix(next);
        }
    }
    return sentences;
}

}  // namespace facialis
