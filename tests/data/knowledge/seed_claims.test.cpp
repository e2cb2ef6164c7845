// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "data/knowledge/seed_problems.hpp"
#include "data/knowledge/sentences.hpp"
#include "data/knowledge/text_address.hpp"
#include "tests/data/knowledge/changed_base.hpp"

using namespace facialis;
using Catch::Matchers::Contains;
using test::loadedWith;
using test::problemsWith;

namespace {

const KnowledgeBase& knowledge()
{
    static const KnowledgeBase base = KnowledgeBase::embedded().value();
    return base;
}

std::string textOf(const std::string& address)
{
    const auto found = textAt(knowledge(), address);
    return found ? found->text : "";
}

/// The cells of a line between tabs.
std::vector<std::string> cellsOf(const std::string& line)
{
    std::vector<std::string> cells(1);
    for (const char letter : line)
        if (letter == '\t')
            cells.emplace_back();
        else if (letter != '\r')
            cells.back() += letter;
    return cells;
}

/// The lines of a text, without the empty ones.
std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines(1);
    for (const char letter : text)
        if (letter == '\n')
            lines.emplace_back();
        else
            lines.back() += letter;
    std::erase(lines, "");
    return lines;
}

}  // namespace

TEST_CASE("Every claim of the five seeds stands in its row, with its meaning and its source",
          "[knowledge][seeds]")
{
    REQUIRE(knowledge().seedClaims().size() == 375);
    for (const std::string& problem : claimProblems(knowledge()))
        FAIL_CHECK(problem);
    std::map<std::string, int> ofSeed;
    for (const SeedClaim& claim : knowledge().seedClaims()) {
        CAPTURE(claim.number);
        ++ofSeed[claim.seed];
        CHECK_FALSE(claim.claim.empty());
        CHECK(claim.address.empty() == (claim.shown == Shown::no));
    }
    CHECK(ofSeed.size() == 5);
}

TEST_CASE("Every claim and row of the list that was handed over has its line here",
          "[knowledge][seeds]")
{
    FACIALIS_TEST_FILE(path, "../seeds_coverage.tsv");
    std::vector<std::string> lines = linesOf(test::contentOf(path));
    lines.erase(lines.begin());
    REQUIRE(lines.size() == knowledge().seedClaims().size());
    const std::map<std::string, Shown> shown = {
        {"yes", Shown::yes}, {"condition", Shown::withCondition}, {"no", Shown::no}};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::vector<std::string> cells = cellsOf(lines[i]);
        const SeedClaim& claim = knowledge().seedClaims()[i];
        CAPTURE(lines[i]);
        REQUIRE(cells.size() == 4);
        CHECK(claim.seed == cells[0]);
        CHECK(claim.row == cells[2]);
        CHECK(claim.shown == shown.at(cells[3]));
    }
}

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

TEST_CASE("An address leads to the text it names and nowhere else", "[knowledge][seeds]")
{
    CHECK_THAT(textOf("causes.hfs_nvc.statements.pulsation"), Contains("pulsation"));
    CHECK_THAT(textOf("causes.hfs_nvc.numbers.1"), Contains("133 of 215"));
    CHECK_THAT(textOf("causes.hfs_nvc.supports.clt"), Contains("clonic"));
    CHECK_THAT(textOf("causes.hfs_nvc.opposes.bil"), Contains("Both sides"));
    CHECK_THAT(textOf("causes.drugs.context.drugs.antipsychotic"), Contains("antipsychotic"));
    CHECK_THAT(textOf("causes.stress.self_care.2"), Contains("less stress"));
    CHECK_THAT(textOf("causes.hfs_nvc.summary"), Contains("vessel"));
    CHECK_THAT(textOf("notes.conflict_a"), Contains("one word"));
    CHECK_THAT(textOf("red_flags.spread"), Contains("Spreading"));
    for (const char* address :
         {"", "causes", "causes.", "causes.hfs_nvc", "causes.hfs_nvc.", "causes.nobody.summary",
          "causes.hfs_nvc.numbers.0", "causes.hfs_nvc.numbers.4", "causes.hfs_nvc.numbers.1x",
          "causes.hfs_nvc.numbers.", "causes.hfs_nvc.summary.1", "causes.hfs_nvc.id",
          "causes.hfs_nvc.statements.pulsation.", "notes", "notes.", "notes.nothing",
          "red_flags.nothing", "findings.uni"}) {
        CAPTURE(address);
        CHECK_FALSE(textAt(knowledge(), address).has_value());
    }
    const auto summary = textAt(knowledge(), "causes.migraine.summary");
    REQUIRE(summary.has_value());
    CHECK(summary->sources == std::vector<std::string>{"S3"});
}

TEST_CASE("A row holds its own addresses alone", "[knowledge][seeds]")
{
    CHECK(liesInRow("causes.stress.statements.tension", "stress"));
    CHECK_FALSE(liesInRow("causes.stress.statements.tension", "tn"));
    CHECK(liesInRow("notes.pitfall_stress", "pitfall"));
    CHECK(liesInRow("notes.general", "general"));
    CHECK_FALSE(liesInRow("notes.conflict_a", "conflict_b"));
    CHECK_FALSE(liesInRow("notes.pitfalls", "pitfall"));
    CHECK(liesInRow("red_flags.spread", "red_flag"));
    CHECK_FALSE(liesInRow("red_flags.spread", "spread"));
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

TEST_CASE("A claim without its place is noticed", "[knowledge][seeds]")
{
    const std::string file = "seed_claims.tsv";
    const std::string place = "causes.hfs_nvc.statements.pulsation\tpulsation";
    CHECK_THAT(problemsWith(file, place, "causes.hfs_nvc.statements.pulse\tpulsation"),
               Contains("claim 24 of 000_84b4db0d0944b8d1.txt: the address "
                        "'causes.hfs_nvc.statements.pulse' leads to no text"));
    CHECK_THAT(problemsWith(file, place, "causes.tn.statements.pain\tpulsation"),
               Contains("is not in the row 'hfs_nvc'"));
    CHECK_THAT(problemsWith(file, place, "causes.hfs_nvc.statements.pulsation\theartbeat"),
               Contains("does not hold 'heartbeat'"));
    CHECK_THAT(problemsWith(file, place + ", over time, over-excitable",
                            "causes.hfs_nvc.statements.severe\tsevere"),
               Contains("does not cite the seed"));
    CHECK_THAT(problemsWith(file, place + ", over time, over-excitable",
                            "causes.hfs_nvc.statements.pulsation\t-"),
               Contains("no words are given"));
    CHECK_THAT(problemsWith(file, place, "\tpulsation"), Contains("has no address"));
    CHECK_THAT(problemsWith(file, "hfs_nvc\tyes\t" + place, "hfs\tyes\t" + place),
               Contains("its row 'hfs' is not in this knowledge base"));
    CHECK_THAT(problemsWith(file, "hfs_nvc\tyes\t" + place, "none\tyes\t" + place),
               Contains("belongs to no row"));
    CHECK_THAT(problemsWith(file, "not_shown: site path", "not_shown: "),
               Contains("claim 1 of 000_84b4db0d0944b8d1.txt: it is not shown, and no reason"));
    CHECK_THAT(problemsWith(file, "\n7\t", "\n8\t"), Contains("stands where claim 7 belongs"));
}

TEST_CASE("A base that has lost a row or a text of the seeds' claims is noticed",
          "[knowledge][seeds]")
{
    CHECK_THAT(problemsWith("causes.toml", "id = \"migraine\"", "id = \"megrim\""),
               Contains("claim 314 of 003_6dee4a858d716c64.txt: its row 'migraine' is not in this "
                        "knowledge base"));
    CHECK_THAT(problemsWith("notes.toml", "id = \"conflict_k\"", "id = \"conflict_z\""),
               Contains("its row 'conflict_k' is not in this knowledge base"));
    CHECK_THAT(problemsWith("notes.toml", "id = \"hearing\"", "id = \"ears\""),
               Contains("'red_flags.hearing' leads to no text"));
    CHECK_THAT(problemsWith("causes.toml", "without end, irritates", "without end, excites"),
               !Contains("claim"));
    CHECK_THAT(problemsWith("causes.toml", "over time; the nerve", "later; the nerve"),
               Contains("does not hold 'over time'"));
    CHECK_THAT(
        problemsWith("causes.toml", "seeds = [\"004_99271b249b2f092e.txt\"]",
                     "seeds = [\"003_6dee4a858d716c64.txt\"]"),
        Contains("cause tn names the seed '003_6dee4a858d716c64.txt', which claims nothing") &&
            Contains("cause tn does not name the seed '004_99271b249b2f092e.txt'"));
}

TEST_CASE("A folder without tables of the seeds is held against those of the program",
          "[knowledge][seeds]")
{
    const test::TemporaryFolder folder;
    test::writeChangedBase(folder.path(), "causes.toml", "id = \"migraine\"", "id = \"megrim\"");
    std::filesystem::remove(folder.path() / "seed_claims.tsv");
    std::filesystem::remove(folder.path() / "seed_sentences.tsv");
    const auto base = KnowledgeBase::load(folder.path().string());
    REQUIRE(base.has_value());
    CHECK(base->seedClaims().size() == knowledge().seedClaims().size());
    CHECK_FALSE(claimProblems(*base).empty());
    // Whoever wants no claims says so by a table without lines.
    test::writeContent(folder.path() / "seed_claims.tsv", "number\tseed\n");
    test::writeContent(folder.path() / "seed_sentences.tsv", "seed\tsentence\n");
    CHECK(KnowledgeBase::load(folder.path().string())->seedClaims().empty());
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

TEST_CASE("Lines of the seeds' tables that cannot be read are refused with file and line",
          "[knowledge][seeds]")
{
    const auto refused = [](const std::string& file, const std::string& text,
                            const std::string& replacement) {
        const auto base = loadedWith(file, text, replacement);
        REQUIRE_FALSE(base.has_value());
        return base.error().sentence();
    };
    CHECK_THAT(refused("seed_claims.tsv", "\n7\t", "\nseven\t"),
               Contains("'seven' is no number") && Contains("seed_claims.tsv:"));
    CHECK_THAT(refused("seed_claims.tsv", "\thfs_nvc\tyes\t", "\thfs_nvc\tperhaps\t"),
               Contains("must be yes, condition or no, not 'perhaps'"));
    CHECK_THAT(refused("seed_claims.tsv", "\thfs_nvc\tyes\t", "\thfs_nvc\t"),
               Contains("6 columns where 7 are needed"));
    CHECK_THAT(refused("seed_sentences.tsv", "\t24\n", "\t24,x\n"),
               Contains("'x' is no number of a claim") && Contains("seed_sentences.tsv:"));
    CHECK_THAT(refused("seed_sentences.tsv", "\t14\t", "\t0\t"), Contains("'0' is no number"));
}
