// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "data/model/replace_file.hpp"
#include "data/model/result.hpp"
#include "src/cli/command.hpp"

namespace facialis::engine {

/// `facialis: where: what; what to do next` on standard error, in one line.
void printError(const Error& error);
/// `facialis: warning: ...` on standard error.
void printWarning(const std::string& text);

/// Prints the error and says notDone: `return fail(result.error());`
[[nodiscard]] ExitCode fail(const Error& error);

/// Standard output whole, or an Error (a closed pipe, a full disk).
[[nodiscard]] Result<void> printText(const std::string& text);

/// Where `--json` goes.
struct JsonOutput {
    std::string path;  ///< empty: not wanted; `-`: standard output
    bool isForced = false;

    [[nodiscard]] bool isWanted() const { return !path.empty(); }
    [[nodiscard]] bool isStandardOutput() const { return path == "-"; }
};

/// Adds `--json PATH|-` and `--force`.
void addJsonOutput(CLI::App& command, JsonOutput& json);
[[nodiscard]] Result<void> writeText(const JsonOutput& json, const std::string& text);

/// Text to a file, or to standard output when the path is `-`.
/// @errors a file that is there and may not be replaced
[[nodiscard]] Result<void> writeText(const std::string& path, const std::string& text,
                                     Overwrite overwrite);

/// A bar on standard error: only where that is a terminal, only after the first second.
class ProgressBar {
public:
    explicit ProgressBar(std::string title);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    /// @param fraction 0..1
    void show(double fraction);

private:
    std::string title_;
    std::chrono::steady_clock::time_point begin_;
    bool isTerminal_ = false;
    int shownPercent_ = -1;
};

}  // namespace facialis::engine
