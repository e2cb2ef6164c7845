// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/reproduce.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fmt/format.h>

namespace facialis::engine {

std::string shellQuoted(const std::string& word)
{
    const bool isSafe = !word.empty() && std::ranges::all_of(word, [](unsigned char c) {
        return std::isalnum(c) ||
               std::string_view("/._-+=:,@%").find(static_cast<char>(c)) != std::string_view::npos;
    });
    if (isSafe && word.front() != '-')
        return word;
    std::string quoted = "'";
    for (const char c : word)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

std::string toToml(const Context& context)
{
    std::string toml;
    for (const auto& [key, answer] : context.answers)
        toml += key + (answer ? " = true\n" : " = false\n");
    return toml;
}

Reproduction reproduce(const Origin& origin, const std::string& folder)
{
    Reproduction result;
    // A name that begins with a dash must not be taken for an option.
    const std::string path = origin.path.starts_with('-') ? "./" + origin.path : origin.path;
    result.command = "facialis analyze " + shellQuoted(path);
    const auto add = [&](const std::string& option, const std::string& value) {
        result.command += ' ' + option + ' ' + shellQuoted(value);
    };
    if (origin.open.rate)
        add("--rate", fmt::format("{}", origin.open.rate->hertz()));
    if (origin.open.unit)
        add("--unit", *origin.open.unit);
    if (!origin.open.columns.empty())
        add("--columns", fmt::format("{}", fmt::join(origin.open.columns, ",")));
    if (origin.open.part)
        add("--part", *origin.open.part);
    const auto addFile = [&](const std::string& option, const std::string& name,
                             const std::string& content) {
        const std::string file = (std::filesystem::path(folder) / name).string();
        add(option, file);
        result.files.push_back({file, content});
    };
    if (!origin.review.empty()) {
        addFile("--review", "review.json", origin.review);
        return result;
    }
    const std::string settings = toToml(origin.settings);
    if (settings != toToml(AnalysisSettings{}))
        addFile("--config", "config.toml", settings);
    if (!origin.context.answers.empty())
        addFile("--context", "context.toml", toToml(origin.context));
    if (!origin.montage.empty())
        addFile("--montage", "montage.toml", origin.montage);
    return result;
}

}  // namespace facialis::engine
