// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <utility>

#include "acquisition/simulation/simulate.hpp"
#include "tests/src/analysis/analysed_face.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::test::knowledge;

namespace {

struct Analysed {
    Truth truth;
    AnalysisResult result;
};

Analysed patient(const char* scenario, std::uint64_t seed, acquisition::Variety variety,
                 double crosstalk = 0.05)
{
    acquisition::SimulationOptions options;
    options.scenario = scenario;
    options.seed = seed;
    options.variety = variety;
    options.crosstalk = crosstalk;
    auto simulated = acquisition::simulate(options).value();
    return {simulated.truth,
            analyze({.recording = *simulated.recording, .knowledge = knowledge()}).value()};
}

FindingState state(const AnalysisResult& result, const std::string& id)
{
    const auto found = std::find_if(result.findings.begin(), result.findings.end(),
                                    [&](const Finding& f) { return f.id == id; });
    REQUIRE(found != result.findings.end());
    return found->state;
}

}  // namespace

TEST_CASE("Groups of a facial myokymia are not taken for heartbeats", "[analysis][slow]")
{
    int myokymic = 0, artifacts = 0;
    for (const std::uint64_t seed : {201, 202, 203}) {
        const Analysed p = patient("facial_myokymia", seed, acquisition::Variety::wide);
        for (const Burst& burst : p.result.bursts) {
            myokymic += burst.kind == BurstKind::myokymic ? 1 : 0;
            artifacts += burst.kind == BurstKind::artifact ? 1 : 0;
        }
    }
    INFO(artifacts << " artifacts");
    CHECK(myokymic > 100);
    CHECK(artifacts < myokymic / 4);
}

TEST_CASE("The heart is still told from muscle where nothing else is", "[analysis][slow]")
{
    // Leads of the neck and chin carry it; whoever lies still has no burst that is no artifact but
    // blinks and what chance makes.
    for (const std::uint64_t seed : {201, 202, 203}) {
        const Analysed p = patient("quiet", seed, acquisition::Variety::standard);
        const auto others =
            std::count_if(p.result.bursts.begin(), p.result.bursts.end(), [](const Burst& b) {
                return b.kind != BurstKind::artifact && b.kind != BurstKind::blink;
            });
        INFO(seed);
        CHECK(others <= 14);  // 0.5 a minute and lead of two minutes and fourteen leads
    }
}

TEST_CASE("Spasms of both eyes are found beside and amid tasks", "[analysis][slow]")
{
    int present = 0;
    for (const std::uint64_t seed : {201, 202, 203, 204})
        present += state(patient("blepharospasm", seed, acquisition::Variety::standard).result,
                         "synbl") == FindingState::present
                       ? 1
                       : 0;
    CHECK(present >= 3);
    CHECK(state(patient("normal", 201, acquisition::Variety::wide).result, "synbl") !=
          FindingState::present);
    CHECK(state(patient("hfs", 201, acquisition::Variety::wide).result, "synbl") !=
          FindingState::present);
}

TEST_CASE("An eye that carries more of its miswired neighbours than of its own still moves them",
          "[analysis][slow]")
{
    int wired = 0, present = 0, wrong = 0;
    for (const std::uint64_t seed : {532, 536, 541}) {
        const auto [truth, result] = patient("synkinesis", seed, acquisition::Variety::wide, 0.18);
        const auto& channels = result.recording.channels;
        std::set<std::pair<std::string, std::string>> wires;
        for (const TrueMiswiring& wire : truth.patient.value().miswiring)
            wires.insert({wire.driver, wire.follower});
        for (const SynkinesisPair& pair : result.synkinesis) {
            const bool isEye = channels[pair.driver].muscle == "orbicularis_oculi";
            const bool isPresent = pair.call == SynkinesisCall::present;
            const bool isWired =
                wires.count({channels[pair.driver].label, channels[pair.follower].label}) > 0;
            wired += isEye && isWired ? 1 : 0;
            present += isEye && isWired && isPresent ? 1 : 0;
            wrong += isPresent && pair.side != truth.affected ? 1 : 0;
        }
    }
    INFO(present << " of " << wired);
    CHECK(wired >= 9);
    CHECK(4 * present >= 3 * wired);
    CHECK(wrong == 0);
    // The same crosstalk without miswiring gives no such pair.
    for (const std::uint64_t seed : {532, 576}) {
        const auto synkinesis =
            patient("normal", seed, acquisition::Variety::wide, 0.18).result.synkinesis;
        INFO("normal " << seed);
        CHECK(std::none_of(synkinesis.begin(), synkinesis.end(), [](const SynkinesisPair& pair) {
            return pair.call == SynkinesisCall::present;
        }));
    }
}
