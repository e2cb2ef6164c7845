// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings.hpp"
#include "tests/src/interpretation/examples.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::test::channel;
using facialis::test::findings;
using facialis::test::knowledge;
using facialis::test::quietFace;

namespace {

/// Both zygomatic branches were stimulated ten times; no muscle of the mouth answers.
AnalysisResult stimulatedFace()
{
    AnalysisResult analysis = quietFace();
    for (const auto& [side, label] : {std::pair(Side::left, "OOr L"), {Side::right, "OOr R"}}) {
        StimulusSeries series{"annotations", "zygomatic_branch", side, {}};
        for (double time = 10.0; time < 20.0; time += 1.0)
            series.times.emplace_back(time);
        EvokedResponse response;
        response.series = analysis.stimuli.size();
        response.channel = channel(analysis, label);
        response.name = ResponseName::lateralSpread;
        response.isIpsilateral = true;
        response.state = FindingState::absent;
        response.sweeps = 10;
        analysis.stimuli.push_back(series);
        analysis.evoked.push_back(response);
    }
    return analysis;
}

void answer(EvokedResponse& response)
{
    response.state = FindingState::present;
    response.sweepsWith = 9;
    response.latency = 10.2_ms;
    response.evidence = {{10_s + 10_ms, 10_s + 15_ms}, {11_s + 10_ms, 11_s + 15_ms}};
}

Finding finding(const AnalysisResult& analysis, std::string_view id)
{
    for (const Finding& each : findingsOf(analysis, knowledge()))
        if (each.id == id)
            return each;
    FAIL("no such finding");
    return {};
}

}  // namespace

TEST_CASE("A lateral spread is present on its side, with sweeps to look at", "[interpretation]")
{
    AnalysisResult analysis = stimulatedFace();
    answer(analysis.evoked[1]);
    const Finding found = finding(analysis, "lsr");
    CHECK(found.state == FindingState::present);
    CHECK(found.side == Side::right);
    CHECK(found.value == 0.9);
    REQUIRE(found.evidence.size() == 2);
    CHECK(found.evidence[0].channel == channel(analysis, "OOr R"));
    CHECK(found.evidence[0].interval.onset == 10_s + 10_ms);
    CHECK(found.rule.find("9 of 10 sweeps at 10.2 ms") != std::string::npos);
}

TEST_CASE("A copy that the tissue conducts is no spread", "[interpretation]")
{
    AnalysisResult analysis = stimulatedFace();
    answer(analysis.evoked[1]);
    analysis.evoked[1].isConducted = true;
    CHECK(finding(analysis, "lsr").state == FindingState::absent);
}

TEST_CASE("A spread is absent only where both sides were stimulated and every lead was judged",
          "[interpretation]")
{
    AnalysisResult analysis = stimulatedFace();
    CHECK(finding(analysis, "lsr").state == FindingState::absent);

    AnalysisResult oneSided = stimulatedFace();
    oneSided.evoked.pop_back();
    CHECK(finding(oneSided, "lsr").state == FindingState::notAssessable);

    AnalysisResult unread = stimulatedFace();
    unread.evoked[0].state = FindingState::notAssessable;
    CHECK(finding(unread, "lsr").state == FindingState::notAssessable);

    AnalysisResult withoutMouth = stimulatedFace();
    withoutMouth.quality[channel(withoutMouth, "OOr R")].isUsable = false;
    CHECK(finding(withoutMouth, "lsr").state == FindingState::notAssessable);

    CHECK(finding(quietFace(), "lsr").state == FindingState::notAssessable);
    CHECK(finding(quietFace(), "blinkspread").state == FindingState::notAssessable);
}

TEST_CASE("A blink reflex in the mouth is a spread, one in the eye is none", "[interpretation]")
{
    AnalysisResult analysis = stimulatedFace();
    for (StimulusSeries& series : analysis.stimuli)
        series.site = "supraorbital";
    for (EvokedResponse& response : analysis.evoked) {
        response.name = ResponseName::r2;
        response.isSpread = true;
    }
    EvokedResponse ofTheEye = analysis.evoked[0];
    ofTheEye.channel = channel(analysis, "OOc L");
    ofTheEye.isSpread = false;
    answer(ofTheEye);
    analysis.evoked.push_back(ofTheEye);
    CHECK(finding(analysis, "blinkspread").state == FindingState::absent);
    answer(analysis.evoked[0]);
    CHECK(finding(analysis, "blinkspread").state == FindingState::present);
    CHECK(finding(analysis, "blinkspread").side == Side::left);
    CHECK(finding(analysis, "lsr").state == FindingState::notAssessable);
}

TEST_CASE("A spread speaks for spasm and synkinesis alike, and against blepharospasm",
          "[interpretation]")
{
    const auto supports = [](const RankedCause& cause, std::string_view id) {
        return std::any_of(cause.supporting.begin(), cause.supporting.end(),
                           [&](const Reason& reason) { return reason.finding == id; });
    };
    const auto result = rankCauses(findings({"sync7 left", "uni left", "clt left", "-movlock",
                                             "lsr left", "blinkspread left"}),
                                   {}, knowledge());
    CHECK(supports(facialis::test::cause(result, "hfs_nvc"), "lsr"));
    CHECK(supports(facialis::test::cause(result, "post_bells"), "lsr"));
    const RankedCause& bleph = facialis::test::cause(result, "bleph");
    CHECK(std::any_of(bleph.opposing.begin(), bleph.opposing.end(),
                      [](const Reason& reason) { return reason.finding == "blinkspread"; }));
    CHECK(result.causes.front().id == "hfs_nvc");
}
