// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/result.hpp"

namespace facialis::engine {

/// What is known of the patient beside the EMG: history, examination, labs, drugs, triggers.
/// Keys are dotted ("history.facial_palsy"); true: yes, false: no, not there: not asked.
struct Context {
    std::map<std::string, bool> answers;

    [[nodiscard]] std::optional<bool> answer(const std::string& key) const
    {
        const auto found = answers.find(key);
        return found == answers.end() ? std::nullopt : std::optional(found->second);
    }
    friend bool operator==(const Context&, const Context&) = default;
};

/// Reads `--context C.toml`, checked against the questions of a knowledge base.
/// @errors syntax, unknown keys and values that are not true or false (all of them listed)
[[nodiscard]] Result<Context> contextFromToml(const std::string& path,
                                              const KnowledgeBase& knowledge);
/// The same with the knowledge base that is compiled in.
[[nodiscard]] Result<Context> contextFromToml(const std::string& path);

/// Answers from elsewhere (the `context` of a findings file): the context, if every key is known.
/// @param where  what an error calls the place. @errors unknown keys (all of them listed)
[[nodiscard]] Result<Context> checkedContext(std::map<std::string, bool> answers,
                                             const std::string& where,
                                             const KnowledgeBase& knowledge);

/// A commented template with every known key (`facialis knowledge context-template`); as it is it
/// reads back as an empty context.
[[nodiscard]] std::string contextTemplate(const KnowledgeBase& knowledge);
[[nodiscard]] std::string contextTemplate();

}  // namespace facialis::engine
