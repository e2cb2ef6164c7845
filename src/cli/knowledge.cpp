// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

#include "data/knowledge/knowledge_base.hpp"
#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/cli/recording_options.hpp"
#include "src/interpretation/context.hpp"
#include "src/report/json_report.hpp"

namespace facialis::engine {

namespace {

using Json = nlohmann::ordered_json;

struct KnowledgeOptions {
    std::string knowledge, id, json;
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

Json causeJson(const CauseEntry& cause, const KnowledgeBase& knowledge)
{
    Json context = Json::array();
    for (const CauseEntry::ContextLink& link : cause.context)
        context.push_back({{"key", link.key},
                           {"supports", link.supports},
                           {"text", link.text},
                           {"source", knowledge.citation(link.source)}});
    return {{"id", cause.id},
            {"name", cause.name},
            {"category", cause.category},
            {"summary", cause.summary},
            {"emg_link", cause.linkStrength},
            {"icd10", cause.icd10.empty() ? Json(nullptr) : Json(cause.icd10)},
            {"best_from_emg_alone", toString(cause.ceiling)},
            {"seeds", cause.seeds},
            {"supports", linksJson(cause.supports, knowledge)},
            {"opposes", linksJson(cause.opposes, knowledge)},
            {"context", context},
            {"next_steps", sourcedJson(cause.nextSteps, knowledge)},
            {"numbers", sourcedJson(cause.numbers, knowledge)},
            {"cautions", cause.cautions}};
}

std::string causeText(const CauseEntry& cause, const KnowledgeBase& knowledge)
{
    std::string text = fmt::format("{} [{}]\n  {}\n", cause.name, cause.id, cause.summary);
    text += fmt::format("  category {}, EMG link {}, best from EMG alone: {}{}\n", cause.category,
                        cause.linkStrength, toString(cause.ceiling),
                        cause.icd10.empty() ? "" : ", ICD-10 " + cause.icd10);
    const auto links = [&](const char* title, const std::vector<CauseEntry::Link>& list) {
        for (const CauseEntry::Link& link : list)
            text += fmt::format("  {:<10}{}{}{}: {} ({})\n", title, link.isAbsence ? "no " : "",
                                link.finding, link.isDecisive ? " *" : "", link.text,
                                knowledge.citation(link.source));
    };
    links("for", cause.supports);
    links("against", cause.opposes);
    for (const CauseEntry::ContextLink& link : cause.context)
        text += fmt::format("  {:<10}{}: {} ({})\n", link.supports ? "context" : "against",
                            link.key, link.text, knowledge.citation(link.source));
    for (const SourcedText& number : cause.numbers)
        text += fmt::format("  {:<10}{} ({})\n", "numbers", number.text,
                            knowledge.citation(number.source));
    for (const SourcedText& step : cause.nextSteps)
        text +=
            fmt::format("  {:<10}{} ({})\n", "next", step.text, knowledge.citation(step.source));
    for (const std::string& caution : cause.cautions)
        text += fmt::format("  {:<10}{}\n", "caution", caution);
    return text;
}

/// Writes JSON or text, whichever was asked for.
ExitCode deliver(const KnowledgeOptions& options, const Json& json, const std::string& text)
{
    Result<void> written;
    if (!options.json.empty())
        written = writeText(options.json, printed(json));
    if (written && options.json != "-")
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
    return deliver(
        options,
        {{"schema", "facialis.knowledge/1"}, {"version", knowledge.version()}, {"causes", causes}},
        text);
}

ExitCode show(const KnowledgeOptions& options, const KnowledgeBase& knowledge)
{
    const CauseEntry* cause = knowledge.cause(options.id);
    if (!cause)
        return fail({"there is no cause '" + options.id + "'", "knowledge base",
                     "facialis knowledge list names all"});
    return deliver(options, causeJson(*cause, knowledge), causeText(*cause, knowledge));
}

ExitCode check(const KnowledgeOptions& options, const KnowledgeBase& knowledge)
{
    const std::vector<std::string> problems = knowledge.problems();
    std::string text;
    for (const std::string& problem : problems)
        text += problem + "\n";
    if (problems.empty())
        text = fmt::format(
            "knowledge version {}: {} causes, {} findings, {} references, no problems\n",
            knowledge.version(), knowledge.causes().size(), knowledge.findings().size(),
            knowledge.references().size());
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
        verb->add_option("--json", options->json,
                         "Write machine output to a file, or - for standard output");
        verb->callback([options, &job, action] {
            job = [options, action] { return withKnowledge(*options, action); };
        });
        return verb;
    };
    add("list", "All causes", list);
    add("show", "One cause: for, against, context, numbers, sources", show)
        ->add_option("ID", options->id, "For example hfs_nvc")
        ->required();
    add("check", "Look for dangling ids and missing sources", check);
    command->add_subcommand("context-template", "A commented file for --context")->callback([&job] {
        job = [] {
            const Result<void> written = printText(contextTemplate());
            return written ? ExitCode::done : fail(written.error());
        };
    });
}

}  // namespace facialis::engine
