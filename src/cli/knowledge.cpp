// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "data/knowledge/knowledge_base.hpp"
#include "data/knowledge/seed_problems.hpp"
#include "src/cli/cause_text.hpp"
#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/cli/recording_options.hpp"
#include "src/interpretation/context.hpp"
#include "src/report/json_report.hpp"

namespace facialis::engine {

namespace {

using Json = nlohmann::ordered_json;

struct KnowledgeOptions {
    std::string knowledge, id, seeds;
    JsonOutput json;
};

Json linksJson(const std::vector<CauseEntry::Link>& links, const KnowledgeBase& knowledge)
{
    Json list = Json::array();
    for (const CauseEntry::Link& link : links)
        list.push_back({{"finding", link.finding},
                        {"state", link.isAbsence ? "absent" : "present"},
                        {"decisive", link.isDecisive},
                        {"text", link.text},
                        {"source", knowledge.citation(link.source)}});
    return list;
}

Json sourcedJson(const std::vector<SourcedText>& texts, const KnowledgeBase& knowledge)
{
    Json list = Json::array();
    for (const SourcedText& text : texts)
        list.push_back({{"text", text.text}, {"source", knowledge.citation(text.source)}});
    return list;
}

Json noteJson(const std::string& id, const std::string& kind, const std::string& text,
              const std::string& source, const KnowledgeBase& knowledge)
{
    return {{"id", id}, {"kind", kind}, {"text", text}, {"source", knowledge.citation(source)}};
}

Json causeJson(const CauseEntry& cause, const KnowledgeBase& knowledge)
{
    Json context = Json::array();
    for (const CauseEntry::ContextLink& link : cause.context)
        context.push_back({{"key", link.key},
                           {"supports", link.supports},
                           {"text", link.text},
                           {"source", knowledge.citation(link.source)}});
    Json statements = Json::array();
    for (const CauseEntry::Statement& statement : cause.statements)
        statements.push_back({{"id", statement.id},
                              {"text", statement.text},
                              {"source", knowledge.citation(statement.source)}});
    Json notes = Json::array();
    for (const NoteEntry* note : notesOn(cause, knowledge))
        notes.push_back(noteJson(note->id, note->kind, note->text, note->source, knowledge));
    return {{"id", cause.id},
            {"name", cause.name},
            {"category", cause.category},
            {"summary", cause.summary},
            {"emg_link", cause.linkStrength},
            {"icd10", cause.icd10.empty() ? Json(nullptr) : Json(cause.icd10)},
            {"no_icd10", cause.noIcd10.empty() ? Json(nullptr) : Json(cause.noIcd10)},
            {"best_from_emg_alone", toString(cause.ceiling)},
            {"seeds", cause.seeds},
            {"statements", statements},
            {"supports", linksJson(cause.supports, knowledge)},
            {"opposes", linksJson(cause.opposes, knowledge)},
            {"context", context},
            {"next_steps", sourcedJson(cause.nextSteps, knowledge)},
            {"numbers", sourcedJson(cause.numbers, knowledge)},
            {"self_care", sourcedJson(cause.selfCare, knowledge)},
            {"cautions", cause.cautions},
            {"notes", notes}};
}

/// Writes JSON or text, whichever was asked for.
ExitCode deliver(const KnowledgeOptions& options, const Json& json, const std::string& text)
{
    Result<void> written;
    if (options.json.isWanted())
        written = writeText(options.json, printed(json));
    if (written && !options.json.isStandardOutput())
        written = printText(text);
    return written ? ExitCode::done : fail(written.error());
}

ExitCode list(const KnowledgeOptions& options, const KnowledgeBase& knowledge)
{
    Json causes = Json::array();
    std::string text = "knowledge version " + knowledge.version() + "\n";
    for (const CauseEntry& cause : knowledge.causes()) {
        causes.push_back({{"id", cause.id}, {"name", cause.name}, {"category", cause.category}});
        text += fmt::format("  {:<16} {:<12} {}\n", cause.id, cause.category, cause.name);
    }
    Json notes = Json::array();
    for (const RedFlagEntry& flag : knowledge.redFlags()) {
        notes.push_back({{"id", flag.id}, {"kind", "red_flag"}});
        text += fmt::format("  {:<16} {:<12} {}\n", flag.id, "red flag", flag.text);
    }
    for (const NoteEntry& note : knowledge.notes()) {
        if (note.isHidden())
            continue;
        notes.push_back({{"id", note.id}, {"kind", note.kind}});
        text += fmt::format("  {:<16} {:<12} {}\n", note.id, note.kind, note.text);
    }
    return deliver(options,
                   {{"schema", "facialis.knowledge/1"},
                    {"version", knowledge.version()},
                    {"causes", causes},
                    {"notes", notes}},
                   text);
}

/// A red flag or a note by its id; nothing where there is none to show.
std::optional<Json> noteById(const std::string& id, const KnowledgeBase& knowledge)
{
    if (const RedFlagEntry* flag = knowledge.redFlag(id))
        return noteJson(flag->id, "red_flag", flag->text, flag->source, knowledge);
    if (const NoteEntry* note = knowledge.note(id); note != nullptr && !note->isHidden())
        return noteJson(note->id, note->kind, note->text, note->source, knowledge);
    return std::nullopt;
}

ExitCode show(const KnowledgeOptions& options, const KnowledgeBase& knowledge)
{
    const CauseEntry* cause = knowledge.cause(options.id);
    if (const auto note = noteById(options.id, knowledge); cause == nullptr && note)
        return deliver(
            options, *note,
            fmt::format("[{}] {}\n  {}\n  ({})\n", options.id, (*note)["kind"].get<std::string>(),
                        (*note)["text"].get<std::string>(), (*note)["source"].get<std::string>()));
    if (!cause)
        return fail({"there is no cause '" + options.id + "'", "knowledge base",
                     "facialis knowledge list names all"});
    return deliver(options, causeJson(*cause, knowledge), causeText(*cause, knowledge));
}

ExitCode check(const KnowledgeOptions& options, const KnowledgeBase& knowledge)
{
    std::vector<std::string> problems = knowledge.problems();
    if (!options.seeds.empty()) {
        const auto ofSeeds = seedFolderProblems(knowledge, options.seeds);
        if (!ofSeeds)
            return fail(ofSeeds.error());
        problems.insert(problems.end(), ofSeeds->begin(), ofSeeds->end());
    }
    std::string text;
    for (const std::string& problem : problems)
        text += problem + "\n";
    if (problems.empty())
        text = fmt::format(
            "knowledge version {}: {} causes, {} findings, {} references; {} claims and {} "
            "sentences of the seeds{}; no problems\n",
            knowledge.version(), knowledge.causes().size(), knowledge.findings().size(),
            knowledge.references().size(), knowledge.seedClaims().size(),
            knowledge.seedSentences().size(),
            options.seeds.empty() ? "" : ", held against their files");
    const ExitCode delivered = deliver(options,
                                       {{"schema", "facialis.knowledge/1"},
                                        {"version", knowledge.version()},
                                        {"problems", problems}},
                                       text);
    if (delivered != ExitCode::done || problems.empty())
        return delivered;
    return fail({fmt::format("{} problems in the knowledge base", problems.size()),
                 options.knowledge.empty() ? "knowledge base" : options.knowledge,
                 "mend the lines above"});
}

ExitCode withKnowledge(const KnowledgeOptions& options,
                       ExitCode (*action)(const KnowledgeOptions&, const KnowledgeBase&))
{
    const Result<KnowledgeBase> knowledge = openKnowledge(options.knowledge);
    return knowledge ? action(options, *knowledge) : fail(knowledge.error());
}

}  // namespace

void addKnowledge(CLI::App& program, Job& job)
{
    auto options = std::make_shared<KnowledgeOptions>();
    CLI::App* command =
        program.add_subcommand("knowledge", "What Facialis knows of causes, and from where");
    command->require_subcommand(1);
    const auto add = [&](const char* name, const char* what,
                         ExitCode (*action)(const KnowledgeOptions&, const KnowledgeBase&)) {
        CLI::App* verb = command->add_subcommand(name, what);
        verb->add_option("--knowledge", options->knowledge,
                         "Folder with a knowledge base that replaces the one compiled in");
        addJsonOutput(*verb, options->json);
        verb->callback([options, &job, action] {
            job = [options, action] { return withKnowledge(*options, action); };
        });
        return verb;
    };
    add("list", "All causes", list);
    add("show", "One cause: for, against, context, numbers, sources", show)
        ->add_option("ID", options->id, "A cause, a red flag or a note, for example hfs_nvc")
        ->required();
    add("check", "Look for dangling ids, missing sources, claims of the seeds without a place",
        check)
        ->add_option("--seeds", options->seeds,
                     "Folder with the seed documents, to be split into sentences and compared");
    command->add_subcommand("context-template", "A commented file for --context")->callback([&job] {
        job = [] {
            const Result<void> written = printText(contextTemplate());
            return written ? ExitCode::done : fail(written.error());
        };
    });
}

}  // namespace facialis::engine
