// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <memory>

#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/cli/live_options.hpp"
#include "src/live/event_outlet.hpp"
#include "src/live/monitor_lines.hpp"

namespace facialis::engine {
namespace {

struct MonitorOptions {
    LiveCommandOptions live;
    std::string out, lslEvents;
    bool isForced = false;
};

constexpr Duration patience{0.05};

/// One line, at once. @errors nobody reads any more
Result<void> printLine(const std::string& line)
{
    if (std::fputs(line.c_str(), stdout) < 0 || std::fputc('\n', stdout) == EOF ||
        std::fflush(stdout) != 0)
        return failure("standard output is closed", {}, "the stream was stopped");
    return {};
}

/// Everything that happened since, to standard output and to `outlet` where there is one.
Result<void> tellEvents(LiveSession& session, const MonitorLines& lines, Duration wait,
                        std::optional<EventOutlet>& outlet)
{
    for (const LiveEvent& event : session.takeEvents(wait)) {
        const std::string line = lines.line(event);
        if (outlet)
            outlet->send(event, line, session.snapshot()->time);
        if (auto printed = printLine(line); !printed)
            return printed;
    }
    return {};
}

Result<std::optional<EventOutlet>> outletFor(const MonitorOptions& options)
{
    if (options.lslEvents.empty())
        return std::optional<EventOutlet>();
    auto outlet = EventOutlet::open(options.lslEvents);
    if (!outlet)
        return tl::unexpected(outlet.error());
    return std::optional(std::move(*outlet));
}

ExitCode monitorCommand(const MonitorOptions& options)
{
    holdStopSignals();
    auto outlet = outletFor(options);
    if (!outlet)
        return fail(outlet.error());
    auto started = startFor(options.live, options.out, options.isForced);
    if (!started)
        return fail(started.error());
    LiveSession& session = **started;
    const MonitorLines lines(session.recording().channels);
    MarkerLines markers;
    Result<void> printed = printLine(lines.start(session));
    while (printed && !session.hasEnded()) {
        if (options.live.hasMarkers)
            for (std::string& marker : markers.take())
                session.mark(std::move(marker));
        if (isStopAsked())
            session.stop();
        printed = tellEvents(session, lines, patience, *outlet);
    }
    session.stop();
    const LiveEnd end = session.finish();
    if (printed)
        printed = tellEvents(session, lines, Duration(0.0), *outlet);
    if (printed)
        printed = printLine(MonitorLines::end(end.last));
    if (!printed)
        return fail(printed.error());
    return exitCodeOf(end);
}

}  // namespace

void addMonitor(CLI::App& program, Job& job)
{
    auto options = std::make_shared<MonitorOptions>();
    CLI::App* command = program.add_subcommand(
        "monitor", "What happens on a source, while it happens, as lines of JSON");
    addLiveOptions(*command, options->live);
    command->add_option("--out", options->out, "Record it as well (NWB 2.7 HDF5, *.nwb)");
    command->add_option("--lsl-events", options->lslEvents,
                        "Send events as a Lab Streaming Layer stream of markers of this name");
    command->add_flag("--force", options->isForced, "Replace a recording that exists");
    command->callback([options, &job] { job = [options] { return monitorCommand(*options); }; });
}

}  // namespace facialis::engine
