// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/lead_contact.hpp"

#include <catch2/catch.hpp>

using namespace facialis;
using namespace facialis::engine;

namespace {

void add(ChannelOutcome& outcome, Duration onset, BurstKind kind)
{
    MeasuredBurst measured;
    measured.burst.interval = {onset, onset + 60_ms};
    measured.burst.kind = kind;
    outcome.bursts.push_back(measured);
}

/// Leads of two minutes, each with a burst every ten seconds and hum of 20 dB.
std::vector<ChannelOutcome> leads(std::size_t count)
{
    std::vector<ChannelOutcome> all(count);
    for (std::size_t c = 0; c < count; ++c) {
        all[c].channel = all[c].quality.channel = c;
        all[c].quality.mainsRatioDb = 20.0 + static_cast<double>(c);
        for (int k = 0; k < 12; ++k)
            add(all[c], Duration(1.0 + 10.0 * k), BurstKind::unclassified);
    }
    return all;
}

/// A lead with pops between its bursts.
ChannelOutcome popping(std::size_t channel, int pops)
{
    ChannelOutcome outcome;
    outcome.channel = outcome.quality.channel = channel;
    for (int k = 0; k < 12; ++k) {
        add(outcome, Duration(1.0 + 10.0 * k), BurstKind::unclassified);
        for (int p = 0; p < pops; ++p)
            add(outcome, Duration(1.5 + 10.0 * k + 1.3 * p), BurstKind::artifact);
    }
    return outcome;
}

bool isUsed(const std::vector<ChannelOutcome>& outcomes, std::size_t channel)
{
    return qualitiesWithContact(outcomes, 120_s, {})[channel].isUsable;
}

}  // namespace

TEST_CASE("A lead that pops every few seconds is not used, and says how often it does",
          "[analysis]")
{
    auto all = leads(5);
    all[2] = popping(2, 2);
    const auto qualities = qualitiesWithContact(all, 120_s, {});
    CHECK_FALSE(qualities[2].isUsable);
    CHECK(qualities[2].reasons.back() ==
          "24 artifacts, 12.0 a minute, beside 12 bursts: does the electrode hold?");
    for (const std::size_t other : {0, 1, 3, 4}) {
        CHECK(qualities[other].isUsable);
        CHECK(qualities[other].reasons.empty());
    }
}

TEST_CASE("A pop now and then, or among many bursts, leaves a lead in use", "[analysis]")
{
    auto all = leads(5);
    for (int k = 0; k < 9; ++k)
        add(all[1], Duration(112.0 + 0.5 * k), BurstKind::artifact);
    CHECK(isUsed(all, 1));
    // Ten of them are many for two minutes, but few beside a spasm of two hundred bursts.
    all = leads(5);
    all[1] = popping(1, 1);
    CHECK_FALSE(isUsed(all, 1));
    for (int k = 0; k < 200; ++k)
        add(all[1], Duration(111.6 + 0.04 * k), BurstKind::spasmClonic);
    CHECK(isUsed(all, 1));
}

TEST_CASE("Shocks and bumps that reach several leads say nothing of an electrode", "[analysis]")
{
    auto all = leads(3);
    all[0] = popping(0, 3);
    all[2] = popping(2, 3);
    CHECK(isUsed(all, 0));
    CHECK(isUsed(all, 2));
}

TEST_CASE("The artifacts of a stimulator are not those of an electrode", "[analysis]")
{
    auto all = leads(5);
    all[2] = popping(2, 2);
    std::vector<Duration> stimuli;
    for (const MeasuredBurst& each : all[2].bursts)
        if (each.burst.kind == BurstKind::artifact)
            stimuli.push_back(each.burst.interval.onset - 3_ms);
    CHECK(qualitiesWithContact(all, 120_s, stimuli)[2].isUsable);
}

TEST_CASE("An open input is known by hum that the other leads have not", "[analysis]")
{
    auto all = leads(4);
    all[3].quality.mainsRatioDb = 60.0;
    const auto qualities = qualitiesWithContact(all, 120_s, {});
    CHECK_FALSE(qualities[3].isUsable);
    CHECK(qualities[3].reasons.back().find("is the electrode connected?") != std::string::npos);
    // Where all hum alike it is the room's, and two or three leads do not tell.
    for (ChannelOutcome& outcome : all)
        outcome.quality.mainsRatioDb = 60.0;
    CHECK(isUsed(all, 3));
    auto few = leads(3);
    few[2].quality.mainsRatioDb = 60.0;
    CHECK(isUsed(few, 2));
}

TEST_CASE("A lead that is not used for another reason keeps that one", "[analysis]")
{
    auto all = leads(5);
    all[2] = popping(2, 2);
    all[2].quality.isUsable = false;
    all[2].quality.reasons = {"flat for 80 % of the time: is the electrode connected?"};
    CHECK(qualitiesWithContact(all, 120_s, {})[2].reasons.size() == 1);
}
