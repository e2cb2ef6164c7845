// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/measures/detector_comparison.hpp"

#include <catch2/catch.hpp>

#include "dsp/detection/make_detector.hpp"
#include "tests/src/session/measures/made_channel.hpp"

using namespace facialis;
using namespace facialis::engine;

TEST_CASE("Agreement of marks is the fraction of time and Cohen's kappa", "[session][detectors]")
{
    const TimeInterval window{0_s, 10_s};
    const std::vector<TimeInterval> a{{0_s, 5_s}};
    const std::vector<TimeInterval> b{{0_s, 4_s}, {6_s, 7_s}};
    // Both active 4 s, both quiet 4 s; po 0.8, pe 0.5 * 0.5 + 0.5 * 0.5.
    const Agreement agreement = agreementOf(a, b, window);
    CHECK(agreement.fraction == Approx(0.8));
    REQUIRE(agreement.kappa);
    CHECK(*agreement.kappa == Approx(0.6));
    const Agreement same = agreementOf(a, a, window);
    CHECK(same.fraction == Approx(1.0));
    CHECK(*same.kappa == Approx(1.0));
    const std::vector<TimeInterval> rest{{5_s, 10_s}};
    CHECK(*agreementOf(a, rest, window).kappa == Approx(-1.0));
    const Agreement none = agreementOf({}, {}, window);
    CHECK(none.fraction == Approx(1.0));
    CHECK_FALSE(none.kappa);
}

TEST_CASE("Marks that overlap each other or leave the window count once and inside",
          "[session][detectors]")
{
    const std::vector<TimeInterval> a{{Duration(-3.0), 2_s}, {1_s, 4_s}};
    const std::vector<TimeInterval> b{{0_s, 4_s}};
    const Agreement agreement = agreementOf(a, b, {0_s, 8_s});
    CHECK(agreement.fraction == Approx(1.0));
    CHECK(*agreement.kappa == Approx(1.0));
}

TEST_CASE("Every shipped detector finds the bursts of a plain recording", "[session][detectors]")
{
    auto samples = test::madeNoise(40.0, 3.0);
    const auto loud = test::madeNoise(40.0, 120.0, 9);
    std::vector<TimeInterval> bursts;
    for (int k = 0; k < 15; ++k) {
        const auto from = 16000 + 4000 * k;
        std::copy(loud.begin() + from, loud.begin() + from + 600, samples.begin() + from);
        bursts.push_back({Duration(from / 2000.0), Duration((from + 600) / 2000.0)});
    }
    const auto recording = test::madeChannel(samples);
    const TimeInterval window{20_s, 30_s};
    const ComparisonRequest request{.recording = *recording,
                                    .channels = recording->info().channels,
                                    .settings = {},
                                    .mains = 50_Hz,
                                    .channel = 0,
                                    .window = window,
                                    .stop = {}};
    REQUIRE(dsp::detectorNames().size() >= 6);
    for (const std::string_view name : dsp::detectorNames()) {
        const DetectorMarks marks = detectorMarks(request, name);
        INFO(name);
        REQUIRE_FALSE(marks.error);
        CHECK(marks.bursts.size() >= 5);
        CHECK(agreementOf(marks.bursts, bursts, window).kappa.value_or(0.0) > 0.75);
    }
    CHECK(detectorMarks(request, "no_such_detector").error);
}
