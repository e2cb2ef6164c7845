// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <csignal>
#include <fmt/format.h>
#include <memory>

#include "acquisition/emulation/emulated_device.hpp"
#include "acquisition/emulation/pseudo_terminal.hpp"
#include "acquisition/simulation/simulate.hpp"
#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/cli/recording_options.hpp"

namespace facialis::engine {

namespace {

struct EmulateOptions {
    std::string device, scenario = "hfs", truth, link;
    std::uint64_t seed = 1;
    std::optional<double> seconds;
    std::vector<std::string> faults;
    bool isForced = false;
};

std::atomic<bool> isStopRequested{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch nothing else");

void requestStop(int)
{
    isStopRequested = true;
}

/// One line on standard output, at once: the reader waits for it before it opens the port.
void announce(const std::string& address)
{
    std::fputs((address + "\n").c_str(), stdout);
    std::fflush(stdout);
}

std::string deviceNames()
{
    std::vector<std::string_view> names;
    for (const acquisition::EmulatedKind& kind : acquisition::emulatedKinds())
        names.push_back(kind.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

Result<acquisition::EmulationOptions> translated(const EmulateOptions& options)
{
    acquisition::EmulationOptions result;
    result.feed = {.scenario = options.scenario, .seed = options.seed};
    for (const std::string& fault : options.faults)
        if (const auto added = acquisition::addFault(result.faults, fault); !added)
            return tl::unexpected(added.error());
    if (options.seconds)
        result.length = Duration(*options.seconds);
    result.replugged = announce;
    return result;
}

ExitCode emulateCommand(const EmulateOptions& options)
{
    const auto kinds = acquisition::emulatedKinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                   [&](const auto& k) { return k.name == options.device; });
    const auto emulation = translated(options);
    if (kind == kinds.end() || !emulation) {
        printError(kind == kinds.end() ? Error{"there is no emulator of '" + options.device + "'",
                                               {},
                                               "devices are: " + deviceNames()}
                                       : emulation.error());
        return ExitCode::wrongUsage;
    }
    const auto scenarios = acquisition::scenarioNames();
    if (std::find(scenarios.begin(), scenarios.end(), options.scenario) == scenarios.end())
        return fail(Error{"unknown scenario '" + options.scenario + "'",
                          {},
                          fmt::format("choose one of {}", fmt::join(scenarios, ", "))});
    std::optional<acquisition::SentFrames> truth;
    if (!options.truth.empty()) {
        auto created = acquisition::SentFrames::create(
            options.truth, kind->make()->inputs(),
            options.isForced ? Overwrite::allow : Overwrite::refuse);
        if (!created)
            return fail(created.error());
        truth = std::move(*created);
    }
    auto terminal = acquisition::PseudoTerminal::open(options.link);
    if (!terminal)
        return fail(terminal.error());
    std::signal(SIGINT, requestStop);
    std::signal(SIGTERM, requestStop);
    announce((*terminal)->address());
    acquisition::EmulatedDevice device(*kind, std::move(*terminal), *emulation, std::move(truth));
    const auto counts = device.run(isStopRequested);
    if (!counts)
        return fail(counts.error());
    if (counts->overrunBytes > 0)
        printWarning(
            fmt::format("{} bytes were lost because the line was full or the host did not "
                        "read; {} of {} frames did not leave whole and once",
                        counts->overrunBytes, counts->struck, counts->frames));
    return ExitCode::done;
}

std::string footer()
{
    std::string text = "Faults (--fault KEY=VALUE, as often as wanted):\n" +
                       acquisition::faultHelp() + "Devices:\n";
    for (const acquisition::EmulatedKind& kind : acquisition::emulatedKinds())
        text += fmt::format("  {:<20} {}\n", kind.name, kind.frontEnd);
    return text;
}

}  // namespace

void addEmulate(CLI::App& program, Job& job)
{
    auto options = std::make_shared<EmulateOptions>();
    CLI::App* command = program.add_subcommand(
        "emulate", "A device on a pseudo-terminal; the first line printed is what to open");
    command->add_option("DEVICE", options->device, deviceNames())->required();
    command->add_option("--scenario", options->scenario,
                        "Whose muscles are under the electrodes (default hfs)");
    command->add_option("--seed", options->seed, "Of the patient and of the faults (default 1)");
    command->add_option("--seconds", options->seconds, "End by itself after so long")
        ->check(positiveNumber());
    command->add_option("--fault", options->faults, "What goes wrong, see below")
        ->take_all()
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--truth", options->truth, "What was sent, a row a frame, as CSV");
    command->add_option("--link", options->link,
                        "A symbolic link to the port, kept when it is plugged in again");
    command->add_flag("--force", options->isForced, "Replace a --truth that exists");
    command->footer(footer());
    command->callback([options, &job] { job = [options] { return emulateCommand(*options); }; });
}

}  // namespace facialis::engine
