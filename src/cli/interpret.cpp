// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/cli/recording_options.hpp"
#include "src/interpretation/rank_causes.hpp"
#include "src/report/json_report.hpp"
#include "src/report/text_report.hpp"

namespace facialis::engine {

namespace {

using Json = nlohmann::ordered_json;

struct InterpretOptions {
    std::string findings, knowledge, context;
    JsonOutput json;
};

struct Input {
    std::vector<Finding> findings;
    Context context;
};

Result<Finding> findingFrom(const Json& json, const KnowledgeBase& knowledge,
                            const std::string& path)
{
    Finding finding;
    finding.id = json.at("id").get<std::string>();
    if (!knowledge.finding(finding.id))
        return failure("there is no finding '" + finding.id + "'", path,
                       "use the words of docs/knowledge.md");
    const std::string state = json.at("state").get<std::string>();
    const std::optional<FindingState> known = findingStateFrom(state);
    if (!known)
        return failure("'" + state + "' is not a state of a finding", path,
                       "write present, absent or not_assessable");
    finding.state = *known;
    if (json.contains("suggested"))
        finding.isSuggested = json["suggested"].get<bool>();
    if (finding.isSuggested && finding.state != FindingState::notAssessable)
        return failure("'" + finding.id + "' is " + state + " and suggested at once", path,
                       "only what is not_assessable can be suggested");
    if (json.contains("value") && json["value"].is_number())
        finding.value = json["value"].get<double>();
    if (json.contains("side") && json["side"].is_string())
        finding.side = sideFrom(json["side"].get<std::string>());
    return finding;
}

/// Answers by dotted keys, or in tables as in TOML: {"history": {"pain": true}}.
void collectAnswers(const Json& table, const std::string& prefix,
                    std::map<std::string, bool>& answers)
{
    for (const auto& [key, value] : table.items())
        if (value.is_object())
            collectAnswers(value, prefix + key + ".", answers);
        else
            answers[prefix + key] = value.get<bool>();
}

Result<Input> inputFrom(const std::string& path, const KnowledgeBase& knowledge)
{
    std::ifstream file(path);
    if (!file)
        return failure("cannot be read", path, "give a JSON file with findings");
    try {
        const Json json = Json::parse(file);
        Input input;
        for (const Json& entry : json.at("findings")) {
            Result<Finding> finding = findingFrom(entry, knowledge, path);
            if (!finding)
                return tl::unexpected(finding.error());
            input.findings.push_back(std::move(*finding));
        }
        std::map<std::string, bool> answers;
        if (json.contains("context"))
            collectAnswers(json["context"], "", answers);
        Result<Context> context = checkedContext(std::move(answers), path, knowledge);
        if (!context)
            return tl::unexpected(context.error());
        input.context = std::move(*context);
        return input;
    } catch (const nlohmann::json::exception& error) {
        return failure(std::string("is not a list of findings (") + error.what() + ")", path,
                       "write {\"findings\": [{\"id\": \"uni\", \"state\": \"present\", \"side\": "
                       "\"left\"}]}");
    }
}

ExitCode interpret(const InterpretOptions& options)
{
    const Result<KnowledgeBase> knowledge = openKnowledge(options.knowledge);
    if (!knowledge)
        return fail(knowledge.error());
    Result<Input> input = inputFrom(options.findings, *knowledge);
    if (!input)
        return fail(input.error());
    if (!options.context.empty()) {
        const Result<Context> context = contextFromToml(options.context, *knowledge);
        if (!context)
            return fail(context.error());
        for (const auto& [key, answer] : context->answers)
            input->context.answers[key] = answer;
    }
    const Interpretation result = rankCauses(input->findings, input->context, *knowledge);
    Result<void> written;
    if (options.json.isWanted()) {
        Json json;
        json["schema"] = "facialis.interpretation/1";
        json["red_flags"] = redFlagsJson(result.redFlags);
        json["causes"] = causesJson(result.causes);
        json["conclusion"] = result.conclusion;
        written = writeText(options.json, printed(json));
    }
    if (written && !options.json.isStandardOutput())
        written = printText(interpretationText(result.redFlags, result.causes, result.conclusion));
    return written ? ExitCode::done : fail(written.error());
}

}  // namespace

void addInterpret(CLI::App& program, Job& job)
{
    auto options = std::make_shared<InterpretOptions>();
    CLI::App* command = program.add_subcommand(
        "interpret", "The interpretation alone: from findings to compatible causes");
    command->add_option("FINDINGS", options->findings, "JSON with findings, and context if known")
        ->required();
    command->add_option("--context", options->context,
                        "TOML with history, examination, labs and triggers");
    command->add_option("--knowledge", options->knowledge,
                        "Folder with a knowledge base that replaces the one compiled in");
    addJsonOutput(*command, options->json);
    command->callback([options, &job] { job = [options] { return interpret(*options); }; });
}

}  // namespace facialis::engine
