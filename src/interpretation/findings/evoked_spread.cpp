// SPDX-License-Identifier: GPL-3.0-or-later
// "lsr" and "blinkspread": does a stimulus reach muscles that it should not?
#include <algorithm>
#include <fmt/format.h>

#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

struct Question {
    std::string_view id;
    std::string_view stimulus;  ///< in words: what must have been stimulated
    std::string_view response;  ///< in words: what was looked for
    bool (*asks)(const EvokedResponse& response);
};

/// What the responses that a question asks about say.
struct Answer {
    std::vector<const EvokedResponse*> present;
    int absent = 0, notJudged = 0;
    bool isLeftStimulated = false, isRightStimulated = false;
};

Answer sorted(const Examination& examination, const Question& question)
{
    const AnalysisResult& analysis = examination.analysis();
    Answer answer;
    for (const EvokedResponse& response : analysis.evoked) {
        if (!question.asks(response) || !examination.isFacial(response.channel))
            continue;
        const auto side = analysis.stimuli.at(response.series).side;
        answer.isLeftStimulated = answer.isLeftStimulated || side == Side::left;
        answer.isRightStimulated = answer.isRightStimulated || side == Side::right;
        if (response.state == FindingState::notAssessable)
            ++answer.notJudged;
        else if (response.state == FindingState::present && !response.isConducted)
            answer.present.push_back(&response);
        else
            ++answer.absent;
    }
    // The most constant first.
    std::stable_sort(answer.present.begin(), answer.present.end(),
                     [](const EvokedResponse* a, const EvokedResponse* b) {
                         return a->persistence() > b->persistence();
                     });
    return answer;
}

void showPresent(Finding& finding, const Examination& examination, const Answer& answer,
                 const Question& question)
{
    constexpr std::size_t mostEvidence = 6;
    const auto& channels = examination.analysis().recording.channels;
    finding.state = FindingState::present;
    std::string list;
    for (const EvokedResponse* response : answer.present) {
        finding.side = joined(finding.side ? finding.side : examination.side(response->channel),
                              examination.side(response->channel));
        finding.channels.push_back(response->channel);
        list += fmt::format("{}{} {} in {} of {} sweeps", list.empty() ? "" : "; ",
                            channels[response->channel].label, toString(response->component),
                            response->sweepsWith, response->sweeps);
        if (response->latency)
            list += fmt::format(" at {:.1f} ms", response->latency->milliseconds());
        for (const TimeInterval& place : response->evidence)
            if (finding.evidence.size() < mostEvidence)
                finding.evidence.push_back({response->channel, place});
    }
    std::sort(finding.channels.begin(), finding.channels.end());
    finding.channels.erase(std::unique(finding.channels.begin(), finding.channels.end()),
                           finding.channels.end());
    finding.value = answer.present.front()->persistence();
    finding.unit = "of the sweeps";
    finding.rule = fmt::format("{}: {}. A copy that the tissue conducts does not count.",
                               question.response, list);
}

Finding check(const Examination& examination, const Question& question)
{
    Finding finding = begun(question.id, examination);
    const Answer answer = sorted(examination, question);
    if (answer.present.empty() && answer.absent + answer.notJudged == 0)
        return notAssessable(finding,
                             fmt::format("no stimulus of {} was recorded", question.stimulus));
    if (!answer.present.empty()) {
        showPresent(finding, examination, answer, question);
        return finding;
    }
    finding.rule = fmt::format("{}: none in {} windows, {} could not be judged.", question.response,
                               answer.absent, answer.notJudged);
    // What was not stimulated or not recorded must not pass for silent.
    if (!answer.isLeftStimulated || !answer.isRightStimulated)
        return notAssessable(finding, "only one side was stimulated: " + finding.rule);
    if (answer.notJudged > 0)
        return notAssessable(finding, "windows are missing: " + finding.rule);
    if (!examination.isSymmetric())
        return notAssessable(finding, "muscles are missing on one side: " + finding.rule);
    finding.state = FindingState::absent;
    return finding;
}

}  // namespace

Finding checkLateralSpread(const Examination& examination)
{
    return check(examination, {"lsr", "a branch of the facial nerve", "lateral spread response",
                               [](const EvokedResponse& response) {
                                   return response.name == ResponseName::lateralSpread;
                               }});
}

Finding checkBlinkSpread(const Examination& examination)
{
    return check(examination,
                 {"blinkspread", "the supraorbital nerve", "blink reflex in muscles below the eye",
                  [](const EvokedResponse& response) { return response.isSpread; }});
}

}  // namespace facialis::engine
