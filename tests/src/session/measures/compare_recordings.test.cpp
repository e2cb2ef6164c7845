// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/measures/compare_recordings.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace facialis;
using namespace facialis::engine;

namespace {

/// Orbicularis oculi and zygomaticus of both sides, in an order of one's choice.
AnalysisResult examined(bool isReversed)
{
    AnalysisResult result;
    for (const char* muscle : {"orbicularis_oculi", "zygomaticus_major"})
        for (const Side side : {Side::right, Side::left}) {
            Channel channel;
            channel.muscle = muscle;
            channel.side = side;
            result.recording.channels.push_back(channel);
        }
    if (isReversed)
        std::ranges::reverse(result.recording.channels);
    for (std::size_t c = 0; c < 4; ++c) {
        ChannelQuality quality;
        quality.channel = c;
        quality.noiseRms = Voltage(2e-6 + 1e-6 * double(c));
        result.quality.push_back(quality);
        ChannelActivity activity;
        activity.channel = c;
        activity.perMinute = 10.0 * double(c + 1);
        result.measures.channels.push_back(activity);
    }
    result.measures.restTime = 60_s;
    return result;
}

const ComparedFigure* find(const RecordingComparison& comparison, const std::string& about,
                           std::optional<Side> side, const std::string& what)
{
    const auto found = std::ranges::find_if(comparison.figures, [&](const ComparedFigure& of) {
        return of.about == about && of.side == side && of.what == what;
    });
    return found == comparison.figures.end() ? nullptr : &*found;
}

const KnowledgeBase& knowledge()
{
    static const KnowledgeBase base = KnowledgeBase::embedded().value();
    return base;
}

}  // namespace

TEST_CASE("Two recordings are compared by muscle and side, whatever the order of their channels",
          "[session][compare]")
{
    const auto comparison = compareRecordings(examined(false), examined(true), knowledge());
    const ComparedFigure* rate =
        find(comparison, "orbicularis oculi", Side::left, "involuntary bursts a minute of rest");
    REQUIRE(rate);
    CHECK(rate->before == 20.0);  // second channel of the one, third of the other
    CHECK(rate->after == 30.0);
    CHECK(rate->unit == "/min");
    const ComparedFigure* rest = find(comparison, "zygomaticus major", Side::right, "RMS at rest");
    REQUIRE(rest);
    CHECK(*rest->before == Approx(4.0));
    CHECK(*rest->after == Approx(3.0));
}

TEST_CASE("Comparing the other way round swaps before and after and nothing else",
          "[session][compare]")
{
    AnalysisResult a = examined(false), b = examined(true);
    b.quality[0].isUsable = false;
    a.measures.voluntary.push_back({"zygomaticus_major", "smile", 3, 0.4});
    const auto forward = compareRecordings(a, b, knowledge());
    const auto backward = compareRecordings(b, a, knowledge());
    CHECK(forward.figures.size() == backward.figures.size());
    for (const ComparedFigure& figure : forward.figures) {
        const ComparedFigure* other = find(backward, figure.about, figure.side, figure.what);
        REQUIRE(other);
        CHECK(other->before == figure.after);
        CHECK(other->after == figure.before);
        CHECK(other->beforeWords == figure.afterWords);
    }
}

TEST_CASE("What only one recording has is shown beside nothing, and said", "[session][compare]")
{
    AnalysisResult before = examined(false), after = examined(false);
    after.quality[3].isUsable = false;  // left zygomaticus
    const auto comparison = compareRecordings(before, after, knowledge());
    const ComparedFigure* rate =
        find(comparison, "zygomaticus major", Side::left, "involuntary bursts a minute of rest");
    REQUIRE(rate);
    CHECK(rate->before == 40.0);
    CHECK_FALSE(rate->after);
    CHECK(std::ranges::any_of(comparison.remarks, [](const std::string& remark) {
        return remark == "The second recording has no usable channel of: left zygomaticus major.";
    }));
}

TEST_CASE("Without rest there is no rate of bursts, which is said", "[session][compare]")
{
    AnalysisResult before = examined(false), after = examined(false);
    after.measures.restTime = 1_s;
    for (ChannelActivity& activity : after.measures.channels)
        activity.perMinute = 0.0;
    after.settings.push_back({"review.edits", std::int64_t{2}});
    const auto comparison = compareRecordings(before, after, knowledge());
    const ComparedFigure* rate =
        find(comparison, "orbicularis oculi", Side::left, "involuntary bursts a minute of rest");
    REQUIRE(rate);
    CHECK(rate->before == 20.0);
    CHECK_FALSE(rate->after);
    const auto says = [&](const char* words) {
        return std::ranges::any_of(comparison.remarks, [&](const std::string& remark) {
            return remark.find(words) != std::string::npos;
        });
    };
    CHECK(says("The second recording holds 1.0 s of rest"));
    CHECK(says("The second recording has been edited by a reader."));
    CHECK_FALSE(says("other settings"));
}

TEST_CASE("Synkinesis of two visits is compared pair by pair with its call", "[session][compare]")
{
    AnalysisResult before = examined(false), after = examined(true);
    SynkinesisPair pair;
    pair.driver = 0;
    pair.follower = 2;
    pair.side = Side::right;
    pair.call = SynkinesisCall::present;
    pair.trials = 8;
    pair.coActivated = 7;
    pair.rmsSideRatio = 3.0;
    before.synkinesis.push_back(pair);
    pair.driver = 3;  // the same muscles in the other order of channels
    pair.follower = 1;
    pair.call = SynkinesisCall::absent;
    pair.coActivated = 0;
    pair.rmsSideRatio = 1.1;
    after.synkinesis.push_back(pair);
    const auto comparison = compareRecordings(before, after, knowledge());
    const std::string about = "orbicularis oculi moves zygomaticus major";
    const ComparedFigure* call = find(comparison, about, Side::right, "synkinesis");
    REQUIRE(call);
    CHECK(call->beforeWords == "present, 7 of 8 movements");
    CHECK(call->afterWords == "absent, 0 of 8 movements");
    const ComparedFigure* ratio =
        find(comparison, about, Side::right, "RMS of the follower against the other side");
    REQUIRE(ratio);
    CHECK(ratio->before == 3.0);
    CHECK(ratio->after == 1.1);
}

TEST_CASE("Other settings of the analysis are named beside the figures", "[session][compare]")
{
    AnalysisResult before = examined(false), after = examined(false);
    before.settings = {{"filter.low_hz", 20.0}, {"detector", std::string("whitened_glr")}};
    after.settings = {{"filter.low_hz", 30.0}, {"detector", std::string("whitened_glr")}};
    const auto comparison = compareRecordings(before, after, knowledge());
    REQUIRE_FALSE(comparison.remarks.empty());
    CHECK(comparison.remarks.front() ==
          "The recordings were analysed with other settings: filter.low_hz.");
    after.settings = before.settings;
    before.settings.push_back({"part.to_s", 120.0});  // a length is no setting
    after.settings.push_back({"part.to_s", 90.0});
    for (const std::string& remark : compareRecordings(before, after, knowledge()).remarks)
        CHECK(remark.find("settings") == std::string::npos);
}
