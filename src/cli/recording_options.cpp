// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/cli/recording_options.hpp"

#include <cmath>
#include <sstream>

#include "acquisition/files/open_recording.hpp"
#include "src/analysis/analyze.hpp"
#include "src/session/montage.hpp"

namespace facialis::engine {

CLI::Validator positiveNumber()
{
    return CLI::Validator(
        [](std::string& word) -> std::string {
            double value = 0.0;
            if (!CLI::detail::lexical_cast(word, value) || !std::isfinite(value) || value <= 0.0)
                return "'" + word + "' is not a number above zero";
            return {};
        },
        "NUMBER");
}

void addRecordingOptions(CLI::App& command, RecordingOptions& options)
{
    command.add_option("FILE", options.path, "The recording")->required();
    command
        .add_option("--rate", options.rate, "Sampling rate in Hz, for files that do not state one")
        ->check(positiveNumber());
    command
        .add_option("--unit", options.unit, "Unit of the samples, for files that do not state one")
        ->check(CLI::IsMember({"uV", "mV", "V"}));
    command.add_option(
        "--columns", options.columns,
        "Columns of a text file to read: names or numbers from 1, separated by commas");
    command.add_option(
        "--part", options.part,
        "Of a file that holds several recordings: the stream of an XDF file, the "
        "series of an NWB file, the variable of a MATLAB file (FILE:PART is the same)");
    command.add_option("--montage", options.montage,
                       "TOML with names, muscles, sides and derivations of the channels");
    command.add_option("--knowledge", options.knowledge,
                       "Folder with a knowledge base that replaces the one compiled in");
}

Result<KnowledgeBase> openKnowledge(const std::string& folder)
{
    return folder.empty() ? KnowledgeBase::embedded() : KnowledgeBase::load(folder);
}

Result<OpenedRecording> openFor(const RecordingOptions& options, const KnowledgeBase& knowledge)
{
    acquisition::OpenOptions how;
    if (options.rate)
        how.rate = Frequency(*options.rate);
    if (!options.unit.empty())
        how.unit = options.unit;
    if (!options.part.empty())
        how.part = options.part;
    std::istringstream columns(options.columns);
    for (std::string column; std::getline(columns, column, ',');)
        how.columns.push_back(column);

    Result<std::unique_ptr<Recording>> opened = acquisition::openRecording(options.path, how);
    if (!opened)
        return tl::unexpected(opened.error());
    OpenedRecording result{std::move(*opened), {}, {}};
    if (!options.montage.empty()) {
        Result<Montage> montage = montageFromToml(options.montage, knowledge);
        if (!montage)
            return tl::unexpected(montage.error());
        Result<std::unique_ptr<Recording>> mounted =
            withMontage(std::move(result.recording), *montage, options.montage);
        if (!mounted)
            return tl::unexpected(mounted.error());
        result.recording = std::move(*mounted);
    }
    result.warnings = result.recording->info().warnings;
    result.channels = namedChannels(result.recording->info(), knowledge, result.warnings);
    return result;
}

}  // namespace facialis::engine
