// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <span>

namespace facialis::engine {

/// The contract's exit codes.
enum class ExitCode {
    done = 0,        ///< warnings included
    notDone = 1,     ///< the input is unusable, the output cannot be written, a check failed
    wrongUsage = 2,  ///< the command line itself makes no sense
    incomplete = 3,  ///< done, but something asked for is not in the result; it is named
};

/// What the parser chose to run.
using Job = std::function<ExitCode()>;

/// A command adds its options to the program and, when it is chosen, sets the job.
/// A new command is one file that defines `addName`, and one line in command_list.def.
using AddCommand = void (*)(CLI::App& program, Job& job);

/// All commands, in the order of `--help`.
[[nodiscard]] std::span<const AddCommand> commands();

/// The program `facialis`: parses, runs, and turns what is left into an exit code.
[[nodiscard]] int runProgram(int count, const char* const* words);

}  // namespace facialis::engine
