// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "src/cli/analysis_options.hpp"
#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/cli/nwb_options.hpp"
#include "src/report/json_report.hpp"
#include "src/report/report_file.hpp"
#include "src/report/table_folder.hpp"
#include "src/report/text_report.hpp"

namespace facialis::engine {

namespace {

struct AnalyzeOptions {
    AnalysisOptions analysis;
    NwbOptions nwb;
    std::string out, json, report, tables;
    bool isForced = false;
    bool isIdentityKept = false;
    bool isConfigWanted = false;
};

/// An output is neither the recording nor another output.
Result<void> checkDistinct(const std::string& path, const AnalyzeOptions& options)
{
    std::error_code ignored;
    if (std::filesystem::equivalent(path, options.analysis.recording.path, ignored))
        return failure("is the input itself", path, "give the output another name");
    const std::array outputs{options.out, options.json, options.report};
    if (std::count(outputs.begin(), outputs.end(), path) > 1)
        return failure("two outputs have one name", path, "give each its own");
    return {};
}

/// Everything that can be refused is refused before the work, not after it.
Result<void> checkOutputs(const AnalyzeOptions& options)
{
    const Overwrite overwrite = options.isForced ? Overwrite::allow : Overwrite::refuse;
    for (const std::string* path : {&options.out, &options.json, &options.report}) {
        if (path->empty() || *path == "-")
            continue;
        if (Result<void> possible = checkDistinct(*path, options); !possible)
            return possible;
        if (Result<void> possible = checkOutput(*path, overwrite); !possible)
            return possible;
    }
    if (!options.out.empty() && !options.out.ends_with(".nwb"))
        return failure("the session file must end with .nwb", options.out,
                       "for example session.nwb");
    if (!options.tables.empty())
        if (Result<void> possible = checkTableFolder(options.tables, overwrite); !possible)
            return possible;
    if (!options.report.empty())
        return checkReportName(options.report);
    return {};
}

ExitCode analyzeCommand(const AnalyzeOptions& options)
{
    if (options.isConfigWanted) {
        const Result<AnalysisSettings> settings = settingsFor(options.analysis);
        if (!settings)
            return fail(settings.error());
        const Result<void> written = printText(toToml(*settings));
        return written ? ExitCode::done : fail(written.error());
    }
    if (options.analysis.recording.path.empty()) {
        printError({"no recording is named", {}, "give a FILE, see facialis analyze --help"});
        return ExitCode::wrongUsage;
    }
    if (const Result<void> possible = checkOutputs(options); !possible)
        return fail(possible.error());
    const Result<AnalysedRecording> done = analyzeFor(options.analysis);
    if (!done)
        return fail(done.error());

    ExitCode code =
        done->opened.recording->info().isIncomplete ? ExitCode::incomplete : ExitCode::done;
    if (!options.out.empty()) {
        const Result<std::vector<std::string>> lost = writeNwb(
            *done->opened.recording, &done->analysis, options.out, options.nwb, done->settings);
        if (!lost)
            return fail(lost.error());
        for (const std::string& sentence : *lost) {
            printWarning(options.out + ": " + sentence);
            code = ExitCode::incomplete;
        }
    }
    if (!options.report.empty())
        if (const Result<void> written = writeReport(
                *done->opened.recording, done->analysis, done->knowledge, options.report,
                options.isIdentityKept ? ReportIdentity::kept : ReportIdentity::leftOut,
                done->reader ? &*done->reader : nullptr);
            !written)
            return fail(written.error());
    if (!options.tables.empty())
        if (const Result<void> written = writeTableFolder(done->analysis, options.tables); !written)
            return fail(written.error());
    if (!options.json.empty())
        if (const Result<void> written =
                writeText(options.json, printed(analysisJson(done->analysis)),
                          options.isForced ? Overwrite::allow : Overwrite::refuse);
            !written)
            return fail(written.error());
    if (options.json != "-") {
        if (const Result<void> written = printText(analysisText(done->analysis, done->knowledge));
            !written)
            return fail(written.error());
    } else {
        for (const std::string& warning : done->analysis.recording.warnings)
            printWarning(warning);
    }
    return code;
}

}  // namespace

void addAnalyze(CLI::App& program, Job& job)
{
    auto options = std::make_shared<AnalyzeOptions>();
    CLI::App* command = program.add_subcommand(
        "analyze", "The main job: quality, bursts, synkinesis, findings, compatible causes");
    addAnalysisOptions(*command, options->analysis);
    command->get_option("FILE")->required(false);
    command->add_option("--out", options->out, "Write the session file (NWB 2.7 HDF5, *.nwb)");
    addNwbOptions(*command, options->nwb);
    command->add_option("--json", options->json,
                        "Write machine output to a file, or - for standard output");
    command->add_option("--report", options->report, "Write a report (*.html or *.pdf)");
    command->add_option(
        "--tables", options->tables,
        "Write every table into this folder, as *.tsv with a *.json of its columns");
    command->add_flag("--keep-identity", options->isIdentityKept,
                      "Say in the report who was recorded and on which day");
    command->add_flag("--force", options->isForced, "Replace outputs that exist");
    command->add_flag("--print-config", options->isConfigWanted,
                      "Print every setting as commented TOML and stop");
    command->callback([options, &job] { job = [options] { return analyzeCommand(*options); }; });
}

}  // namespace facialis::engine
