// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/knowledge/toml_row.hpp"

#include <fmt/format.h>

namespace facialis {

void TomlComplaints::add(const std::string& file, const toml::node& at, std::string_view what)
{
    errors_.push_back({.what = std::string(what),
                       .where = fmt::format("{}:{}", file, at.source().begin.line),
                       .remedy = {}});
}

Error TomlComplaints::error() const
{
    Error first = errors_.front();
    if (errors_.size() > 1)
        first.what += fmt::format(" (and {} more)", errors_.size() - 1);
    first.remedy = "correct the file; docs/knowledge.md says how an entry is written";
    return first;
}

TomlRow::~TomlRow()
{
    for (const auto& [key, value] : table_)
        if (!asked_.contains(key.str()))
            complaints_.add(file_, value, fmt::format("unknown key '{}'", key.str()));
}

const toml::node* TomlRow::node(std::string_view key)
{
    asked_.emplace(key);
    return table_.get(key);
}

std::string TomlRow::text(std::string_view key)
{
    const std::string value = optionalText(key);
    if (value.empty() && (table_.get(key) == nullptr || table_.get(key)->is_string()))
        complain(fmt::format("'{}' is missing or empty", key));
    return value;
}

std::string TomlRow::optionalText(std::string_view key)
{
    const toml::node* found = node(key);
    if (found == nullptr)
        return {};
    if (!found->is_string()) {
        complaints_.add(file_, *found, fmt::format("'{}' must be a text", key));
        return {};
    }
    return found->as_string()->get();
}

bool TomlRow::flag(std::string_view key, bool otherwise)
{
    const toml::node* found = node(key);
    if (found == nullptr)
        return otherwise;
    if (!found->is_boolean()) {
        complaints_.add(file_, *found, fmt::format("'{}' must be true or false", key));
        return otherwise;
    }
    return found->as_boolean()->get();
}

std::vector<std::string> TomlRow::texts(std::string_view key)
{
    const toml::node* found = node(key);
    std::vector<std::string> all;
    if (found == nullptr)
        return all;
    if (!found->is_array()) {
        complaints_.add(file_, *found, fmt::format("'{}' must be a list of texts", key));
        return all;
    }
    for (const toml::node& element : *found->as_array())
        if (element.is_string())
            all.push_back(element.as_string()->get());
        else
            complaints_.add(file_, element, fmt::format("'{}' must hold texts only", key));
    return all;
}

std::vector<const toml::table*> TomlRow::tables(std::string_view key)
{
    const toml::node* found = node(key);
    std::vector<const toml::table*> all;
    if (found == nullptr)
        return all;
    if (!found->is_array()) {
        complaints_.add(file_, *found, fmt::format("'{}' must be a list of tables", key));
        return all;
    }
    for (const toml::node& element : *found->as_array())
        if (element.is_table())
            all.push_back(element.as_table());
        else
            complaints_.add(file_, element, fmt::format("'{}' must hold tables only", key));
    return all;
}

Result<toml::table> parseToml(std::string_view text, const std::string& file)
{
    // The library reports by exception; it ends here.
    try {
        return toml::parse(text, file);
    } catch (const toml::parse_error& problem) {
        return failure(std::string(problem.description()),
                       fmt::format("{}:{}", file, problem.source().begin.line),
                       "correct the TOML syntax there");
    }
}

}  // namespace facialis
