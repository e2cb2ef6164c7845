// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <memory>

#include "src/analysis/tasks.hpp"
#include "src/cli/analysis_options.hpp"
#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/report/bids_subject.hpp"
#include "src/session/deidentified_recording.hpp"

namespace facialis::engine {

namespace {

struct ExportOptions {
    AnalysisOptions analysis;
    std::vector<std::string> inputs, subjects;
    std::string out, name, task = "facialExamination", reference, electrodes, coordinateSystem;
    bool hasDerivatives = false;
    bool isIdentityKept = false;
};

/// Labels of the subjects, one a recording: as given, or 01, 02, ...
Result<std::vector<std::string>> subjectsFor(const ExportOptions& options)
{
    std::vector<std::string> subjects;
    if (options.subjects.empty()) {
        for (std::size_t k = 0; k < options.inputs.size(); ++k)
            subjects.push_back(fmt::format("{:02}", k + 1));
        return subjects;
    }
    if (options.subjects.size() != options.inputs.size())
        return failure(fmt::format("{} subjects are named for {} recordings",
                                   options.subjects.size(), options.inputs.size()),
                       {}, "name one --subject for each recording, in their order");
    for (const std::string& subject : options.subjects) {
        if (bidsLabel(subject) != subject || subject.empty())
            return failure("the subject is not made of letters and digits alone", subject,
                           "BIDS allows nothing else, for example " +
                               (bidsLabel(subject).empty() ? "01" : bidsLabel(subject)));
        subjects.push_back(subject);
    }
    return subjects;
}

/// One recording, opened, analysed if that is wanted, and without what tells who it was.
Result<ExportReport> addOne(BidsDataset& dataset, const ExportOptions& options,
                            const std::string& input, const std::string& subject,
                            std::optional<int> run, bool& isIncomplete)
{
    AnalysisOptions one = options.analysis;
    one.recording.path = input;
    std::unique_ptr<Recording> recording;
    std::optional<AnalysisResult> analysis;
    std::vector<Manoeuvre> manoeuvres;
    if (options.hasDerivatives) {
        Result<AnalysedRecording> done = analyzeFor(one);
        if (!done)
            return tl::unexpected(done.error());
        recording =
            withChannels(std::move(done->opened.recording), done->analysis.recording.channels);
        analysis = std::move(done->analysis);
        manoeuvres = analysis->manoeuvres;
    } else {
        const Result<KnowledgeBase> knowledge = openKnowledge(one.recording.knowledge);
        if (!knowledge)
            return tl::unexpected(knowledge.error());
        Result<OpenedRecording> opened = openFor(one.recording, *knowledge);
        if (!opened)
            return tl::unexpected(opened.error());
        recording = withChannels(std::move(opened->recording), opened->channels);
        manoeuvres = annotatedManoeuvres(recording->info(), *knowledge);
    }
    const RecordingInfo& info = recording->info();
    isIncomplete = isIncomplete || info.isIncomplete;
    for (const std::string& warning : info.warnings)
        printWarning(fmt::format("{}: {}", input, warning));
    std::optional<Frequency> mains;
    if (one.mains == "50" || one.mains == "60")
        mains = Frequency(one.mains == "50" ? 50.0 : 60.0);
    std::vector<std::string> removed;
    auto report = addToDataset(dataset,
                               {.recording = std::move(recording),
                                .analysis = analysis ? &*analysis : nullptr,
                                .manoeuvres = std::move(manoeuvres),
                                .subject = subject,
                                .task = options.task,
                                .run = run,
                                .reference = options.reference,
                                .mains = mains,
                                .isIdentityKept = options.isIdentityKept},
                               removed);
    for (const std::string& sentence : removed)
        printWarning(fmt::format("{}: {}", input, sentence));
    return report;
}

ExitCode exportBids(const ExportOptions& options)
{
    if (bidsLabel(options.task) != options.task || options.task.empty())
        return fail({"the task is not made of letters and digits alone", options.task,
                     "BIDS allows nothing else, for example facialExamination"});
    if (options.analysis.from || options.analysis.to)
        return fail({"a dataset holds whole recordings; --from and --to are of analyze alone",
                     {},
                     "leave them out, or cut the recording first"});
    const auto subjects = subjectsFor(options);
    if (!subjects)
        return fail(subjects.error());
    Result<BidsDataset> dataset = BidsDataset::create(
        options.out, options.name.empty() ? "Surface EMG of the face" : options.name);
    if (!dataset)
        return fail(dataset.error());
    if (!options.electrodes.empty()) {
        if (std::adjacent_find(subjects->begin(), subjects->end(), std::not_equal_to<>()) !=
            subjects->end())
            return fail({"the positions of --electrodes are those of one subject",
                         options.electrodes, "export the recordings of each subject alone"});
        auto positions = bids::readElectrodePositions(options.electrodes, options.coordinateSystem);
        if (!positions)
            return fail(positions.error());
        dataset->setElectrodes(std::move(*positions));
    }
    ExitCode code = ExitCode::done;
    std::map<std::string, int> runs;
    for (std::size_t k = 0; k < options.inputs.size(); ++k) {
        const std::string& subject = (*subjects)[k];
        const bool isRepeated = std::count(subjects->begin(), subjects->end(), subject) > 1;
        const int run = ++runs[subject];
        bool isIncomplete = false;
        const auto report = addOne(*dataset, options, options.inputs[k], subject,
                                   isRepeated ? std::optional(run) : std::nullopt, isIncomplete);
        if (!report)
            return fail(report.error());
        for (const std::string& sentence : report->lost)
            printWarning(fmt::format("{}: {}", options.inputs[k], sentence));
        if (isIncomplete || !report->lost.empty())
            code = ExitCode::incomplete;
    }
    if (const Result<void> finished = dataset->finish("facialis", FACIALIS_VERSION); !finished)
        return fail(finished.error());
    return code;
}

}  // namespace

void addExportBids(CLI::App& program, Job& job)
{
    auto options = std::make_shared<ExportOptions>();
    CLI::App* command = program.add_subcommand(
        "export-bids", "Write recordings as an EMG-BIDS dataset (BDF+ with sidecars)");
    addAnalysisOptions(*command, options->analysis);
    command->remove_option(command->get_option("FILE"));
    command->add_option("FILE", options->inputs, "The recordings")->required();
    command->add_option("--out", options->out, "The folder to make")->required();
    command->add_option("--name", options->name, "Name of the dataset");
    command->add_option("--task", options->task, "What was done, letters and digits")
        ->capture_default_str();
    command->add_option("--subject", options->subjects,
                        "Label of the subject, once for each recording; default 01, 02, ...");
    command->add_option("--reference", options->reference,
                        "How electrodes were referenced: Bipolar, or the electrode's name");
    CLI::Option* electrodes = command->add_option(
        "--electrodes", options->electrodes,
        "Where the electrodes lay: a table of name, x, y [z] in the form of _electrodes.tsv");
    command
        ->add_option("--coordsystem", options->coordinateSystem,
                     "What these positions mean: JSON in the form of _coordsystem.json")
        ->needs(electrodes);
    electrodes->needs("--coordsystem");
    command->add_flag("--derivatives", options->hasDerivatives,
                      "Analyse as well, and add the tables as derivatives");
    command->add_flag("--keep-identity", options->isIdentityKept,
                      "Keep names, codes, birth date, date and device");
    command->callback([options, &job] { job = [options] { return exportBids(*options); }; });
}

}  // namespace facialis::engine
