// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/recover.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/report/json_report.hpp"

namespace facialis::engine {

namespace {

struct RecoverOptions {
    std::string path;
    JsonOutput json;
};

std::string recoveryText(const Recovery& recovery)
{
    std::string text = fmt::format("{}: {}: {:.3f} s, {} frames, {} annotation{}\n", recovery.path,
                                   recovery.wasComplete ? "was complete already" : "recovered",
                                   recovery.duration.seconds(), recovery.frames,
                                   recovery.annotations, recovery.annotations == 1 ? "" : "s");
    for (const std::string& remark : recovery.remarks)
        text += "  " + remark + "\n";
    if (!recovery.damagedPath.empty())
        text += "  the file as it was found is kept as " + recovery.damagedPath + "\n";
    return text;
}

nlohmann::ordered_json recoveryJson(const Recovery& recovery)
{
    const auto nameOf = [](const std::string& path) {
        return std::filesystem::path(path).filename().string();
    };
    nlohmann::ordered_json json;
    json["schema"] = "facialis.recovery/1";
    json["path"] = nameOf(recovery.path);
    json["was_complete"] = recovery.wasComplete;
    json["duration_s"] = recovery.duration.seconds();
    json["frames"] = recovery.frames;
    json["annotations"] = recovery.annotations;
    json["missing"] = recovery.missing;
    json["remarks"] = recovery.remarks;
    json["damaged"] = recovery.damagedPath.empty()
                          ? nlohmann::ordered_json()
                          : nlohmann::ordered_json(nameOf(recovery.damagedPath));
    return json;
}

ExitCode recover(const RecoverOptions& options)
{
    const Result<Recovery> recovery = recoverRecording(options.path);
    if (!recovery)
        return fail(recovery.error());
    for (const std::string& missing : recovery->missing)
        printWarning("not recovered: " + missing);
    Result<void> written;
    if (options.json.isWanted())
        written = writeText(options.json, printed(recoveryJson(*recovery)));
    if (written && !options.json.isStandardOutput())
        written = printText(recoveryText(*recovery));
    if (!written)
        return fail(written.error());
    return recovery->missing.empty() ? ExitCode::done : ExitCode::incomplete;
}

}  // namespace

void addRecover(CLI::App& program, Job& job)
{
    auto options = std::make_shared<RecoverOptions>();
    CLI::App* command =
        program.add_subcommand("recover", "Complete the session file of an interrupted recording");
    command->add_option("FILE", options->path, "The session file (*.nwb) or its journal")
        ->required();
    addJsonOutput(*command, options->json);
    command->callback([options, &job] { job = [options] { return recover(*options); }; });
}

}  // namespace facialis::engine
