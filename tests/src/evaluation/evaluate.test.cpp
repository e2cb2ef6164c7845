// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/evaluation/evaluate.hpp"

#include <catch2/catch.hpp>

using namespace facialis;
using engine::evaluate;

namespace {

/// Two channels of the left side, one of the right; 60 s at 1 kHz.
AnalysisResult threeChannels()
{
    AnalysisResult analysis;
    const auto add = [&](const char* label, Side side) {
        Channel channel;
        channel.label = label;
        channel.side = side;
        channel.rate = 1000_Hz;
        channel.length = 60'000;
        analysis.recording.channels.push_back(channel);
    };
    add("OOc L", Side::left);
    add("OOr L", Side::left);
    add("OOc R", Side::right);
    return analysis;
}

void addBurst(AnalysisResult& analysis, std::size_t channel, double onset, double offset,
              BurstKind kind = BurstKind::unclassified)
{
    Burst burst;
    burst.channel = channel;
    burst.interval = {Duration(onset), Duration(offset)};
    burst.kind = kind;
    analysis.bursts.push_back(burst);
}

Truth emptyTruth()
{
    Truth truth;
    truth.channels = {"OOc L", "OOr L", "OOc R"};
    for (const std::string& label : truth.channels)
        truth.activity.emplace_back(label, std::vector<TrueActivity>());
    return truth;
}

void addTruth(Truth& truth, std::size_t channel, double onset, double offset,
              const char* kind = "spasm_clonic")
{
    truth.activity[channel].second.push_back({{Duration(onset), Duration(offset)}, kind});
}

}  // namespace

TEST_CASE("A burst found where one is counts, with its signed errors", "[evaluate]")
{
    AnalysisResult analysis = threeChannels();
    Truth truth = emptyTruth();
    addTruth(truth, 0, 10.0, 10.1);
    addBurst(analysis, 0, 10.004, 10.095);
    const auto result = evaluate(analysis, truth);
    REQUIRE(result);
    CHECK(result->overall.truePositives == 1);
    CHECK(result->overall.f1 == 1.0);
    CHECK(*result->overall.onset.bias == Approx(4.0));
    CHECK(*result->overall.offset.bias == Approx(-5.0));
    CHECK(*result->overall.offset.medianAbsolute == Approx(5.0));
}

TEST_CASE("Matching is one to one: two pieces of one burst are a hit and a false alarm",
          "[evaluate]")
{
    AnalysisResult analysis = threeChannels();
    Truth truth = emptyTruth();
    addTruth(truth, 0, 10.0, 10.3);
    addBurst(analysis, 0, 10.0, 10.1);
    addBurst(analysis, 0, 10.2, 10.3);
    const auto result = evaluate(analysis, truth);
    REQUIRE(result);
    CHECK(result->overall.truePositives == 1);
    CHECK(result->overall.falsePositives == 1);
    CHECK(result->overall.falsePerMinute == Approx(1.0 / 3.0));
}

TEST_CASE("Gaps up to 30 ms are closed in truth and in detections", "[evaluate]")
{
    AnalysisResult analysis = threeChannels();
    Truth truth = emptyTruth();
    addTruth(truth, 0, 10.0, 10.1);
    addTruth(truth, 0, 10.13, 10.2);
    addBurst(analysis, 0, 10.0, 10.05);
    addBurst(analysis, 0, 10.08, 10.2);
    const auto result = evaluate(analysis, truth);
    REQUIRE(result);
    CHECK(result->overall.truePositives == 1);
    CHECK(result->overall.falsePositives == 0);
    CHECK(result->overall.falseNegatives == 0);
}

TEST_CASE("What lies within 0.1 s of a true blink is left out, blinks are scored apart",
          "[evaluate]")
{
    AnalysisResult analysis = threeChannels();
    Truth truth = emptyTruth();
    addTruth(truth, 0, 10.0, 10.1, "blink");
    addTruth(truth, 1, 10.19, 10.3);  // too near to the blink
    addTruth(truth, 1, 20.0, 20.1);   // missed
    addBurst(analysis, 0, 10.0, 10.1);
    addBurst(analysis, 2, 9.95, 10.02);  // near the blink: neither way
    const auto result = evaluate(analysis, truth);
    REQUIRE(result);
    CHECK(result->overall.truePositives == 0);
    CHECK(result->overall.falsePositives == 0);
    CHECK(result->overall.falseNegatives == 1);
    CHECK(result->blinks.truePositives == 1);
}

TEST_CASE("Crosstalk of the same side counts neither way, of the other side it is false",
          "[evaluate]")
{
    AnalysisResult analysis = threeChannels();
    Truth truth = emptyTruth();
    addTruth(truth, 0, 10.0, 10.1);
    addBurst(analysis, 0, 10.0, 10.1);
    addBurst(analysis, 1, 10.11, 10.14);  // 10 ms after OOc L: forgiven
    addBurst(analysis, 2, 10.0, 10.1);    // OOc R is another side
    const auto result = evaluate(analysis, truth);
    REQUIRE(result);
    CHECK(result->overall.truePositives == 1);
    CHECK(result->overall.falsePositives == 1);
}

TEST_CASE("Artifacts are not asked about", "[evaluate]")
{
    AnalysisResult analysis = threeChannels();
    addBurst(analysis, 0, 10.0, 10.1, BurstKind::artifact);
    const auto result = evaluate(analysis, emptyTruth());
    REQUIRE(result);
    CHECK(result->overall.falsePositives == 0);
    CHECK_FALSE(result->overall.f1.has_value());
}

TEST_CASE("A truth of another recording is refused with the channel's name", "[evaluate]")
{
    Truth truth = emptyTruth();
    truth.activity[0].first = "Biceps";
    const auto result = evaluate(threeChannels(), truth);
    REQUIRE_FALSE(result);
    CHECK(result.error().sentence().find("'Biceps'") != std::string::npos);
}
