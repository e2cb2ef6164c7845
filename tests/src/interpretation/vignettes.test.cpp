// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "src/interpretation/rank_causes.hpp"
#include "tests/src/interpretation/disagreements.hpp"
#include "tests/src/interpretation/examples.hpp"
#include "tests/src/interpretation/vignette.hpp"

using namespace facialis;
using facialis::test::Disagreements;
using facialis::test::knowledge;
using facialis::test::Vignette;
using facialis::test::vignettes;

namespace {

/// As `facialis interpret` does with a file.
engine::Interpretation interpreted(const Vignette& patient)
{
    const Result<engine::Context> context =
        engine::checkedContext(patient.answers, patient.id, knowledge());
    REQUIRE(context.has_value());
    return engine::rankCauses(patient.findings, *context, knowledge());
}

/// Every cause an expectation speaks of, but for the words that stand for all or none.
std::set<std::string> causesOf(const Vignette& patient)
{
    const test::Expected& wanted = patient.expected;
    std::set<std::string> ids;
    for (const auto* list :
         {&wanted.first, &wanted.ranked, &wanted.withinThree, &wanted.atMostWeak, &wanted.notFirst})
        ids.insert(list->begin(), list->end());
    for (const auto& [id, bands] : wanted.support)
        ids.insert(id);
    for (const auto& [id, side] : wanted.sides)
        ids.insert(id);
    for (const auto* list : {&wanted.steps, &wanted.notSteps})
        for (const test::CauseWords& wish : *list)
            ids.insert(wish.cause);
    for (const test::CauseFinding& wish : wanted.notTested)
        ids.insert(wish.cause);
    for (const char* word : {"any", "all", "none"})
        ids.erase(word);
    return ids;
}

}  // namespace

TEST_CASE("Every patient on paper is interpreted as a reader of the sources expects",
          "[interpretation][vignettes]")
{
    for (const Vignette& patient : vignettes()) {
        DYNAMIC_SECTION(patient.id)
        {
            const engine::Interpretation result = interpreted(patient);
            const Disagreements found(patient, result);
            INFO(found.text());
            INFO("known to be open: " << (patient.open.empty() ? "nothing" : patient.open));
            CHECK(found.areTheKnownOnes());
            if (!patient.open.empty())
                WARN("open: " << patient.open << "\n" << found.text());
        }
    }
}

TEST_CASE("The patients on paper cite one of the five seeds and use words that are known",
          "[interpretation][vignettes]")
{
    const std::set<std::string> seeds = {"000_84b4db0d0944b8d1.txt", "001_efc3208dc2be08eb.txt",
                                         "002_c991e34d16c0c924.txt", "003_6dee4a858d716c64.txt",
                                         "004_99271b249b2f092e.txt"};
    std::set<std::string> ids, flags;
    for (const RedFlagEntry& flag : knowledge().redFlags())
        flags.insert(flag.id);
    for (const Vignette& patient : vignettes()) {
        INFO(patient.id);
        CHECK(ids.insert(patient.id).second);
        CHECK(seeds.count(patient.seed) == 1);
        CHECK_FALSE(patient.statement.empty());
        CHECK_FALSE(patient.row.empty());
        CHECK_FALSE(patient.expected.first.empty());
        CHECK(patient.open.empty() == patient.openOn.empty());
        std::set<std::string> asked;
        for (const Finding& finding : patient.findings) {
            INFO(finding.id);
            CHECK(knowledge().finding(finding.id) != nullptr);
            CHECK(asked.insert(finding.id).second);
        }
        for (const std::string& id : causesOf(patient)) {
            INFO(id);
            CHECK(knowledge().cause(id) != nullptr);
        }
        for (const std::string& id : patient.expected.flags)
            CHECK(flags.count(id) == 1);
    }
    CHECK(ids.size() >= 60);
}

TEST_CASE("The patients on paper meet every cause, every red flag and all five seeds",
          "[interpretation][vignettes]")
{
    std::set<std::string> causes, flags, seeds;
    for (const Vignette& patient : vignettes()) {
        causes.merge(causesOf(patient));
        flags.insert(patient.expected.flags.begin(), patient.expected.flags.end());
        seeds.insert(patient.seed);
    }
    for (const CauseEntry& entry : knowledge().causes()) {
        INFO(entry.id);
        CHECK(causes.count(entry.id) == 1);
    }
    for (const RedFlagEntry& flag : knowledge().redFlags()) {
        INFO(flag.id);
        CHECK(flags.count(flag.id) == 1);
    }
    CHECK(seeds.size() == 5);
}
