// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/rank_causes.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

#include "src/interpretation/judge_cause.hpp"

namespace facialis::engine {

namespace {

bool isRanked(const Judgement& judgement)
{
    const Support support = judgement.cause.support;
    return support == Support::strong || support == Support::moderate || support == Support::weak;
}

/// Triggers and functional movements stand behind their equals unless the history names them.
bool isHeldBack(const Judgement& judgement)
{
    return judgement.entry->isAfterWorkUp && !judgement.hasContextFor;
}

/// So does a cause whose decisive finding was looked for in vain, or that only an open test keeps.
bool isBehind(const Judgement& judgement)
{
    return isHeldBack(judgement) || judgement.isDecisiveMissing || judgement.isOnlyKept;
}

/// By band; causes with what decides for them before those with unspecific signs; then by score.
/// What is equal keeps the order of the table.
auto placeOf(const Judgement& judgement)
{
    return std::tuple(judgement.cause.support, isBehind(judgement), !judgement.hasDecisive,
                      -judgement.cause.score);
}

void sortRanked(std::vector<Judgement>& judgements)
{
    std::stable_sort(
        judgements.begin(), judgements.end(),
        [](const Judgement& a, const Judgement& b) { return placeOf(a) < placeOf(b); });
}

/// A functional movement is a diagnosis of exclusion: never the first thing that EMG alone says.
void keepFunctionalFromFirst(std::vector<Judgement>& ranked, std::vector<Judgement>& unranked)
{
    while (!ranked.empty() && ranked.front().cause.category == "functional" &&
           isHeldBack(ranked.front())) {
        ranked.front().cause.support = Support::none;
        unranked.push_back(std::move(ranked.front()));
        ranked.erase(ranked.begin());
    }
}

std::vector<RedFlag> raisedFlags(const Case& patient)
{
    std::vector<RedFlag> raised;
    for (const RedFlagEntry& flag : patient.knowledge.redFlags()) {
        const bool byFinding =
            std::any_of(flag.findings.begin(), flag.findings.end(),
                        [&](const std::string& id) { return patient.findings.isPresent(id); });
        const bool byAnswer = std::any_of(
            flag.context.begin(), flag.context.end(),
            [&](const std::string& key) { return patient.context.answer(key).value_or(false); });
        if (byFinding || byAnswer)
            raised.push_back({flag.id, flag.text, patient.knowledge.citation(flag.source)});
    }
    return raised;
}

/// Habits that a source advises are no answer to a spasm of one side. Beside a red flag they stand
/// where all causes do, beneath it.
void addSelfCare(std::vector<Judgement>& ranked, const Case& patient)
{
    if (patient.findings.isPresent("sync7"))
        return;
    for (Judgement& judgement : ranked)
        for (const SourcedText& habit : judgement.entry->selfCare)
            judgement.cause.nextSteps.push_back(
                {habit.text, patient.knowledge.citation(habit.source)});
}

std::string sideWords(std::optional<Side> side)
{
    if (!side)
        return "";
    return *side == Side::both ? ", both sides" : fmt::format(", {} side", toString(*side));
}

/// What a recording lacks that says nothing: spasms come seldom in many, and five minutes hold
/// what one or two do not.
std::string whatToRecord(const Case& patient)
{
    switch (patient.findings.state("nil")) {
    case FindingState::absent:
        return " There is activity that nobody asked for, too little or too unspecific to tell "
               "causes apart: record five minutes of rest or more, then movements with their "
               "annotations.";
    case FindingState::present:
        return " Hardly any activity that nobody asked for was recorded: where twitches come "
               "seldom, record until several were seen.";
    case FindingState::notAssessable: break;
    }
    return "";
}

/// "a; b" of the findings that were seen, but not often or clearly enough.
std::string suggestedNames(const Case& patient)
{
    std::vector<std::string> names;
    for (const FindingEntry& entry : patient.knowledge.findings())
        if (patient.findings.isSuggested(entry.id))
            names.push_back(entry.name);
    return fmt::format("{}", fmt::join(names, "; "));
}

std::string conclusionOf(const std::vector<Judgement>& ranked, const Case& patient)
{
    std::vector<std::string> open;
    for (const FindingEntry& entry : patient.knowledge.findings())
        if (patient.findings.state(entry.id) == FindingState::notAssessable &&
            !patient.findings.isSuggested(entry.id))
            open.push_back(entry.name);
    const std::string notTold =
        open.empty() ? "" : fmt::format(" Not tested: {}.", fmt::join(open, "; "));

    if (open.size() == patient.knowledge.findings().size())
        return "Insufficient: no finding could be assessed." + notTold;
    if (ranked.empty() || ranked.front().cause.support == Support::weak) {
        const std::string seen = suggestedNames(patient);
        return "Insufficient: nothing points to one cause beyond weak signs." +
               (seen.empty()
                    ? ""
                    : fmt::format(" Seen, but not often or clearly enough to tell: {}.", seen)) +
               whatToRecord(patient) + notTold;
    }
    const RankedCause& first = ranked.front().cause;
    std::vector<std::string> missing;
    for (const Reason& reason : first.notTested)
        if (reason.finding != "context")
            missing.push_back(reason.text);
    std::string text = fmt::format("Findings compatible with {}{}: {} support.", first.name,
                                   sideWords(first.side), toString(first.support));
    if (!missing.empty())
        text += fmt::format(" Not tested: {}.", fmt::join(missing, "; "));
    return text;
}

}  // namespace

Interpretation rankCauses(const std::vector<Finding>& findings, const Context& context,
                          const KnowledgeBase& knowledge)
{
    const FindingIndex index(findings);
    const Case patient{index, context, knowledge};
    std::vector<Judgement> ranked, unranked;
    for (const CauseEntry& entry : knowledge.causes()) {
        Judgement judgement = judged(entry, patient);
        (isRanked(judgement) ? ranked : unranked).push_back(std::move(judgement));
    }
    sortRanked(ranked);
    keepFunctionalFromFirst(ranked, unranked);
    std::stable_sort(unranked.begin(), unranked.end(), [](const Judgement& a, const Judgement& b) {
        return a.cause.name < b.cause.name;
    });

    Interpretation result;
    result.redFlags = raisedFlags(patient);
    addSelfCare(ranked, patient);
    result.conclusion = conclusionOf(ranked, patient);
    int rank = 0;
    for (Judgement& judgement : ranked) {
        judgement.cause.rank = ++rank;
        result.causes.push_back(std::move(judgement.cause));
    }
    for (Judgement& judgement : unranked)
        result.causes.push_back(std::move(judgement.cause));
    return result;
}

}  // namespace facialis::engine
