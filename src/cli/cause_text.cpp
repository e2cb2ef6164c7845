// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/cli/cause_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "data/knowledge/reference_ids.hpp"

namespace facialis::engine {

namespace {

/// Collects lines and the references that they cite.
class Lines {
public:
    void add(std::string_view title, std::string_view text)
    {
        text_ += fmt::format("  {:<10}{}\n", title, text);
    }

    void add(std::string_view title, std::string_view text, const std::string& source)
    {
        add(title, fmt::format("{} [{}]", text, source));
        for (const std::string& id : referenceIds(source))
            cited_.insert(id);
    }

    void add(std::string_view title, const std::vector<CauseEntry::Link>& links)
    {
        for (const CauseEntry::Link& link : links)
            add(title,
                fmt::format("{}{}{}: {}", link.isAbsence ? "no " : "", link.finding,
                            link.isDecisive ? " *" : "", link.text),
                link.source);
    }

    /// The lines, and in the order of the knowledge base what they cite.
    [[nodiscard]] std::string withReferences(const KnowledgeBase& knowledge) const
    {
        std::string all = text_;
        for (const ReferenceEntry& reference : knowledge.references())
            if (cited_.contains(reference.id))
                all += fmt::format("  [{}] {}\n", reference.id, reference.text);
        return all;
    }

private:
    std::string text_;
    std::set<std::string> cited_;
};

}  // namespace

std::vector<const NoteEntry*> notesOn(const CauseEntry& cause, const KnowledgeBase& knowledge)
{
    std::vector<const NoteEntry*> notes;
    for (const NoteEntry& note : knowledge.notes())
        if (std::find(note.causes.begin(), note.causes.end(), cause.id) != note.causes.end())
            notes.push_back(&note);
    return notes;
}

std::string causeText(const CauseEntry& cause, const KnowledgeBase& knowledge)
{
    Lines lines;
    if (!cause.noIcd10.empty())
        lines.add("no code", cause.noIcd10);
    for (const CauseEntry::Statement& statement : cause.statements)
        lines.add("says", statement.text, statement.source);
    lines.add("for", cause.supports);
    lines.add("against", cause.opposes);
    for (const CauseEntry::ContextLink& link : cause.context)
        lines.add(link.supports ? "context" : "against", fmt::format("{}: {}", link.key, link.text),
                  link.source);
    for (const SourcedText& number : cause.numbers)
        lines.add("numbers", number.text, number.source);
    for (const SourcedText& step : cause.nextSteps)
        lines.add("next", step.text, step.source);
    for (const SourcedText& habit : cause.selfCare)
        lines.add("habits", habit.text + "; never beside a red flag or spasm", habit.source);
    for (const std::string& caution : cause.cautions)
        lines.add("caution", caution);
    for (const NoteEntry* note : notesOn(cause, knowledge))
        lines.add(note->kind, note->text, note->source);
    return fmt::format("{} [{}]\n  {}\n  category {}, EMG link {}, best from EMG alone: {}{}\n",
                       cause.name, cause.id, cause.summary, cause.category, cause.linkStrength,
                       toString(cause.ceiling),
                       cause.icd10.empty() ? "" : ", ICD-10 " + cause.icd10) +
           lines.withReferences(knowledge);
}

}  // namespace facialis::engine
