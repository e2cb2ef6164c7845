// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <limits>
#include <memory>

#include "acquisition/emulation/emulated_device.hpp"
#include "acquisition/emulation/lsl_emulation.hpp"
#include "acquisition/emulation/pseudo_terminal.hpp"
#include "acquisition/emulation/sessantaquattro_emulator.hpp"
#include "acquisition/emulation/tcp_client_link.hpp"
#include "acquisition/simulation/simulate.hpp"
#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/cli/recording_options.hpp"

namespace facialis::engine {

namespace {

struct EmulateOptions {
    std::string device, scenario = "hfs", truth, link, name = "Facialis", host = "127.0.0.1";
    std::uint64_t seed = 1;
    std::uint16_t port = 45454;
    double rate = 1000.0;
    std::optional<double> seconds;
    std::vector<std::string> faults, electrodes;
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

constexpr std::string_view lslName = "lsl";

std::string deviceNames()
{
    std::vector<std::string_view> names;
    names.reserve(acquisition::emulatedKinds().size() + 2);
    for (const acquisition::EmulatedKind& kind : acquisition::emulatedKinds())
        names.push_back(kind.name);
    names.push_back(acquisition::sessantaquattroKind().name);
    names.push_back(lslName);
    return fmt::format("{}", fmt::join(names, ", "));
}

/// nullptr: there is no such device on a line.
const acquisition::EmulatedKind* kindNamed(std::string_view name)
{
    if (name == acquisition::sessantaquattroKind().name)
        return &acquisition::sessantaquattroKind();
    for (const acquisition::EmulatedKind& kind : acquisition::emulatedKinds())
        if (kind.name == name)
            return &kind;
    return nullptr;
}

Result<acquisition::EmulationOptions> translated(const EmulateOptions& options)
{
    acquisition::EmulationOptions result;
    result.feed = {.scenario = options.scenario, .seed = options.seed};
    for (const std::string& fault : options.faults)
        if (const auto added = acquisition::addFault(result.faults, fault); !added)
            return tl::unexpected(added.error());
    for (const std::string& electrode : options.electrodes) {
        char* end = nullptr;
        const double kiloOhms = std::strtod(electrode.c_str(), &end);
        const bool isNumber = end != electrode.c_str() && *end == 0 && kiloOhms >= 0.0;
        if (electrode != "off" && !isNumber)
            return failure("'" + electrode + "' is no electrode", {},
                           "give kilo-ohms or off, for each input: 5,20,off");
        result.electrodes.push_back(electrode == "off" ? std::numeric_limits<double>::infinity()
                                                       : kiloOhms * 1e3);
    }
    if (options.seconds)
        result.length = Duration(*options.seconds);
    result.replugged = announce;
    return result;
}

Result<acquisition::EmulationCounts> runLsl(const EmulateOptions& options,
                                            const acquisition::EmulationOptions& emulation,
                                            std::optional<acquisition::SentFrames> truth)
{
    return acquisition::emulateLsl({.name = options.name,
                                    .rate = Frequency(options.rate),
                                    .host = options.host,
                                    .feed = emulation.feed,
                                    .faults = emulation.faults,
                                    .length = emulation.length,
                                    .announce = announce},
                                   std::move(truth), isStopRequested);
}

Result<acquisition::EmulationCounts> runDevice(const acquisition::EmulatedKind& kind,
                                               const EmulateOptions& options,
                                               const acquisition::EmulationOptions& emulation,
                                               std::optional<acquisition::SentFrames> truth)
{
    std::unique_ptr<acquisition::DeviceLink> link;
    if (&kind == &acquisition::sessantaquattroKind()) {
        link = std::make_unique<acquisition::TcpClientLink>(
            acquisition::Endpoint{options.host, options.port},
            fmt::format("sessantaquattro::{}", options.port));
    } else {
        auto terminal = acquisition::PseudoTerminal::open(options.link);
        if (!terminal)
            return tl::unexpected(terminal.error());
        link = std::move(*terminal);
    }
    announce(link->address());
    acquisition::EmulatedDevice device(kind, std::move(link), emulation, std::move(truth));
    return device.run(isStopRequested);
}

ExitCode emulateCommand(const EmulateOptions& options)
{
    const acquisition::EmulatedKind* kind = kindNamed(options.device);
    const bool isLsl = options.device == lslName;
    const auto emulation = translated(options);
    if ((kind == nullptr && !isLsl) || !emulation) {
        printError(emulation ? Error{"there is no emulator of '" + options.device + "'",
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
            options.truth, isLsl ? acquisition::lslEmulationChannels : kind->mostValues,
            options.isForced ? Overwrite::allow : Overwrite::refuse);
        if (!created)
            return fail(created.error());
        truth = std::move(*created);
    }
    std::signal(SIGINT, requestStop);
    std::signal(SIGTERM, requestStop);
    const auto counts = isLsl ? runLsl(options, *emulation, std::move(truth))
                              : runDevice(*kind, options, *emulation, std::move(truth));
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
    text += fmt::format("  {:<20} {}\n", acquisition::sessantaquattroKind().name,
                        acquisition::sessantaquattroKind().frontEnd);
    text += fmt::format(
        "  {:<20} 14 leads in microvolts, and NAME-markers with what the patient is "
        "asked\n",
        lslName);
    return text;
}

}  // namespace

void addEmulate(CLI::App& program, Job& job)
{
    auto options = std::make_shared<EmulateOptions>();
    CLI::App* command = program.add_subcommand(
        "emulate",
        "A device on a pseudo-terminal or the network; the first line printed is what to open");
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
    command
        ->add_option("--electrodes", options->electrodes,
                     "Kilo-ohms by input, or off: 5,20,off (what a cyton can measure; default 10)")
        ->delimiter(',');
    command->add_option("--truth", options->truth, "What was sent, a row a frame, as CSV");
    command->add_option("--link", options->link,
                        "A symbolic link to the port, kept when it is plugged in again");
    command->add_option("--name", options->name, "Of the lsl stream (default Facialis)");
    command->add_option("--rate", options->rate, "Of the lsl stream in Hz (default 1000)")
        ->check(CLI::Range(1.0, 20000.0));
    command->add_option("--port", options->port,
                        "That the sessantaquattro connects to (default 45454)");
    command->add_option("--host", options->host,
                        "That the sessantaquattro connects to, or lsl is served on (default "
                        "127.0.0.1)");
    command->add_flag("--force", options->isForced, "Replace a --truth that exists");
    command->footer(footer());
    command->callback([options, &job] { job = [options] { return emulateCommand(*options); }; });
}

}  // namespace facialis::engine
