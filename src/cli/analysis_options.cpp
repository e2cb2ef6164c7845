// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/cli/analysis_options.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <thread>

#include "dsp/detection/make_detector.hpp"
#include "src/analysis/analyze.hpp"
#include "src/cli/console.hpp"
#include "src/review/review_analysis.hpp"
#include "src/review/review_file.hpp"
#include "src/review/reviewed_recording.hpp"
#include "src/session/complete_provenance.hpp"

namespace facialis::engine {

void addAnalysisOptions(CLI::App& command, AnalysisOptions& options)
{
    addRecordingOptions(command, options.recording);
    command.add_option("--context", options.context,
                       "TOML with history, examination, labs and triggers "
                       "(template: facialis knowledge context-template)");
    command.add_option("--config", options.config,
                       "TOML with every setting (template: facialis analyze --print-config)");
    std::vector<std::string> detectors;
    for (const std::string_view name : dsp::detectorNames())
        detectors.emplace_back(name);
    command.add_option("--detector", options.detector, "Burst detector")
        ->check(CLI::IsMember(detectors));
    command.add_option("--filtering", options.filtering, "zero_phase (default) or causal, as live")
        ->check(CLI::IsMember({"zero_phase", "causal"}));
    command.add_option("--mains", options.mains, "auto (default), 50 or 60 Hz")
        ->check(CLI::IsMember({"auto", "50", "60"}));
    CLI::Option* review = command.add_option(
        "--review", options.review,
        "A review saved by the workstation: its channels, settings, edits, notes and context");
    for (const char* name :
         {"--montage", "--context", "--config", "--detector", "--filtering", "--mains"})
        review->excludes(name);
    command.add_option("--from", options.from, "Analyse from this second of the recording");
    command.add_option("--to", options.to, "Analyse up to this second of the recording");
    command
        .add_option("--threads", options.threads,
                    "Threads to use; the result does not depend on it")
        ->check(CLI::Range(1U, 256U));
    command
        .add_option("--block-size", options.blockFrames,
                    "Frames handed on at once; the result does not depend on it")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1} << 20));
}

Result<AnalysisSettings> settingsFor(const AnalysisOptions& options)
{
    AnalysisSettings settings;
    if (!options.config.empty()) {
        Result<AnalysisSettings> read = settingsFromToml(options.config);
        if (!read)
            return read;
        settings = std::move(*read);
    }
    if (!options.detector.empty())
        settings.detector = options.detector;
    if (!options.filtering.empty())
        settings.filtering =
            options.filtering == "causal" ? Filtering::causal : Filtering::zeroPhase;
    if (options.mains == "auto")
        settings.mains.reset();
    else if (!options.mains.empty())
        settings.mains = Frequency(options.mains == "50" ? 50.0 : 60.0);
    return settings;
}

namespace {

Result<std::optional<TimeInterval>> partFor(const AnalysisOptions& options, Duration duration)
{
    if (!options.from && !options.to)
        return std::optional<TimeInterval>();
    const double from = options.from.value_or(0.0);
    const double to = options.to.value_or(duration.seconds());
    if (!std::isfinite(from) || !std::isfinite(to) || from < 0.0 || from >= to ||
        to > duration.seconds() + 1e-6)
        return failure(
            fmt::format("{:g} s to {:g} s is not a part of it", from, to), options.recording.path,
            fmt::format("give --from below --to, both between 0 and {:g}", duration.seconds()));
    return std::optional(TimeInterval{Duration(from), Duration(std::min(to, duration.seconds()))});
}

/// The recording as a saved review has it. @param done  opened, and nothing more
Result<AnalysedRecording> analyzeReviewed(AnalysedRecording done, const std::string& path,
                                          const ReviewAnalysis::Effort& effort)
{
    const Result<ReviewFile> file = reviewFromFile(path);
    if (!file)
        return tl::unexpected(file.error());
    const Review& review = file->steps.now();
    const std::shared_ptr<const Recording> recording = std::move(done.opened.recording);
    Result<AnalysisResult> analysis = ReviewAnalysis(recording, done.knowledge).run(review, effort);
    if (!analysis)
        return tl::unexpected(analysis.error());
    // What is written besides is the recording as it was reviewed.
    auto reviewed = reviewedRecording(recording, review, BadChannels::leftOut);
    if (!reviewed)
        return tl::unexpected(reviewed.error());
    done.opened.recording = std::move(*reviewed);
    done.opened.channels = done.opened.recording->info().channels;
    done.settings = review.settings;
    done.reader = opinionOf(file->steps);
    done.analysis = std::move(*analysis);
    if (const Result<void> completed = completeProvenance(done.analysis, recording->info().path);
        !completed)
        return tl::unexpected(completed.error());
    return done;
}

}  // namespace

Result<AnalysedRecording> analyzeFor(const AnalysisOptions& options)
{
    Result<KnowledgeBase> knowledge = openKnowledge(options.recording.knowledge);
    if (!knowledge)
        return tl::unexpected(knowledge.error());
    Result<AnalysisSettings> settings = settingsFor(options);
    if (!settings)
        return tl::unexpected(settings.error());
    Context context;
    if (!options.context.empty()) {
        Result<Context> read = contextFromToml(options.context, *knowledge);
        if (!read)
            return tl::unexpected(read.error());
        context = std::move(*read);
    }
    Result<OpenedRecording> opened = openFor(options.recording, *knowledge);
    if (!opened)
        return tl::unexpected(opened.error());
    const Result<std::optional<TimeInterval>> part =
        partFor(options, opened->recording->info().duration);
    if (!part)
        return tl::unexpected(part.error());

    if (!options.review.empty() && *part)
        return failure("a review is of the whole recording", options.review,
                       "leave out --from and --to");
    const unsigned threads =
        options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    ProgressBar bar("analysing");
    const auto progress = [&bar](double fraction) { bar.show(fraction); };
    if (!options.review.empty())
        return analyzeReviewed({std::move(*knowledge), std::move(*opened), {}, {}}, options.review,
                               {.threads = threads, .progress = progress});
    AnalysisRequest request{.recording = *opened->recording, .knowledge = *knowledge};
    request.settings = *settings;
    request.context = std::move(context);
    request.part = *part;
    request.montage = opened->channels;
    request.threads = threads;
    request.blockFrames = options.blockFrames;
    request.progress = progress;
    Result<AnalysisResult> analysis = analyze(request);
    if (!analysis)
        return tl::unexpected(analysis.error());
    if (const Result<void> completed =
            completeProvenance(*analysis, opened->recording->info().path);
        !completed)
        return tl::unexpected(completed.error());
    return AnalysedRecording{std::move(*knowledge), std::move(*opened), std::move(*analysis),
                             std::move(*settings)};
}

}  // namespace facialis::engine
