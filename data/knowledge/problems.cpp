// SPDX-License-Identifier: GPL-3.0-or-later
// What a knowledge base must not have: dangling ids, missing sources, doubles.
#include <fmt/format.h>
#include <set>

#include "data/knowledge/knowledge_base.hpp"
#include "data/knowledge/reference_ids.hpp"

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

void checkCause(Checker& checker, const CauseEntry& cause)
{
    const std::string place = "cause " + cause.id;
    bool hasDecisive = false;
    for (const auto* links : {&cause.supports, &cause.opposes})
        for (const CauseEntry::Link& link : *links) {
            checker.finding(place, link.finding);
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
    return std::move(checker).problems();
}

}  // namespace facialis
