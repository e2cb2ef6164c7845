// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <memory>

#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/cli/nwb_options.hpp"
#include "src/cli/recording_options.hpp"
#include "src/session/deidentified_recording.hpp"
#include "src/session/montage.hpp"
#include "src/session/write_recording.hpp"

namespace facialis::engine {

namespace {

struct ConvertOptions {
    RecordingOptions recording;
    NwbOptions nwb;
    std::string out;
    bool isDeidentified = false;
    bool isForced = false;
};

ExitCode convert(const ConvertOptions& options)
{
    if (const Result<void> known = checkRecordingName(options.out); !known)
        return fail(known.error());
    const Overwrite overwrite = options.isForced ? Overwrite::allow : Overwrite::refuse;
    if (const Result<void> possible = checkOutput(options.out, overwrite); !possible)
        return fail(possible.error());
    const Result<KnowledgeBase> knowledge = openKnowledge(options.recording.knowledge);
    if (!knowledge)
        return fail(knowledge.error());
    Result<OpenedRecording> opened = openFor(options.recording, *knowledge);
    if (!opened)
        return fail(opened.error());
    std::error_code ignored;
    if (std::filesystem::equivalent(options.recording.path, options.out, ignored))
        return fail({"is the input itself", options.out, "give the output another name"});

    for (const std::string& warning : opened->recording->info().warnings)
        printWarning(options.recording.path + ": " + warning);
    const bool isIncomplete = opened->recording->info().isIncomplete;
    std::unique_ptr<Recording> recording =
        withChannels(std::move(opened->recording), opened->channels);
    if (options.isDeidentified) {
        std::vector<std::string> removed;
        recording = deidentified(std::move(recording), removed);
        for (const std::string& sentence : removed)
            printWarning(sentence);
    }
    const Result<std::vector<std::string>> lost =
        writeRecording(*recording, options.out, options.nwb);
    if (!lost)
        return fail(lost.error());
    for (const std::string& sentence : *lost)
        printWarning(options.out + ": " + sentence);
    return isIncomplete || !lost->empty() ? ExitCode::incomplete : ExitCode::done;
}

}  // namespace

void addConvert(CLI::App& program, Job& job)
{
    auto options = std::make_shared<ConvertOptions>();
    CLI::App* command = program.add_subcommand("convert", "Write a recording in another format");
    addRecordingOptions(*command, options->recording);
    command->get_option("FILE")->description("The recording to read");
    command->add_option("OUT", options->out, "The file to write: *.nwb, *.edf, *.bdf, *.mat, *.csv")
        ->required();
    addNwbOptions(*command, options->nwb);
    command->add_flag("--deidentify", options->isDeidentified,
                      "Leave out names, codes, birth date, the calendar date and remarks");
    command->add_flag("--force", options->isForced, "Replace an output that exists");
    command->callback([options, &job] { job = [options] { return convert(*options); }; });
}

}  // namespace facialis::engine
