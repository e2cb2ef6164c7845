// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/evaluation/evaluate.hpp"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

#include "data/formats/truth_json.hpp"
#include "src/cli/analysis_options.hpp"
#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/report/json_report.hpp"

namespace facialis::engine {

namespace {

using Json = nlohmann::ordered_json;

struct EvaluateOptions {
    AnalysisOptions analysis;
    std::string truth;
    JsonOutput json;
};

Json orNull(const std::optional<double>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json timingJson(const TimingError& timing)
{
    return {{"median_abs", orNull(timing.medianAbsolute)},
            {"iqr", orNull(timing.interquartileRange)},
            {"bias", orNull(timing.bias)},
            {"sd", orNull(timing.standardDeviation)},
            {"n", timing.n}};
}

Json scoreJson(const Score& score)
{
    return {{"tp", score.truePositives},
            {"fp", score.falsePositives},
            {"fn", score.falseNegatives},
            {"precision", orNull(score.precision)},
            {"recall", orNull(score.recall)},
            {"f1", orNull(score.f1)},
            {"onset_ms", timingJson(score.onset)},
            {"offset_ms", timingJson(score.offset)},
            {"false_per_min", score.falsePerMinute}};
}

std::string cell(const std::optional<double>& value, int decimals)
{
    return value ? fmt::format("{:8.{}f}", *value, decimals) : fmt::format("{:>8}", "-");
}

std::string line(const std::string& name, const Score& score)
{
    return fmt::format("{:<20} {:5} {:5} {:5} {} {} {} {} {} {:8.2f}\n", name, score.truePositives,
                       score.falsePositives, score.falseNegatives, cell(score.precision, 3),
                       cell(score.recall, 3), cell(score.f1, 3),
                       cell(score.onset.medianAbsolute, 1), cell(score.offset.medianAbsolute, 1),
                       score.falsePerMinute);
}

std::string table(const Evaluation& evaluation)
{
    std::string text = fmt::format("{:<20} {:>5} {:>5} {:>5} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}\n",
                                   "channel", "tp", "fp", "fn", "precis.", "recall", "F1",
                                   "onset ms", "offs. ms", "false/min");
    for (const ChannelScore& channel : evaluation.channels)
        text += line(channel.label, channel.score);
    return text + line("overall", evaluation.overall) + line("(blinks)", evaluation.blinks);
}

ExitCode evaluateCommand(const EvaluateOptions& options)
{
    if (options.json.isWanted() && !options.json.isStandardOutput())
        if (const Result<void> possible = checkOutput(
                options.json.path, options.json.isForced ? Overwrite::allow : Overwrite::refuse);
            !possible)
            return fail(possible.error());
    const Result<Truth> truth = readTruth(options.truth);
    if (!truth)
        return fail(truth.error());
    const Result<AnalysedRecording> done = analyzeFor(options.analysis);
    if (!done)
        return fail(done.error());
    const Result<Evaluation> evaluation = evaluate(done->analysis, *truth);
    if (!evaluation)
        return fail(evaluation.error());

    Result<void> written;
    if (options.json.isWanted()) {
        Json json;
        json["schema"] = "facialis.evaluation/1";
        json["overall"] = scoreJson(evaluation->overall);
        json["blinks"] = scoreJson(evaluation->blinks);
        json["channels"] = Json::object();
        for (const ChannelScore& channel : evaluation->channels)
            json["channels"][channel.label] = scoreJson(channel.score);
        written = writeText(options.json, printed(json));
    }
    if (written && !options.json.isStandardOutput())
        written = printText(table(*evaluation));
    return written ? ExitCode::done : fail(written.error());
}

}  // namespace

void addEvaluate(CLI::App& program, Job& job)
{
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* command = program.add_subcommand(
        "evaluate", "Score a detector against the truth of a simulated patient");
    addAnalysisOptions(*command, options->analysis);
    command->add_option("--truth", options->truth, "The truth file of simulate")->required();
    addJsonOutput(*command, options->json);
    command->callback([options, &job] { job = [options] { return evaluateCommand(*options); }; });
}

}  // namespace facialis::engine
