// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/review/review_analysis.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "data/model/recording_view.hpp"
#include "src/analysis/analyze.hpp"
#include "src/report/json_report.hpp"
#include "src/review/burst_edits.hpp"
#include "tests/support/small_patient.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

struct Patient {
    KnowledgeBase knowledge = *KnowledgeBase::embedded();
    std::shared_ptr<const Recording> recording = test::smallPatient();
    std::vector<std::string> warnings;
    std::vector<Channel> channels = namedChannels(recording->info(), knowledge, warnings);
    Review start = untouched(recording->info(), channels, {}, {});
    ReviewAnalysis analysis{recording, knowledge};

    AnalysisResult run(const Review& review) const
    {
        auto result = analysis.run(review, {});
        REQUIRE(result);
        return std::move(*result);
    }
};

std::string textOf(const AnalysisResult& result)
{
    return printed(analysisJson(result));
}

/// The bursts of a channel must not overlap, and stand in order.
void checkOrder(const AnalysisResult& result)
{
    std::vector<Duration> free(result.recording.channels.size(), Duration(-1.0));
    Duration last(-1.0);
    for (const Burst& burst : result.bursts) {
        REQUIRE(burst.interval.onset >= last);
        REQUIRE(burst.interval.onset >= free[burst.channel]);
        REQUIRE(burst.interval.length() > 0_s);
        last = burst.interval.onset;
        free[burst.channel] = burst.interval.offset;
    }
}

}  // namespace

TEST_CASE("A review that changes nothing gives what the analysis gives", "[review]")
{
    const Patient patient;
    const auto plain = analyze({.recording = *patient.recording,
                                .knowledge = patient.knowledge,
                                .montage = patient.channels});
    REQUIRE(plain);
    CHECK(textOf(patient.run(patient.start)) == textOf(*plain));
}

TEST_CASE("A reader adds, moves, names and removes bursts, and the numbers follow", "[review]")
{
    const Patient patient;
    const AnalysisResult before = patient.run(patient.start);
    REQUIRE(before.bursts.size() > 4);
    const Burst first = before.bursts.front();

    const AnalysisResult removed = patient.run(withoutBurst(patient.start, first));
    CHECK(removed.bursts.size() == before.bursts.size() - 1);

    const AnalysisResult named =
        patient.run(withBurstNamed(patient.start, first, BurstKind::spasmTonic));
    CHECK(named.bursts.front().kind == BurstKind::spasmTonic);
    CHECK(named.bursts.front().isByReader);
    CHECK(named.bursts.front().rms == first.rms);

    const TimeInterval longer{first.interval.onset, first.interval.offset + 0.2_s};
    const AnalysisResult moved = patient.run(withBurstMoved(patient.start, first, longer));
    CHECK(moved.bursts.front().interval.offset == longer.offset);
    CHECK(moved.bursts.front().rms < first.rms);  // quiet was taken in

    const Review added = withBurst(patient.start, 3, {0.2_s, 0.4_s}, BurstKind::blink);
    const AnalysisResult more = patient.run(added);
    CHECK(more.bursts.size() == before.bursts.size() + 1);
    CHECK(more.bursts.front().channel == 3);
    CHECK(more.bursts.front().kind == BurstKind::blink);
    CHECK(more.bursts.front().rms->microvolts() == Approx(4.0 * 0.577).epsilon(0.2));
    CHECK(textOf(patient.run(patient.start)) == textOf(before));
}

TEST_CASE("Bursts of a channel stay disjoint and in order whatever is edited", "[review]")
{
    const Patient patient;
    std::mt19937 draw(7);
    Review review = patient.start;
    std::uniform_real_distribution<double> time(0.0, 23.0), length(0.01, 1.5);
    for (int i = 0; i < 12; ++i) {
        const AnalysisResult now = patient.run(review);
        checkOrder(now);
        const double onset = time(draw);
        const TimeInterval place{Duration(onset), Duration(onset + length(draw))};
        const Burst& any = now.bursts[draw() % now.bursts.size()];
        switch (draw() % 4U) {
        case 0: review = withBurst(review, draw() % 4U, place, {}); break;
        case 1: review = withoutBurst(review, any); break;
        case 2: review = withBurstMoved(review, any, place); break;
        default: review = withBurstNamed(review, any, BurstKind::voluntary); break;
        }
    }
    checkOrder(patient.run(review));
}

TEST_CASE("Edits survive another detector; one that has lost its burst says so", "[review]")
{
    const Patient patient;
    const AnalysisResult before = patient.run(patient.start);
    Review review = withBurstNamed(patient.start, before.bursts.front(), BurstKind::blink);
    review.settings.detector = "linear_envelope";
    const AnalysisResult after = patient.run(review);
    const auto byReader = std::ranges::count(after.bursts, true, &Burst::isByReader);
    CHECK(byReader == 1);
    CHECK(std::ranges::find(after.bursts, BurstKind::blink, &Burst::kind)->isByReader);

    Burst nowhere;
    nowhere.channel = 1;
    nowhere.interval = {5.1_s, 5.2_s};
    const AnalysisResult told = patient.run(withoutBurst(patient.start, nowhere));
    CHECK(told.bursts.size() == before.bursts.size());
    CHECK(told.recording.warnings.back().find("not found any more") != std::string::npos);
}

TEST_CASE("A least amplitude leaves out what is below it, in that channel alone", "[review]")
{
    const Patient patient;
    const AnalysisResult before = patient.run(patient.start);
    Review review = patient.start;
    review.leastRms[before.bursts.front().channel] = 1.0;  // a volt
    const AnalysisResult after = patient.run(review);
    CHECK(after.bursts.size() < before.bursts.size());
    for (const Burst& burst : after.bursts)
        CHECK(burst.channel != before.bursts.front().channel);
}

TEST_CASE("A bad channel is left out and keeps its place; a turned one only turns", "[review]")
{
    const Patient patient;
    const AnalysisResult before = patient.run(patient.start);
    Review review = patient.start;
    review.channels[0].isBad = true;
    review.channels[2].isInverted = true;
    const AnalysisResult after = patient.run(review);
    REQUIRE(after.recording.channels.size() == 4);
    CHECK(after.recording.channels[2].label == before.recording.channels[2].label);
    for (const Burst& burst : after.bursts)
        CHECK(burst.channel != 0);
    const auto of = [](const AnalysisResult& result, std::size_t channel) {
        return std::ranges::count(result.bursts, channel, &Burst::channel);
    };
    CHECK(of(after, 2) == of(before, 2));

    review.channels = patient.start.channels;
    review.channels[0].minus = 9;
    CHECK_FALSE(patient.analysis.run(review, {}));
}
