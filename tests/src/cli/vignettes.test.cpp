// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "data/knowledge/knowledge_base.hpp"
#include "src/interpretation/rank_causes.hpp"
#include "tests/src/interpretation/vignette.hpp"

using namespace facialis;
using nlohmann::json;

namespace {

/// The file that `facialis interpret` reads.
json findingsFile(const test::Vignette& patient)
{
    json file = {{"findings", json::array()}, {"context", json::object()}};
    for (const Finding& finding : patient.findings) {
        json entry = {{"id", finding.id}, {"state", toString(finding.state)}};
        if (finding.side)
            entry["side"] = toString(*finding.side);
        file["findings"].push_back(entry);
    }
    for (const auto& [key, answer] : patient.answers)
        file["context"][key] = answer;
    return file;
}

/// What is compared: flags, then causes with band and side, in their order.
std::vector<std::string> gist(const json& interpretation)
{
    std::vector<std::string> words;
    words.reserve(interpretation["red_flags"].size() + interpretation["causes"].size());
    for (const json& flag : interpretation["red_flags"])
        words.push_back(flag["id"]);
    for (const json& cause : interpretation["causes"])
        words.push_back(cause["id"].get<std::string>() + " " + cause["support"].get<std::string>() +
                        " " + cause["side"].dump());
    return words;
}

std::vector<std::string> gist(const engine::Interpretation& interpretation)
{
    std::vector<std::string> words;
    words.reserve(interpretation.redFlags.size() + interpretation.causes.size());
    for (const RedFlag& flag : interpretation.redFlags)
        words.push_back(flag.id);
    for (const RankedCause& cause : interpretation.causes)
        words.push_back(cause.id + " " + std::string(toString(cause.support)) + " " +
                        (cause.side ? json(toString(*cause.side)).dump() : "null"));
    return words;
}

}  // namespace

TEST_CASE(
    "Every patient on paper passes through facialis interpret, which says what the engine does",
    "[cli][vignettes][slow]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    const test::TemporaryFolder folder;
    for (const test::Vignette& patient : test::vignettes()) {
        INFO(patient.id);
        const std::string path = folder.file(patient.id + ".json");
        test::writeContent(path, findingsFile(patient).dump());
        const test::Outcome outcome =
            test::run({test::program("facialis").string(), "interpret", path, "--json", "-"});
        INFO(outcome.err);
        REQUIRE(outcome.exitCode == 0);
        CHECK(gist(json::parse(outcome.out)) ==
              gist(engine::rankCauses(patient.findings, {patient.answers}, knowledge)));
    }
}
