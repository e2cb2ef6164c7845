// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/cli/console.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <unistd.h>

namespace facialis::engine {

namespace {

/// Messages may quote bytes of a damaged file: a line stays one line, and no terminal is steered.
std::string printable(std::string text)
{
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    return text;
}

}  // namespace

void printError(const Error& error)
{
    fmt::print(stderr, "facialis: {}\n", printable(error.sentence()));
}

void printWarning(const std::string& text)
{
    fmt::print(stderr, "facialis: warning: {}\n", printable(text));
}

ExitCode fail(const Error& error)
{
    printError(error);
    return ExitCode::notDone;
}

Result<void> printText(const std::string& text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
        return failure(std::string("cannot be written (") + std::strerror(errno) + ")",
                       "standard output", "free some space or give a file");
    return {};
}

Result<void> writeText(const std::string& path, const std::string& text, Overwrite overwrite)
{
    if (path == "-")
        return printText(text);
    if (Result<void> possible = checkOutput(path, overwrite); !possible)
        return possible;
    return replaceFile(path, text);
}

void addJsonOutput(CLI::App& command, JsonOutput& json)
{
    command.add_option("--json", json.path,
                       "Write machine output to a file, or - for standard output");
    command.add_flag("--force", json.isForced, "Replace an output that exists");
}

Result<void> writeText(const JsonOutput& json, const std::string& text)
{
    return writeText(json.path, text, json.isForced ? Overwrite::allow : Overwrite::refuse);
}

ProgressBar::ProgressBar(std::string title)
    : title_(std::move(title)),
      begin_(std::chrono::steady_clock::now()),
      isTerminal_(::isatty(STDERR_FILENO) == 1)
{
}

ProgressBar::~ProgressBar()
{
    if (shownPercent_ >= 0)
        fmt::print(stderr, "\r{:78}\r", "");
}

void ProgressBar::show(double fraction)
{
    if (!isTerminal_ || std::chrono::steady_clock::now() - begin_ < std::chrono::seconds(1))
        return;
    const int percent = std::clamp(static_cast<int>(fraction * 100.0), 0, 100);
    if (percent == shownPercent_)
        return;
    shownPercent_ = percent;
    constexpr int width = 30;
    const int filled = percent * width / 100;
    fmt::print(stderr, "\r{:<20.20} [{:#<{}}{:.<{}}] {:3d} %", title_, "", filled, "",
               width - filled, percent);
    std::fflush(stderr);
}

}  // namespace facialis::engine
