// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/context.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <toml++/toml.h>

namespace facialis::engine {

namespace {

const std::string remedy = "the keys are listed by: facialis knowledge context-template";

/// Walks a table of tables; keys become dotted, leaves that are not true or false become
/// complaints.
void collect(const toml::table& table, const std::string& prefix,
             std::map<std::string, bool>& answers, std::vector<std::string>& complaints)
{
    for (const auto& [name, value] : table) {
        const std::string key = prefix + std::string(name.str());
        if (const toml::table* inner = value.as_table())
            collect(*inner, key + ".", answers, complaints);
        else if (const auto* answer = value.as_boolean())
            answers[key] = answer->get();
        else
            complaints.push_back(fmt::format("'{}' (line {}) must be true or false", key,
                                             value.source().begin.line));
    }
}

std::string groupOf(const std::string& key)
{
    return key.substr(0, key.find('.'));
}

}  // namespace

Result<Context> checkedContext(std::map<std::string, bool> answers, const std::string& where,
                               const KnowledgeBase& knowledge)
{
    std::vector<std::string> unknown;
    for (const auto& [key, answer] : answers)
        if (knowledge.question(key) == nullptr)
            unknown.push_back("'" + key + "'");
    if (!unknown.empty())
        return failure(fmt::format("unknown key{} {}", unknown.size() > 1 ? "s" : "",
                                   fmt::join(unknown, ", ")),
                       where, remedy);
    return Context{std::move(answers)};
}

Result<Context> contextFromToml(const std::string& path, const KnowledgeBase& knowledge)
{
    std::ifstream file(path, std::ios::binary);
    // A folder opens as a file on some systems; it is no text.
    if (std::error_code ignored; !file || std::filesystem::is_directory(path, ignored))
        return failure("the context cannot be read", path, "give a TOML file");
    std::ostringstream text;
    text << file.rdbuf();

    std::map<std::string, bool> answers;
    std::vector<std::string> complaints;
    // The library reports by exception; it ends here.
    try {
        collect(toml::parse(text.str(), path), "", answers, complaints);
    } catch (const toml::parse_error& problem) {
        return failure(std::string(problem.description()),
                       fmt::format("{}:{}", path, problem.source().begin.line),
                       "correct the TOML syntax there");
    }
    Result<Context> context = checkedContext(std::move(answers), path, knowledge);
    if (complaints.empty())
        return context;
    if (!context)
        complaints.push_back(context.error().what);
    return failure(fmt::format("{}", fmt::join(complaints, "; ")), path, remedy);
}

Result<Context> contextFromToml(const std::string& path)
{
    const Result<KnowledgeBase> knowledge = KnowledgeBase::embedded();
    if (!knowledge)
        return tl::unexpected(knowledge.error());
    return contextFromToml(path, *knowledge);
}

std::string contextTemplate(const KnowledgeBase& knowledge)
{
    std::string text =
        "# What is known of the patient beside the EMG, for facialis analyze --context.\n"
        "# Take away the # in front of what was asked and answer with true or false;\n"
        "# what stays commented counts as not asked.\n";
    std::string group;
    for (const QuestionEntry& question : knowledge.questions()) {
        if (groupOf(question.key) != group) {
            group = groupOf(question.key);
            text += fmt::format("\n[{}]\n", group);
        }
        text += fmt::format("# {}\n# {} = false\n", question.text,
                            question.key.substr(std::min(group.size() + 1, question.key.size())));
    }
    return text;
}

std::string contextTemplate()
{
    const Result<KnowledgeBase> knowledge = KnowledgeBase::embedded();
    return knowledge ? contextTemplate(*knowledge) : std::string{};
}

}  // namespace facialis::engine
