// SPDX-License-Identifier: GPL-3.0-or-later
// What a knowledge base must not have: dangling ids, missing sources, doubles, gaps.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "data/knowledge/knowledge_base.hpp"
#include "data/knowledge/reference_ids.hpp"
#include "data/knowledge/seed_problems.hpp"

namespace facialis {

namespace {

/// Collects sentences while walking through the tables.
class Checker {
public:
    explicit Checker(const KnowledgeBase& base) : base_(base) {}

    void unique(std::set<std::string>& seen, std::string_view kind, const std::string& id)
    {
        if (!seen.insert(id).second)
            say("{} '{}' is there twice", kind, id);
    }

    void sources(const std::string& place, std::string_view ids)
    {
        if (referenceIds(ids).empty())
            say("{} names no source", place);
        for (const std::string& id : referenceIds(ids))
            if (base_.reference(id) == nullptr)
                say("{} cites '{}', which is not in references.toml", place, id);
    }

    void finding(const std::string& place, const std::string& id)
    {
        if (base_.finding(id) == nullptr)
            say("{} uses the finding '{}', which is not in findings.toml", place, id);
    }

    void question(const std::string& place, const std::string& key)
    {
        if (base_.question(key) == nullptr)
            say("{} asks for '{}', which is not in context.toml", place, key);
    }

    void cause(const std::string& place, const std::string& id)
    {
        if (base_.cause(id) == nullptr)
            say("{} names the cause '{}', which is not in causes.toml", place, id);
    }

    void add(std::vector<std::string> problems)
    {
        std::move(problems.begin(), problems.end(), std::back_inserter(problems_));
    }

    template <class... Parts>
    void say(fmt::format_string<Parts...> pattern, Parts&&... parts)
    {
        problems_.push_back(fmt::format(pattern, std::forward<Parts>(parts)...));
    }

    [[nodiscard]] std::vector<std::string> problems() && { return std::move(problems_); }

private:
    const KnowledgeBase& base_;
    std::vector<std::string> problems_;
};

/// "G51.3", "I64": a letter, two digits, and perhaps a dot with one or two more.
bool isIcd10(std::string_view code)
{
    const auto digits = [](std::string_view text) {
        return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if (code.size() < 3 || code[0] < 'A' || code[0] > 'Z' || !digits(code.substr(1, 2)))
        return false;
    const std::string_view rest = code.substr(3);
    return rest.empty() ||
           ((rest.size() == 2 || rest.size() == 3) && rest[0] == '.' && digits(rest.substr(1)));
}

void checkCode(Checker& checker, const CauseEntry& cause)
{
    if (cause.icd10.empty() && cause.noIcd10.empty())
        checker.say("cause {} has neither an ICD-10 code nor says why there is none (no_icd10)",
                    cause.id);
    if (!cause.icd10.empty() && !cause.noIcd10.empty())
        checker.say("cause {} has an ICD-10 code and says that there is none", cause.id);
    if (!cause.icd10.empty() && !isIcd10(cause.icd10))
        checker.say("cause {} has the ICD-10 code '{}', which is none", cause.id, cause.icd10);
}

void checkStatements(Checker& checker, const CauseEntry& cause)
{
    std::set<std::string> seen;
    for (const CauseEntry::Statement& statement : cause.statements) {
        checker.unique(seen, "in cause " + cause.id + " statement", statement.id);
        checker.sources("cause " + cause.id + ", statement " + statement.id, statement.source);
    }
}

void checkCause(Checker& checker, const CauseEntry& cause)
{
    const std::string place = "cause " + cause.id;
    bool hasDecisive = false;
    for (const auto* links : {&cause.supports, &cause.opposes})
        for (const CauseEntry::Link& link : *links) {
            checker.finding(place, link.finding);
            if (!link.unless.empty())
                checker.finding(place, link.unless);
            checker.sources(place + ", finding " + link.finding, link.source);
            hasDecisive = hasDecisive || link.isDecisive;
        }
    for (const CauseEntry::ContextLink& link : cause.context) {
        checker.question(place, link.key);
        checker.sources(place + ", context " + link.key, link.source);
    }
    for (const auto* texts : {&cause.nextSteps, &cause.numbers, &cause.selfCare})
        for (const SourcedText& text : *texts)
            checker.sources(place, text.source);
    if (cause.ceiling != Support::weak && !hasDecisive)
        checker.say("{} may be moderate or strong, but none of its findings is decisive", place);
    checkStatements(checker, cause);
    checkCode(checker, cause);
    if (cause.nextSteps.empty())
        checker.say("{} says no next step", place);
    if (cause.linkStrength != "A" && cause.linkStrength != "B" && cause.linkStrength != "C")
        checker.say("{} has the link strength '{}', which is none of A, B, C", place,
                    cause.linkStrength);
}

void checkRedFlag(Checker& checker, const RedFlagEntry& flag)
{
    const std::string place = "red flag " + flag.id;
    checker.sources(place, flag.source);
    for (const std::string& id : flag.findings)
        checker.finding(place, id);
    for (const std::string& key : flag.context)
        checker.question(place, key);
    if (flag.findings.empty() && flag.context.empty())
        checker.say("{} is raised by nothing", place);
}

}  // namespace

std::vector<std::string> KnowledgeBase::problems() const
{
    Checker checker(*this);
    std::set<std::string> causes, findings, references, manoeuvres, muscles, flags, questions,
        notes, sites;
    for (const ReferenceEntry& entry : references_)
        checker.unique(references, "reference", entry.id);
    for (const MuscleEntry& entry : muscles_)
        checker.unique(muscles, "muscle", entry.id);
    for (const ManoeuvreEntry& entry : manoeuvres_) {
        checker.unique(manoeuvres, "manoeuvre", entry.id);
        for (const std::string& target : entry.targets)
            if (muscle(target) == nullptr)
                checker.say("manoeuvre {} moves '{}', which is not in muscles.toml", entry.id,
                            target);
    }
    for (const FindingEntry& entry : findings_) {
        checker.unique(findings, "finding", entry.id);
        checker.sources("finding " + entry.id, entry.source);
    }
    for (const QuestionEntry& entry : questions_)
        checker.unique(questions, "question", entry.key);
    for (const NoteEntry& entry : notes_) {
        checker.unique(notes, "note", entry.id);
        checker.sources("note " + entry.id, entry.source);
        for (const std::string& id : entry.causes)
            checker.cause("note " + entry.id, id);
    }
    for (const StimulusSiteEntry& entry : stimulusSites_) {
        checker.unique(sites, "stimulus site", entry.id);
        checker.sources("stimulus site " + entry.id, entry.source);
        for (const std::string& name : entry.spreadsTo)
            if (muscle(name) == nullptr)
                checker.say("stimulus site {} spreads to '{}', which is not in muscles.toml",
                            entry.id, name);
    }
    for (const RedFlagEntry& entry : redFlags_) {
        checker.unique(flags, "red flag", entry.id);
        checkRedFlag(checker, entry);
    }
    for (const CauseEntry& entry : causes_) {
        checker.unique(causes, "cause", entry.id);
        checkCause(checker, entry);
    }
    checker.add(claimProblems(*this));
    checker.add(sentenceProblems(*this));
    return std::move(checker).problems();
}

}  // namespace facialis
