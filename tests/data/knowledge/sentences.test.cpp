// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/knowledge/sentences.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "data/knowledge/seed_problems.hpp"
#include "tests/data/knowledge/changed_base.hpp"

using namespace facialis;
using Catch::Matchers::Contains;
using test::problemsWith;

namespace {

const KnowledgeBase& knowledge()
{
    static const KnowledgeBase base = KnowledgeBase::embedded().value();
    return base;
}

}  // namespace

TEST_CASE("Every sentence of the five seeds has its claims, or a reason why it makes none",
          "[knowledge][seeds]")
{
    for (const std::string& problem : sentenceProblems(knowledge()))
        FAIL_CHECK(problem);
    FACIALIS_TEST_FILE(first, "../seeds/000_84b4db0d0944b8d1.txt");
    const auto problems =
        seedFolderProblems(knowledge(), std::filesystem::path(first).parent_path().string());
    REQUIRE(problems.has_value());
    for (const std::string& problem : *problems)
        FAIL_CHECK(problem);
    SUCCEED();
}

TEST_CASE("No line of the tables repeats the words of a seed", "[knowledge][seeds]")
{
    FACIALIS_TEST_FILE(first, "../seeds/000_84b4db0d0944b8d1.txt");
    std::set<std::string> sentences;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(first).parent_path()))
        for (const std::string& sentence : sentencesOf(test::contentOf(entry.path())))
            sentences.insert(sentence);
    for (const SeedSentence& sentence : knowledge().seedSentences()) {
        CAPTURE(sentence.begin);
        CHECK(std::count(sentence.begin.begin(), sentence.begin.end(), ' ') < 6);
    }
    // Six words in a row are a quotation; names of things have fewer.
    std::set<std::string> phrases;
    const auto eachPhrase = [](const std::string& text, const auto& use) {
        std::vector<std::string> words = {""};
        for (const char letter : text)
            if (letter == ' ')
                words.emplace_back();
            else
                words.back() += letter;
        for (std::size_t i = 0; i + 6 <= words.size(); ++i) {
            std::string phrase;
            for (std::size_t k = i; k < i + 6; ++k)
                phrase += words[k] + " ";
            use(phrase);
        }
    };
    for (const std::string& sentence : sentences)
        eachPhrase(sentence, [&](const std::string& phrase) { phrases.insert(phrase); });
    const auto check = [&](const std::string& text) {
        eachPhrase(text, [&](const std::string& phrase) {
            CAPTURE(text, phrase);
            if (phrases.contains(phrase))
                FAIL_CHECK("these are the words of a seed");
        });
    };
    for (const CauseEntry& cause : knowledge().causes()) {
        check(cause.summary);
        for (const CauseEntry::Statement& statement : cause.statements)
            check(statement.text);
        for (const SourcedText& step : cause.nextSteps)
            check(step.text);
    }
    for (const NoteEntry& note : knowledge().notes())
        check(note.text);
    for (const SeedClaim& claim : knowledge().seedClaims())
        check(claim.claim);
}

TEST_CASE("A text falls into sentences by one rule", "[knowledge][seeds]")
{
    using List = std::vector<std::string>;
    CHECK(sentencesOf("One. Two! Three?\n\n  Four  \r\n") ==
          List{"One.", "Two!", "Three?", "Four"});
    CHECK(sentencesOf("1. Consult someone: they know. Then wait.") ==
          List{"1. Consult someone: they know.", "Then wait."});
    CHECK(sentencesOf("Dr. Who reply Neurology") == List{"Dr. Who reply Neurology"});
    CHECK(sentencesOf("From the brainstem. 1, 2 The condition lasts. 3") ==
          List{"From the brainstem. 1, 2", "The condition lasts. 3"});
    CHECK(sentencesOf("He said \"on stage.\" When asked (again.) He left") ==
          List{"He said \"on stage.\"", "When asked (again.)", "He left"});
    CHECK(sentencesOf("It lasts 2.5 s, i.e. long ... and ends") ==
          List{"It lasts 2.5 s, i.e. long ... and ends"});
    CHECK(sentencesOf(" \n\t\n").empty());
    CHECK(sentencesOf("").empty());
}

TEST_CASE("A sentence without its claims is noticed", "[knowledge][seeds]")
{
    const std::string file = "seed_sentences.tsv";
    const std::string line = "000_84b4db0d0944b8d1.txt\t14\tOver time, this\t24\n";
    CHECK_THAT(problemsWith(file, line, ""),
               Contains("sentence 15 of 000_84b4db0d0944b8d1.txt stands where sentence 14") &&
                   Contains("claim 24 of 000_84b4db0d0944b8d1.txt is in no sentence"));
    CHECK_THAT(problemsWith(file, "this\t24\n", "this\t24,1000\n"),
               Contains("names claim 1000, which is not in seed_claims.tsv"));
    CHECK_THAT(problemsWith(file, "this\t24\n", "this\t24,375\n"),
               Contains("names claim 375, which is of another seed"));
    CHECK_THAT(problemsWith(file, "this\t24\n", "this\t\n"),
               Contains("names neither a claim nor why it makes none"));
    CHECK_THAT(problemsWith(file, "Over time, this\t24\n", "\t24\n"),
               Contains("does not say how it begins"));
}

TEST_CASE("A seed that does not match its table is noticed", "[knowledge][seeds]")
{
    const test::TemporaryFolder seeds;
    std::map<std::string, std::string> texts;
    for (const SeedSentence& sentence : knowledge().seedSentences())
        texts[sentence.seed] += sentence.begin + " and so on.\n";
    const auto problems = [&] {
        for (const auto& [name, text] : texts)
            test::writeContent(seeds.path() / name, text);
        return seedFolderProblems(knowledge(), seeds.path().string()).value();
    };
    CHECK(problems().empty());
    std::string& text = texts["004_99271b249b2f092e.txt"];
    const std::string good = text;
    text += "One more claim.\n";
    CHECK(problems() ==
          std::vector<std::string>{"sentence 23 of 004_99271b249b2f092e.txt has no line"});
    text = good.substr(0, good.rfind("In daily"));
    CHECK(problems() ==
          std::vector<std::string>{"sentence 22 of 004_99271b249b2f092e.txt is not in the seed"});
    text = good;
    text.replace(text.find("In daily"), 2, "At");
    CHECK_THAT(problems().at(0), Contains("does not begin with 'In daily life,'"));
    CHECK(problems().size() == 1);
    std::filesystem::remove(seeds.path() / "004_99271b249b2f092e.txt");
    texts.erase("004_99271b249b2f092e.txt");
    const auto missing = seedFolderProblems(knowledge(), seeds.path().string());
    REQUIRE_FALSE(missing.has_value());
    CHECK_THAT(missing.error().where, Contains("004_99271b249b2f092e.txt"));
}
