// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/judge_cause.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "src/interpretation/cause_sources.hpp"
#include "src/interpretation/cause_tally.hpp"

namespace facialis::engine {

namespace {

using Link = CauseEntry::Link;

bool isOneSided(std::optional<Side> side)
{
    return side == Side::left || side == Side::right;
}

/// One pass over a cause; collects reasons while it counts.
class Judge {
public:
    Judge(const CauseEntry& entry, const Case& patient) : entry_(entry), patient_(patient)
    {
        judgement_.entry = &entry;
        RankedCause& cause = judgement_.cause;
        cause.id = entry.id;
        cause.name = entry.name;
        cause.category = entry.category;
        cause.nextSteps = cited(entry.nextSteps);
        cause.numbers = cited(entry.numbers);
        cause.cautions = entry.cautions;
        cause.icd10 = entry.icd10;
    }

    Judgement judge()
    {
        settleSide();
        for (const Link& link : entry_.supports)
            weighSupport(link);
        for (const Link& link : entry_.opposes)
            weighOpposition(link);
        for (const CauseEntry::ContextLink& link : entry_.context)
            weighAnswer(link);
        RankedCause& cause = judgement_.cause;
        if (tally_.positives > 0)
            cause.supporting.insert(cause.supporting.end(), fitting_.begin(), fitting_.end());
        tally_.score += entry_.linkStrength == "A" ? 0.2 : entry_.linkStrength == "B" ? 0.1 : 0.0;
        cause.score = tally_.score;
        cause.support = bandOf(tally_, entry_);
        judgement_.isDecisiveMissing = tally_.isDecisiveFailed && !tally_.isDecisivePresent &&
                                       (!tally_.isDecisiveSuggested || tally_.isRequiredFailed);
        judgement_.hasDecisive = hasDecisive();
        judgement_.isOnlyKept = tally_.positives == 0 && !tally_.isDecisiveSuggested;
        if (cause.support == Support::none || cause.support == Support::against ||
            cause.support == Support::notAssessable)
            cause.side.reset();
        cause.sources = sourcesOf(entry_, patient_.knowledge);
        return std::move(judgement_);
    }

private:
    [[nodiscard]] bool hasDecisive() const
    {
        const bool isThere =
            tally_.isDecisivePresent || tally_.isDecisiveSuggested || tally_.isContextDecisive;
        // Where little was seen, more is looked for in vain than where much was.
        const bool isOnlySuggested = tally_.isDecisiveSuggested && !tally_.isDecisivePresent;
        const int failed = isOnlySuggested ? 0 : tally_.failed;
        return isThere && failed + tally_.opposing + tally_.excluding <= 1;
    }

    [[nodiscard]] std::vector<SourcedText> cited(std::vector<SourcedText> texts) const
    {
        for (SourcedText& text : texts)
            text.source = patient_.knowledge.citation(text.source);
        return texts;
    }

    [[nodiscard]] Reason reason(const std::string& finding, std::string text,
                                const std::string& source) const
    {
        return {finding, std::move(text), patient_.knowledge.citation(source)};
    }

    [[nodiscard]] std::string nameOf(const std::string& finding) const
    {
        const FindingEntry* entry = patient_.knowledge.finding(finding);
        return entry == nullptr ? finding : entry->name;
    }

    void support(const std::string& finding, const std::string& text, const std::string& source)
    {
        judgement_.cause.supporting.push_back(reason(finding, text, source));
    }
    void oppose(const std::string& finding, const std::string& text, const std::string& source)
    {
        judgement_.cause.opposing.push_back(reason(finding, text, source));
    }

    /// The side is that of the decisive finding, or else of the first one-sided one of the row:
    /// what is found on the other side is then held against the cause, never merged with it. A
    /// decisive finding seen too seldom still has its place.
    void settleSide()
    {
        std::optional<Side> first, faint;
        for (const Link& link : entry_.supports) {
            const Finding* finding = patient_.findings.find(link.finding);
            if (link.isAbsence || finding == nullptr || !finding->side)
                continue;
            if ((link.isDecisive && finding->isSuggested) ||
                (link.isSuggestive && finding->state == FindingState::present))
                faint = finding->side;
            if (finding->state != FindingState::present)
                continue;
            if (link.isDecisive) {
                judgement_.cause.side = finding->side;
                return;
            }
            if (!first || (!isOneSided(first) && isOneSided(finding->side)))
                first = finding->side;
        }
        judgement_.cause.side = faint ? faint : first;
    }

    void notTested(const Link& link)
    {
        ++tally_.untested;
        tally_.isRequiredUntested = tally_.isRequiredUntested || link.isRequired;
        tally_.isKept = tally_.isKept || (link.keepsWhileOpen && hasBursts());
        auto& list = judgement_.cause.notTested;
        const auto isListed = [&](const Reason& r) { return r.finding == link.finding; };
        if (std::any_of(list.begin(), list.end(), isListed))
            return;
        list.push_back(reason(link.finding,
                              fmt::format("{}: {}", nameOf(link.finding), ruleOf(link.finding)),
                              link.source));
    }

    /// The finding itself knows best why it could not be told.
    [[nodiscard]] std::string ruleOf(const std::string& id) const
    {
        const Finding* finding = patient_.findings.find(id);
        return finding != nullptr && !finding->rule.empty() ? finding->rule
                                                            : "no such test is in the findings";
    }

    [[nodiscard]] bool hasBursts() const
    {
        return patient_.findings.state("nil") == FindingState::absent;
    }

    void weighSupport(const Link& link)
    {
        tally_.hasDecisive = tally_.hasDecisive || link.isDecisive;
        const FindingState state = patient_.findings.state(link.finding);
        const bool isSuggested =
            link.isSuggestive
                ? state == FindingState::present
                : link.isDecisive && !link.isAbsence && patient_.findings.isSuggested(link.finding);
        if ((link.isAlternative || link.isSuggestive) && state != FindingState::present &&
            !isSuggested)
            return;
        if (isSuggested) {
            weighSuggestion(link);
        } else if (state == FindingState::notAssessable) {
            notTested(link);
        } else if (link.isAbsence) {
            weighAbsence(link, state == FindingState::absent);
        } else if (state == FindingState::present) {
            weighPresence(link);
        } else if (link.isDistinguishing) {
            ++tally_.failed;
            tally_.isDecisiveFailed = tally_.isDecisiveFailed || link.isDecisive;
            tally_.isRequiredFailed = tally_.isRequiredFailed || link.isRequired;
            tally_.score -= 1.0;
            oppose(link.finding, "Looked for and not found: " + nameOf(link.finding), link.source);
        }
    }

    /// Enough to keep the cause in the list, weak. What the link says of the finding would be too
    /// much where it was not seen so; how often it was seen is said with the finding.
    void weighSuggestion(const Link& link)
    {
        tally_.isDecisiveSuggested = true;
        tally_.score += 1.0;
        support(link.finding,
                link.isSuggestive ? link.text
                                  : fmt::format("Seen, but not often or clearly enough to tell: {}",
                                                nameOf(link.finding)),
                link.source);
        tally_.isRequiredUntested = tally_.isRequiredUntested || link.isRequired;
    }

    void weighAbsence(const Link& link, bool isAbsent)
    {
        if (isAbsent) {
            tally_.distinguishing += link.isDistinguishing ? 1 : 0;
            tally_.score += 0.5;
            fitting_.push_back(reason(link.finding, link.text, link.source));
            return;
        }
        ++tally_.failed;
        tally_.score -= link.isRequired ? 4.0 : 1.0;
        oppose(link.finding, "Found, and does not fit: " + nameOf(link.finding), link.source);
    }

    void weighPresence(const Link& link)
    {
        const Finding& finding = *patient_.findings.find(link.finding);
        const std::optional<Side> side = judgement_.cause.side;
        if (isOneSided(finding.side) && isOneSided(side) && finding.side != side) {
            ++tally_.opposing;
            tally_.score -= 2.0;
            oppose(link.finding,
                   fmt::format("The sides do not agree: {} is on the {}", nameOf(link.finding),
                               toString(*finding.side)),
                   "ENG");
            return;
        }
        ++tally_.positives;
        ++tally_.emgPositives;
        tally_.distinguishing += link.isDistinguishing ? 1 : 0;
        tally_.isDecisivePresent = tally_.isDecisivePresent || link.isDecisive;
        tally_.score += link.isDecisive ? 3.0 : link.isDistinguishing ? 2.0 : 1.0;
        support(link.finding, link.text, link.source);
    }

    void weighOpposition(const Link& link)
    {
        if (!link.unless.empty() && patient_.findings.isPresent(link.unless))
            return;
        switch (patient_.findings.state(link.finding)) {
        case FindingState::present:
            ++(link.isExcluding ? tally_.excluding : tally_.opposing);
            tally_.score -= link.isExcluding ? 4.0 : 2.0;
            oppose(link.finding, link.text, link.source);
            break;
        case FindingState::notAssessable:
            if (patient_.findings.isSuggested(link.finding))
                weighFaintOpposition();
            notTested(link);
            break;
        case FindingState::absent: break;
        }
    }

    void weighFaintOpposition()
    {
        ++tally_.faintlyOpposing;
        tally_.score -= 1.0;
    }

    void weighAnswer(const CauseEntry::ContextLink& link)
    {
        const std::optional<bool> answer = patient_.context.answer(link.key);
        const QuestionEntry* question = patient_.knowledge.question(link.key);
        if (!answer) {
            ++tally_.untested;
            const std::string text = question == nullptr ? link.key : question->text;
            judgement_.cause.notTested.push_back(
                reason("context", "Not asked: " + text, link.source));
        } else if (*answer && link.supports) {
            ++tally_.positives;
            tally_.isContextDecisive = tally_.isContextDecisive || link.isDecisive;
            judgement_.hasContextFor = true;
            tally_.score += link.isDecisive ? 3.0 : 2.0;
            support("context", link.text, link.source);
        } else if (*answer) {
            ++(link.isExcluding ? tally_.excluding : tally_.opposing);
            tally_.score -= link.isExcluding ? 4.0 : 2.0;
            oppose("context", link.text, link.source);
        } else if (!link.ifNo.empty()) {
            ++tally_.opposing;
            tally_.score -= 2.0;
            oppose("context", link.ifNo, link.source);
        }
    }

    const CauseEntry& entry_;
    const Case& patient_;
    Judgement judgement_;
    CauseTally tally_;
    std::vector<Reason> fitting_;  ///< absences that fit; said only where something is there at all
};

}  // namespace

Judgement judged(const CauseEntry& entry, const Case& patient)
{
    return Judge(entry, patient).judge();
}

}  // namespace facialis::engine
