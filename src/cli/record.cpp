// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <unistd.h>

#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/cli/live_options.hpp"

namespace facialis::engine {
namespace {

struct RecordOptions {
    LiveCommandOptions live;
    std::string out;
    bool isForced = false;
};

constexpr Duration patience{0.1};

std::string clockText(Duration time)
{
    const auto seconds = static_cast<std::int64_t>(time.seconds());
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/// The line that is overwritten while a recording runs.
std::string statusLine(const LiveSnapshot& snapshot)
{
    std::int64_t bursts = 0;
    for (const std::int64_t count : snapshot.burstCounts)
        bursts += count;
    std::string line = fmt::format("{}  {} bursts, {} frames lost", clockText(snapshot.time),
                                   bursts, snapshot.framesLost);
    if (snapshot.recorder) {
        line += fmt::format(", {} safe on the disk ({:.1f} MB)",
                            clockText(snapshot.recorder->storedUntil),
                            static_cast<double>(snapshot.recorder->bytesOnDisk) * 1e-6);
        if (snapshot.recorder->timeLeft)
            line += ", room for " + clockText(*snapshot.recorder->timeLeft);
    }
    if (snapshot.state == LiveState::waiting)
        line += "  WAITING: " + (snapshot.health.trouble.empty() ? "the device says nothing"
                                                                 : snapshot.health.trouble);
    return line;
}

/// Shows the status where somebody looks, at most twice a second.
class StatusLine {
public:
    void show(const LiveSnapshot& snapshot)
    {
        if (!isTerminal_ || ++calls_ % 5 != 0)
            return;
        fmt::print(stderr, "\r\033[K{}", statusLine(snapshot));
        std::fflush(stderr);
        isShown_ = true;
    }
    /// Makes room for a line of its own.
    void clear()
    {
        if (isShown_)
            fmt::print(stderr, "\r\033[K");
        isShown_ = false;
    }

private:
    bool isTerminal_ = ::isatty(STDERR_FILENO) == 1;
    bool isShown_ = false;
    int calls_ = 0;
};

/// Errors of the session, as they come; gaps where nobody watches the status.
void printTroubles(LiveSession& session, StatusLine& status)
{
    for (const LiveEvent& event : session.takeEvents(patience)) {
        if (const auto* error = std::get_if<Error>(&event.what)) {
            status.clear();
            printWarning(error->sentence());
        } else if (const auto* gap = std::get_if<Gap>(&event.what)) {
            status.clear();
            printWarning(fmt::format("gap from {:.3f} to {:.3f} s: {}",
                                     gap->interval.onset.seconds(), gap->interval.offset.seconds(),
                                     gap->reason));
        }
    }
}

ExitCode recordCommand(const RecordOptions& options)
{
    holdStopSignals();
    auto started = startFor(options.live, options.out, options.isForced);
    if (!started)
        return fail(started.error());
    LiveSession& session = **started;
    for (const std::string& warning : session.recording().warnings)
        printWarning(warning);
    MarkerLines markers;
    StatusLine status;
    while (!session.hasEnded()) {
        if (options.live.hasMarkers)
            for (std::string& marker : markers.take())
                session.mark(std::move(marker));
        if (isStopAsked())
            session.stop();
        printTroubles(session, status);
        status.show(*session.snapshot());
    }
    const LiveEnd end = session.finish();
    status.clear();
    printTroubles(session, status);
    if (end.recorderError)
        return fail(*end.recorderError);
    if (end.analysisError)
        printWarning("the recording holds no analysis: " + end.analysisError->sentence());
    for (const std::string& sentence : end.notCarried)
        printWarning(options.out + ": " + sentence);
    const Result<void> printed =
        printText(fmt::format("{}: {:.3f} s, {} frames, {} lost\n", options.out,
                              end.last.time.seconds(), end.last.frames, end.last.framesLost));
    return printed ? exitCodeOf(end) : fail(printed.error());
}

}  // namespace

void addRecord(CLI::App& program, Job& job)
{
    auto options = std::make_shared<RecordOptions>();
    CLI::App* command = program.add_subcommand(
        "record", "Record a source into a session file, safe against a crash, and analyse it");
    addLiveOptions(*command, options->live);
    command->add_option("--out", options->out, "The session file (NWB 2.7 HDF5, *.nwb)")
        ->required();
    command->add_flag("--force", options->isForced, "Replace a recording that exists");
    command->callback([options, &job] { job = [options] { return recordCommand(*options); }; });
}

}  // namespace facialis::engine
