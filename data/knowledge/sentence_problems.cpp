// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "data/knowledge/seed_problems.hpp"
#include "data/knowledge/sentences.hpp"

namespace facialis {

namespace {

std::string placeOf(const SeedSentence& sentence)
{
    return fmt::format("sentence {} of {}", sentence.number, sentence.seed);
}

Result<std::string> contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (std::error_code ignored; !file || std::filesystem::is_directory(path, ignored))
        return failure("a seed document is not there or cannot be read", path.string(),
                       "give --seeds the folder with all seeds that seed_sentences.tsv names");
    text << file.rdbuf();
    return text.str();
}

}  // namespace

std::vector<std::string> sentenceProblems(const KnowledgeBase& base)
{
    std::vector<std::string> problems;
    std::map<int, const SeedClaim*> claims;
    for (const SeedClaim& claim : base.seedClaims())
        claims[claim.number] = &claim;
    std::map<std::string, int> last;
    std::set<int> named;
    for (const SeedSentence& sentence : base.seedSentences()) {
        const int expected = ++last[sentence.seed];
        if (sentence.number != expected)
            problems.push_back(
                fmt::format("{} stands where sentence {} belongs", placeOf(sentence), expected));
        last[sentence.seed] = sentence.number;
        if (sentence.begin.empty())
            problems.push_back(fmt::format("{} does not say how it begins", placeOf(sentence)));
        if (sentence.claims.empty() == sentence.noClaim.empty())
            problems.push_back(
                fmt::format("{} names neither a claim nor why it makes none", placeOf(sentence)));
        for (const int number : sentence.claims) {
            named.insert(number);
            if (!claims.contains(number))
                problems.push_back(fmt::format("{} names claim {}, which is not in seed_claims.tsv",
                                               placeOf(sentence), number));
            else if (claims[number]->seed != sentence.seed)
                problems.push_back(fmt::format("{} names claim {}, which is of another seed",
                                               placeOf(sentence), number));
        }
    }
    for (const auto& [number, claim] : claims)
        if (!named.contains(number))
            problems.push_back(
                fmt::format("claim {} of {} is in no sentence", number, claim->seed));
    return problems;
}

Result<std::vector<std::string>> seedFolderProblems(const KnowledgeBase& base,
                                                    const std::string& folder)
{
    std::map<std::string, std::map<int, const SeedSentence*>> lines;
    for (const SeedSentence& sentence : base.seedSentences())
        lines[sentence.seed][sentence.number] = &sentence;
    std::vector<std::string> problems;
    for (const auto& [seed, ofSeed] : lines) {
        const Result<std::string> text = contentOf(std::filesystem::path(folder) / seed);
        if (!text)
            return tl::unexpected(text.error());
        int number = 0;
        for (const std::string& sentence : sentencesOf(*text)) {
            const auto line = ofSeed.find(++number);
            if (line == ofSeed.end())
                problems.push_back(fmt::format("sentence {} of {} has no line", number, seed));
            else if (!sentence.starts_with(line->second->begin))
                problems.push_back(fmt::format("{} does not begin with '{}'",
                                               placeOf(*line->second), line->second->begin));
        }
        for (const auto& [extra, line] : ofSeed)
            if (extra > number)
                problems.push_back(fmt::format("{} is not in the seed", placeOf(*line)));
    }
    return problems;
}

}  // namespace facialis
