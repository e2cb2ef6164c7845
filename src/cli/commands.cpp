// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "src/cli/command.hpp"
#include "src/cli/console.hpp"

namespace facialis::engine {

#define COMMAND(add) void add(CLI::App& program, Job& job);
#include "src/cli/command_list.def"
#undef COMMAND

std::span<const AddCommand> commands()
{
#define COMMAND(add) add,
    static constexpr std::array all = {
#include "src/cli/command_list.def"
    };
#undef COMMAND
    return all;
}

int runProgram(int count, const char* const* words)
{
    CLI::App program{
        "Facialis reads surface EMG of the face, finds bursts and synkinesis, and names the "
        "causes\n"
        "the findings are compatible with. Research software: not a diagnosis.",
        "facialis"};
    program.set_version_flag("--version", std::string("facialis ") + FACIALIS_VERSION);
    program.set_help_flag("--help", "Say what there is and stop");
    program.require_subcommand(1);
    Job job;
    for (const AddCommand add : commands())
        add(program, job);

    try {
        program.parse(count, words);
    } catch (const CLI::Success& request) {
        return program.exit(request);
    } catch (const CLI::ParseError& error) {
        const std::vector<CLI::App*> chosen = program.get_subcommands();
        const std::string command =
            chosen.empty() ? "facialis" : "facialis " + chosen[0]->get_name();
        printError({error.what(), {}, "see " + command + " --help"});
        return static_cast<int>(ExitCode::wrongUsage);
    }
    try {
        return static_cast<int>(job());
    } catch (const std::bad_alloc&) {
        printError({"the memory of this machine is used up",
                    {},
                    "close other programs or use --from and --to"});
    } catch (const std::exception& error) {
        printError({std::string("an internal fault: ") + error.what(),
                    {},
                    "please report it with the command you gave"});
    }
    return static_cast<int>(ExitCode::notDone);
}

}  // namespace facialis::engine
