// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/simulate.hpp"

#include <cmath>
#include <memory>

#include "data/formats/truth_json.hpp"
#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/cli/recording_options.hpp"
#include "src/session/write_recording.hpp"

namespace facialis::engine {

namespace {

struct SimulateOptions {
    std::string scenario, out, truth, side = "random", tasks = "on", mains = "50",
                                      badChannel = "none", variety = "standard";
    std::uint64_t seed = 1;
    double duration = 120.0, rate = 2048.0;
    std::optional<double> snrDb, crosstalkPercent;
    bool isForced = false;
};

acquisition::SimulationOptions translated(const SimulateOptions& options,
                                          std::optional<acquisition::BadChannel> badChannel)
{
    acquisition::SimulationOptions result;
    result.scenario = options.scenario;
    result.seed = options.seed;
    result.duration = Duration(options.duration);
    result.rate = Frequency(options.rate);
    result.snrDb = options.snrDb;
    result.side = sideFrom(options.side);
    result.tasks = options.tasks == "on"         ? acquisition::TaskMode::on
                   : options.tasks == "unmarked" ? acquisition::TaskMode::unmarked
                                                 : acquisition::TaskMode::off;
    result.mains.reset();
    if (options.mains != "off")
        result.mains = Frequency(options.mains == "50" ? 50.0 : 60.0);
    if (options.crosstalkPercent)
        result.crosstalk = *options.crosstalkPercent / 100.0;
    result.badChannel = badChannel;
    result.variety =
        options.variety == "wide" ? acquisition::Variety::wide : acquisition::Variety::standard;
    return result;
}

ExitCode simulateCommand(const SimulateOptions& options)
{
    const Overwrite overwrite = options.isForced ? Overwrite::allow : Overwrite::refuse;
    if (options.out.empty()) {
        printError({"no output is named", {}, "give --out F.edf"});
        return ExitCode::wrongUsage;
    }
    const auto badChannel = acquisition::badChannelFrom(options.badChannel);
    if (!badChannel) {
        printError(badChannel.error());
        return ExitCode::wrongUsage;
    }
    for (const std::string* path : {&options.out, &options.truth})
        if (!path->empty())
            if (const Result<void> possible = checkOutput(*path, overwrite); !possible)
                return fail(possible.error());
    if (const Result<void> possible = checkRecordingName(options.out); !possible)
        return fail(possible.error());

    const Result<acquisition::SimulatedPatient> patient =
        acquisition::simulate(translated(options, *badChannel));
    if (!patient)
        return fail(patient.error());
    const Result<std::vector<std::string>> lost =
        writeRecording(*patient->recording, options.out, {});
    if (!lost)
        return fail(lost.error());
    if (!options.truth.empty())
        if (const Result<void> written = replaceFile(options.truth, toJson(patient->truth));
            !written)
            return fail(written.error());
    for (const std::string& sentence : *lost)
        printWarning(options.out + ": " + sentence);
    return lost->empty() ? ExitCode::done : ExitCode::incomplete;
}

}  // namespace

void addSimulate(CLI::App& program, Job& job)
{
    auto options = std::make_shared<SimulateOptions>();
    CLI::App* command =
        program.add_subcommand("simulate", "Make a simulated patient, with the truth beside it");
    std::string scenarios;
    for (const std::string_view name : acquisition::scenarioNames())
        scenarios += (scenarios.empty() ? "" : ", ") + std::string(name);
    command->add_option("SCENARIO", options->scenario, scenarios)->required();
    command->add_option("--seed", options->seed, "The same seed gives the same bytes");
    command->add_option("--out", options->out, "The recording (*.edf, *.bdf, *.nwb, *.csv)")
        ->required();
    command->add_option("--truth", options->truth, "What is really in it, as JSON");
    command->add_option("--duration", options->duration, "Seconds")->check(positiveNumber());
    command->add_option("--rate", options->rate, "Sampling rate in Hz")->check(positiveNumber());
    command->add_option("--snr-db", options->snrDb, "Scale each burst to this SNR in 20-450 Hz");
    command->add_option("--side", options->side, "left, right or random (default)")
        ->check(CLI::IsMember({"left", "right", "random"}));
    command->add_option("--tasks", options->tasks, "on (default), unmarked or off")
        ->check(CLI::IsMember({"on", "unmarked", "off"}));
    command->add_option("--mains", options->mains, "off, 50 (default) or 60")
        ->check(CLI::IsMember({"off", "50", "60"}));
    command
        ->add_option("--crosstalk", options->crosstalkPercent,
                     "Per cent of its RMS that neighbours of the same side see of an event, 0-30; "
                     "default: 3-10, drawn lead by lead")
        ->check(CLI::Range(0.0, 30.0));
    command->add_option("--bad-channel", options->badChannel,
                        "none (default), random, or a label such as \"OOc L\"; the last two with "
                        ":flat, :unplugged, :loose or :clipped, which is drawn otherwise");
    command
        ->add_option("--variety", options->variety,
                     "standard (default), or wide: every parameter over its whole range")
        ->check(CLI::IsMember({"standard", "wide"}));
    command->add_flag("--force", options->isForced, "Replace outputs that exist");
    command->callback([options, &job] { job = [options] { return simulateCommand(*options); }; });
}

}  // namespace facialis::engine
