// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <map>

#include "data/knowledge/seed_problems.hpp"
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
