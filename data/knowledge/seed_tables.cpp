// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/knowledge/seed_tables.hpp"

#include <charconv>
#include <fmt/format.h>
#include <functional>

#include "data/knowledge/reference_ids.hpp"

namespace facialis {

namespace {

using Cells = std::vector<std::string>;

constexpr std::string_view notShown = "not_shown: ";
constexpr std::string_view noClaim = "no claim: ";

Cells cellsOf(std::string_view line)
{
    Cells cells;
    while (true) {
        const std::size_t tab = line.find('\t');
        cells.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos)
            return cells;
        line.remove_prefix(tab + 1);
    }
}

/// A whole number from 1; 0 where the text is none.
int numberFrom(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number > 0 ? number : 0;
}

/// Reads a table of `columns` cells a line. Lines that begin with '#' are remarks, the first other
/// line names the columns. `read` gives what is wrong with a line, empty when nothing is.
Result<void> readTable(std::string_view text, const std::string& place, std::size_t columns,
                       const std::function<std::string(const Cells&)>& read)
{
    bool isHeader = true;
    for (int line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view row = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!row.empty() && row.back() == '\r')
            row.remove_suffix(1);
        if (row.empty() || row.front() == '#' || std::exchange(isHeader, false))
            continue;
        const Cells cells = cellsOf(row);
        const std::string wrong =
            cells.size() == columns
                ? read(cells)
                : fmt::format("{} columns where {} are needed", cells.size(), columns);
        if (!wrong.empty())
            return failure(wrong, fmt::format("{}:{}", place, line),
                           "correct the line; docs/knowledge.md says how it is written");
    }
    return {};
}

std::string readClaim(const Cells& cells, SeedClaim& claim)
{
    claim.number = numberFrom(cells[0]);
    if (claim.number == 0)
        return fmt::format("'{}' is no number", cells[0]);
    claim.seed = cells[1];
    claim.row = cells[2];
    if (cells[3] == "condition")
        claim.shown = Shown::withCondition;
    else if (cells[3] == "no")
        claim.shown = Shown::no;
    else if (cells[3] != "yes")
        return fmt::format("'shown' must be yes, condition or no, not '{}'", cells[3]);
    if (cells[4].starts_with(notShown))
        claim.reason = cells[4].substr(notShown.size());
    else
        claim.address = cells[4];
    if (cells[5] != "-")
        claim.words = referenceIds(cells[5]);
    claim.claim = cells[6];
    return {};
}

std::string readSentence(const Cells& cells, SeedSentence& sentence)
{
    sentence.seed = cells[0];
    sentence.number = numberFrom(cells[1]);
    if (sentence.number == 0)
        return fmt::format("'{}' is no number", cells[1]);
    sentence.begin = cells[2];
    if (cells[3].starts_with(noClaim)) {
        sentence.noClaim = cells[3].substr(noClaim.size());
        return {};
    }
    for (const std::string& claim : referenceIds(cells[3])) {
        sentence.claims.push_back(numberFrom(claim));
        if (sentence.claims.back() == 0)
            return fmt::format("'{}' is no number of a claim", claim);
    }
    return {};
}

}  // namespace

Result<std::vector<SeedClaim>> readSeedClaims(std::string_view text, const std::string& place)
{
    std::vector<SeedClaim> claims;
    const Result<void> done = readTable(text, place, 7, [&claims](const Cells& cells) {
        return readClaim(cells, claims.emplace_back());
    });
    if (!done)
        return tl::unexpected(done.error());
    return claims;
}

Result<std::vector<SeedSentence>> readSeedSentences(std::string_view text, const std::string& place)
{
    std::vector<SeedSentence> sentences;
    const Result<void> done = readTable(text, place, 4, [&sentences](const Cells& cells) {
        return readSentence(cells, sentences.emplace_back());
    });
    if (!done)
        return tl::unexpected(done.error());
    return sentences;
}

}  // namespace facialis
