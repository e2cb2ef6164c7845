// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

#include "data/storage/verify_session.hpp"
#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/report/json_report.hpp"

namespace facialis::engine {

namespace {

struct VerifyOptions {
    std::string path;
    JsonOutput json;
};

ExitCode verify(const VerifyOptions& options)
{
    const auto parts = verifySession(options.path);
    if (!parts)
        return fail(parts.error());
    std::string changed;
    for (const VerifiedPart& part : *parts)
        if (!part.isAsWritten)
            changed += (changed.empty() ? "" : ", ") + part.name;
    if (options.json.isWanted()) {
        nlohmann::ordered_json json;
        json["schema"] = "facialis.verification/1";
        json["path"] = std::filesystem::path(options.path).filename().string();
        json["as_written"] = changed.empty();
        json["parts"] = nlohmann::ordered_json::array();
        for (const VerifiedPart& part : *parts)
            json["parts"].push_back({{"name", part.name}, {"as_written", part.isAsWritten}});
        if (const Result<void> written = writeText(options.json, printed(json)); !written)
            return fail(written.error());
    }
    if (!changed.empty())
        return fail({"is not what was written: " + changed, options.path,
                     "take it from a copy, or make it again from the recording"});
    if (!options.json.isStandardOutput())
        if (const Result<void> written =
                printText(fmt::format("{}: {} parts read again, all as they were written\n",
                                      options.path, parts->size()));
            !written)
            return fail(written.error());
    return ExitCode::done;
}

}  // namespace

void addVerify(CLI::App& program, Job& job)
{
    auto options = std::make_shared<VerifyOptions>();
    CLI::App* command = program.add_subcommand(
        "verify", "Read a session file again and hold it against its hashes");
    command->add_option("FILE", options->path, "The session file (*.nwb)")->required();
    addJsonOutput(*command, options->json);
    command->callback([options, &job] { job = [options] { return verify(*options); }; });
}

}  // namespace facialis::engine
