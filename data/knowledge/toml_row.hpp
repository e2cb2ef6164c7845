// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

#include "data/model/result.hpp"

namespace facialis {

/// What is wrong in the knowledge files, each with its file and line.
class TomlComplaints {
public:
    void add(const std::string& file, const toml::node& at, std::string_view what);
    [[nodiscard]] bool isEmpty() const { return errors_.empty(); }
    /// The first complaint, and how many follow it.
    [[nodiscard]] Error error() const;

private:
    std::vector<Error> errors_;
};

/// Strict reading of one TOML table: every key must be asked for, and be of the type asked for.
/// Whatever is missing, mistyped or never asked for becomes a complaint.
class TomlRow {
public:
    TomlRow(const toml::table& table, std::string file, TomlComplaints& complaints)
        : table_(table), file_(std::move(file)), complaints_(complaints)
    {
    }
    /// Complains of the keys nobody asked for.
    ~TomlRow();
    TomlRow(const TomlRow&) = delete;
    TomlRow& operator=(const TomlRow&) = delete;

    /// A text that must be there and not be empty.
    [[nodiscard]] std::string text(std::string_view key);
    /// A text that may be missing; then it is empty.
    [[nodiscard]] std::string optionalText(std::string_view key);
    [[nodiscard]] bool flag(std::string_view key, bool otherwise);
    /// A list of texts; empty when it is missing.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);
    /// A list of tables, each to be read by a TomlRow of its own; empty when it is missing.
    [[nodiscard]] std::vector<const toml::table*> tables(std::string_view key);

    void complain(std::string_view what) { complaints_.add(file_, table_, what); }
    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] TomlComplaints& complaints() { return complaints_; }

private:
    const toml::node* node(std::string_view key);

    const toml::table& table_;
    std::string file_;
    TomlComplaints& complaints_;
    std::set<std::string, std::less<>> asked_;
};

/// Parses a text. @errors a syntax error, with its line
[[nodiscard]] Result<toml::table> parseToml(std::string_view text, const std::string& file);

}  // namespace facialis
