// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/model/result.hpp"
#include "src/cli/command.hpp"
#include "src/live/live_session.hpp"

namespace facialis::engine {

/// What the commands that run a source take.
struct LiveCommandOptions {
    std::string source, config, context, montage, detector, mains, knowledge;
    std::optional<double> seconds;
    bool hasMarkers = false;
};

/// Adds SOURCE, --seconds, --config, --context, --montage, --detector, --mains, --knowledge,
/// --markers.
void addLiveOptions(CLI::App& command, LiveCommandOptions& options);

/// Opens the source and starts the session.
/// @param out  the session file; empty: nothing is kept
[[nodiscard]] Result<std::unique_ptr<LiveSession>> startFor(const LiveCommandOptions& options,
                                                            const std::string& out, bool isForced);

/// 0; 3: frames were lost or something is not in the file; 1: the source or the file failed. The
/// failure has been printed.
[[nodiscard]] ExitCode exitCodeOf(const LiveEnd& end);

/// From now on SIGINT and SIGTERM end nothing by themselves. Call it before threads are started.
void holdStopSignals();
/// One of them came.
[[nodiscard]] bool isStopAsked();

/// Lines of standard input, as they come, without ever waiting; for `--markers`.
class MarkerLines {
public:
    /// Whole lines that came since; without their newline, empty ones left out.
    [[nodiscard]] std::vector<std::string> take();

private:
    std::string partial_;
    bool isOver_ = false;
};

}  // namespace facialis::engine
