// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <nlohmann/json.hpp>

#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/cli/recording_options.hpp"
#include "src/report/json_report.hpp"
#include "src/report/text_report.hpp"
#include "src/session/montage.hpp"

namespace facialis::engine {

namespace {

struct InfoOptions {
    RecordingOptions recording;
    JsonOutput json;
    bool isTemplateWanted = false;
};

ExitCode info(const InfoOptions& options)
{
    const Result<KnowledgeBase> knowledge = openKnowledge(options.recording.knowledge);
    if (!knowledge)
        return fail(knowledge.error());
    const Result<OpenedRecording> opened = openFor(options.recording, *knowledge);
    if (!opened)
        return fail(opened.error());
    RecordingInfo description = opened->recording->info();
    description.channels = opened->channels;
    description.warnings = opened->warnings;

    Result<void> written;
    if (options.isTemplateWanted) {
        written = printText(montageTemplate(description.channels));
    } else if (options.json.isWanted()) {
        nlohmann::ordered_json json;
        json["schema"] = "facialis.info/1";
        json["recording"] = recordingJson(description);
        written = writeText(options.json, printed(json));
    }
    if (written && !options.isTemplateWanted && !options.json.isStandardOutput())
        written = printText(recordingText(description));
    if (!written)
        return fail(written.error());
    return description.isIncomplete ? ExitCode::incomplete : ExitCode::done;
}

}  // namespace

void addInfo(CLI::App& program, Job& job)
{
    auto options = std::make_shared<InfoOptions>();
    CLI::App* command = program.add_subcommand(
        "info", "Say what a file holds: channels, rates, duration, annotations");
    addRecordingOptions(*command, options->recording);
    addJsonOutput(*command, options->json);
    command->add_flag("--montage-template", options->isTemplateWanted,
                      "Print a montage file that describes the recording as it is");
    command->callback([options, &job] { job = [options] { return info(*options); }; });
}

}  // namespace facialis::engine
