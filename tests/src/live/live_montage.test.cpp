// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/live_montage.hpp"

#include <catch2/catch.hpp>

#include "acquisition/simulator_source.hpp"
#include "src/live/live_session.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

std::vector<Channel> unnamed()
{
    std::vector<Channel> channels(3);
    for (std::size_t k = 0; k < channels.size(); ++k) {
        channels[k].label = "CH" + std::to_string(k + 1);
        channels[k].dimension = Dimension::voltage;
    }
    return channels;
}

}  // namespace

TEST_CASE("A montage names the channels of a stream by label or number", "[live][montage]")
{
    Montage montage;
    montage.entries.push_back(
        {.source = "CH2", .name = "Eye", .muscle = "orbicularis_oculi", .side = Side::left});
    montage.entries.push_back({.source = "#1", .muscle = "frontalis", .side = Side::right});
    montage.entries.push_back({.source = "CH3", .isUsed = false});
    const auto named = namedByMontage(unnamed(), montage, "m.toml");
    REQUIRE(named);
    CHECK(named->channels[0].label == "CH1");
    CHECK(named->channels[0].muscle == "frontalis");
    CHECK(named->channels[0].side == Side::right);
    CHECK(named->channels[1].label == "Eye");
    CHECK(named->channels[1].muscle == "orbicularis_oculi");
    CHECK(named->channels[1].side == Side::left);
    CHECK(named->bad == std::vector<std::size_t>{2});
}

TEST_CASE("What a live stream cannot do with a montage is refused with what to do",
          "[live][montage]")
{
    const auto refusal = [](MontageEntry entry) {
        const auto named = namedByMontage(unnamed(), {{std::move(entry)}}, "m.toml");
        REQUIRE_FALSE(named);
        return named.error().sentence();
    };
    CHECK(refusal({.source = "CH1", .minus = "CH2"}).find("wire the lead so") != std::string::npos);
    CHECK(refusal({.source = "CH1", .isInverted = true}).find("m.toml") != std::string::npos);
    CHECK(refusal({.source = "CH9"}).find("CH9") != std::string::npos);
    const Montage twice{{{.source = "CH1"}, {.source = "#1"}}};
    CHECK(namedByMontage(unnamed(), twice, "m.toml")
              .error()
              .sentence()
              .find("'CH1' is named twice") != std::string::npos);
}

TEST_CASE("A live session is judged by the names of its montage, bad channels by none",
          "[live][montage]")
{
    acquisition::SimulatorStreamOptions stream{.name = "simulate:hfs", .speed = 0.0};
    stream.simulation.scenario = "hfs";
    stream.simulation.duration = 2_s;
    stream.simulation.rate = 1000_Hz;
    auto source = acquisition::streamSimulation(stream, acquisition::steadyClock()).value();
    const std::string first = source->info().channels.front().label;
    const test::TemporaryFolder folder;
    LiveOptions options;
    options.montage = folder.file("m.toml");
    test::writeContent(options.montage,
                       "[[channel]]\nsource = '#1'\nmuscle = 'mentalis'\nside = 'right'\n"
                       "[[channel]]\nsource = '#2'\nuse = false\n");
    const auto session =
        LiveSession::start(std::move(source), KnowledgeBase::embedded().value(), options);
    REQUIRE(session);
    const RecordingInfo& info = (*session)->recording();
    CHECK(info.channels[0].label == first);
    CHECK(info.channels[0].muscle == "mentalis");
    CHECK(info.channels[0].side == Side::right);
    CHECK(info.channels[1].muscle.empty());
    CHECK_FALSE(info.channels[1].side);
    CHECK_FALSE(info.channels[2].muscle.empty());  // by its label
    const auto isSaid = [](const std::string& warning) {
        return warning.find("called bad by the montage") != std::string::npos;
    };
    CHECK(std::ranges::count_if(info.warnings, isSaid) == 1);
    (*session)->stop();
    CHECK((*session)->finish().analysis);
}
