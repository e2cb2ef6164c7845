// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

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
};

/// Reads `--context C.toml`. @errors syntax, unknown keys (all of them listed), a value that is not
/// true or false
[[nodiscard]] Result<Context> contextFromToml(const std::string& path);

/// A commented template with every known key (`facialis knowledge context-template`).
[[nodiscard]] std::string contextTemplate();

}  // namespace facialis::engine
