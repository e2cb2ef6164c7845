// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/cli/live_options.hpp"

#include <array>
#include <atomic>
#include <csignal>
#include <poll.h>
#include <unistd.h>

#include "acquisition/open_source.hpp"
#include "dsp/detection/make_detector.hpp"
#include "src/cli/analysis_options.hpp"
#include "src/cli/recording_options.hpp"

namespace facialis::engine {
namespace {

std::atomic<bool> stopAsked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "it is set by a signal handler");

}  // namespace

void addLiveOptions(CLI::App& command, LiveCommandOptions& options)
{
    command
        .add_option("SOURCE", options.source,
                    "Where the signal comes from: simulate:SCENARIO, file:PATH, "
                    "cyton:/dev/ttyUSB0, lsl:NAME ... (see facialis devices)")
        ->required();
    command.add_option("--seconds", options.seconds, "End after so many seconds of signal")
        ->check(CLI::PositiveNumber);
    command.add_option("--config", options.config,
                       "TOML with every setting (template: facialis analyze --print-config); "
                       "filtering is causal");
    command.add_option("--context", options.context,
                       "TOML with history, examination, labs and triggers "
                       "(template: facialis knowledge context-template)");
    command.add_option("--montage", options.montage,
                       "TOML with names, muscles and sides of the channels (as analyze takes; a "
                       "live stream is not derived)");
    std::vector<std::string> detectors;
    for (const std::string_view name : dsp::detectorNames())
        detectors.emplace_back(name);
    command.add_option("--detector", options.detector, "Burst detector")
        ->check(CLI::IsMember(detectors));
    command.add_option("--mains", options.mains, "50 (default) or 60 Hz")
        ->check(CLI::IsMember({"50", "60"}));
    command.add_option("--knowledge", options.knowledge, "A knowledge base of your own (folder)");
    command.add_flag("--markers", options.hasMarkers,
                     "Each line of standard input becomes a marker at that moment");
}

Result<std::unique_ptr<LiveSession>> startFor(const LiveCommandOptions& options,
                                              const std::string& out, bool isForced)
{
    if (!out.empty() && !out.ends_with(".nwb"))
        return failure("the session file must end with .nwb", out, "for example session.nwb");
    Result<KnowledgeBase> knowledge = openKnowledge(options.knowledge);
    if (!knowledge)
        return tl::unexpected(knowledge.error());
    AnalysisOptions analysis;
    analysis.config = options.config;
    analysis.detector = options.detector;
    analysis.mains = options.mains;
    Result<AnalysisSettings> settings = settingsFor(analysis);
    if (!settings)
        return tl::unexpected(settings.error());
    LiveOptions live;
    live.hasTraces = false;
    live.settings = std::move(*settings);
    live.out = out;
    live.isForced = isForced;
    live.montage = options.montage;
    if (options.seconds)
        live.length = Duration(*options.seconds);
    if (!options.context.empty()) {
        Result<Context> read = contextFromToml(options.context, *knowledge);
        if (!read)
            return tl::unexpected(read.error());
        live.context = std::move(*read);
    }
    Result<std::unique_ptr<acquisition::Source>> source = acquisition::openSource(options.source);
    if (!source)
        return tl::unexpected(source.error());
    return LiveSession::start(std::move(*source), std::move(*knowledge), std::move(live));
}

ExitCode exitCodeOf(const LiveEnd& end)
{
    if (end.last.state == LiveState::failed || end.recorderError)
        return ExitCode::notDone;
    if (end.last.framesLost > 0 || !end.notCarried.empty())
        return ExitCode::incomplete;
    return ExitCode::done;
}

void holdStopSignals()
{
    struct sigaction action {};
    action.sa_handler = [](int) { stopAsked = true; };
    for (const int signal : {SIGINT, SIGTERM})
        sigaction(signal, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);  // a reader of our lines that went away is an error to report
}

bool isStopAsked()
{
    return stopAsked;
}

std::vector<std::string> MarkerLines::take()
{
    std::vector<std::string> lines;
    while (!isOver_) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        if (::poll(&input, 1, 0) <= 0)
            break;
        std::array<char, 4096> buffer{};
        const auto count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        isOver_ = count <= 0;
        if (count > 0)
            partial_.append(buffer.data(), static_cast<std::size_t>(count));
    }
    std::size_t begin = 0;
    for (std::size_t end; (end = partial_.find('\n', begin)) != std::string::npos; begin = end + 1)
        if (end > begin)
            lines.push_back(partial_.substr(begin, end - begin));
    partial_.erase(0, begin);
    return lines;
}

}  // namespace facialis::engine
