// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <map>
#include <set>

#include "data/knowledge/seed_problems.hpp"
#include "data/knowledge/text_address.hpp"

namespace facialis {

namespace {

constexpr std::string_view noRow = "none";

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

bool holds(const std::string& text, const std::string& word)
{
    return lowerCase(text).find(lowerCase(word)) != std::string::npos;
}

bool beginsWithRow(const std::string& id, const std::string& row)
{
    return id.starts_with(row + "_");
}

bool isRow(const KnowledgeBase& base, const std::string& row)
{
    if (row == noRow || row == "red_flag" || base.cause(row) != nullptr ||
        base.note(row) != nullptr)
        return true;
    return std::any_of(base.notes().begin(), base.notes().end(),
                       [&row](const NoteEntry& note) { return beginsWithRow(note.id, row); });
}

/// The ids of the references that stand for a seed file: their text begins with its name.
std::vector<std::string> referencesOf(const KnowledgeBase& base, const std::string& seed)
{
    std::vector<std::string> ids;
    for (const ReferenceEntry& reference : base.references())
        if (reference.text.starts_with(seed))
            ids.push_back(reference.id);
    return ids;
}

/// What is wrong with where a claim points; empty when nothing is.
std::string wrongAddress(const KnowledgeBase& base, const SeedClaim& claim)
{
    if (!liesInRow(claim.address, claim.row))
        return fmt::format("the address '{}' is not in the row '{}'", claim.address, claim.row);
    const std::optional<AddressedText> found = textAt(base, claim.address);
    if (!found)
        return fmt::format("the address '{}' leads to no text", claim.address);
    if (claim.words.empty())
        return "no words are given that its text must hold";
    for (const std::string& word : claim.words)
        if (!holds(found->text, word))
            return fmt::format("the text at '{}' does not hold '{}'", claim.address, word);
    const std::vector<std::string> ids = referencesOf(base, claim.seed);
    if (std::find_first_of(ids.begin(), ids.end(), found->sources.begin(), found->sources.end()) ==
        ids.end())
        return fmt::format("the text at '{}' does not cite the seed", claim.address);
    return {};
}

std::string wrongClaim(const KnowledgeBase& base, const SeedClaim& claim)
{
    if (!isRow(base, claim.row))
        return fmt::format("its row '{}' is not in this knowledge base", claim.row);
    if (claim.shown == Shown::no)
        return claim.reason.empty() ? "it is not shown, and no reason is given" : "";
    if (claim.row == noRow)
        return "it is shown, but belongs to no row";
    if (claim.address.empty())
        return "it is shown, but has no address";
    return wrongAddress(base, claim);
}

/// A cause names exactly the seeds whose claims belong to it.
void compareSeeds(const KnowledgeBase& base, std::vector<std::string>& problems)
{
    std::map<std::string, std::set<std::string>> seedsOf;
    for (const SeedClaim& claim : base.seedClaims())
        if (claim.shown != Shown::no)
            seedsOf[claim.row].insert(claim.seed);
    for (const CauseEntry& cause : base.causes()) {
        const std::set<std::string> named(cause.seeds.begin(), cause.seeds.end());
        for (const std::string& seed : named)
            if (!seedsOf[cause.id].contains(seed))
                problems.push_back(fmt::format(
                    "cause {} names the seed '{}', which claims nothing of it", cause.id, seed));
        for (const std::string& seed : seedsOf[cause.id])
            if (!named.contains(seed))
                problems.push_back(fmt::format(
                    "cause {} does not name the seed '{}', which speaks of it", cause.id, seed));
    }
}

}  // namespace

std::vector<std::string> claimProblems(const KnowledgeBase& base)
{
    std::vector<std::string> problems;
    int expected = 1;
    for (const SeedClaim& claim : base.seedClaims()) {
        if (claim.number != expected++)
            problems.push_back(
                fmt::format("claim {} stands where claim {} belongs", claim.number, expected - 1));
        if (const std::string wrong = wrongClaim(base, claim); !wrong.empty())
            problems.push_back(fmt::format("claim {} of {}: {}", claim.number, claim.seed, wrong));
    }
    compareSeeds(base, problems);
    return problems;
}

}  // namespace facialis
