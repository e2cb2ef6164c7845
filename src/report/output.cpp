// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/output.hpp"

#include <nlohmann/json.hpp>

#include "data/model/replace_file.hpp"
#include "src/report/bids_subject.hpp"
#include "src/report/json_report.hpp"
#include "src/report/report_file.hpp"
#include "src/report/table_folder.hpp"
#include "src/session/complete_provenance.hpp"
#include "src/session/deidentified_recording.hpp"
#include "src/session/write_recording.hpp"

namespace facialis::engine {

namespace {

using Sentences = Result<std::vector<std::string>>;

Sentences nothingLost(const Result<void>& written)
{
    if (!written)
        return tl::unexpected(written.error());
    return std::vector<std::string>{};
}

/// The recording as it is to be written, and what is left out of it.
std::unique_ptr<Recording> prepared(const OutputRequest& request, std::stop_token stop,
                                    ReadingProgress* progress, std::vector<std::string>& removed)
{
    std::unique_ptr<Recording> recording = std::make_unique<WatchedRecording>(
        request.recording, request.channels, std::move(stop), progress);
    return request.isIdentityKept ? std::move(recording)
                                  : deidentified(std::move(recording), removed);
}

Sentences withRemoved(Sentences lost, const std::vector<std::string>& removed)
{
    if (lost)
        lost->insert(lost->begin(), removed.begin(), removed.end());
    return lost;
}

Sentences writeBids(const OutputRequest& request, const AnalysisResult& analysis,
                    std::stop_token stop, ReadingProgress* progress)
{
    Result<BidsDataset> dataset = BidsDataset::create(request.path, "Surface EMG of the face");
    if (!dataset)
        return tl::unexpected(dataset.error());
    std::vector<std::string> removed;
    BidsSubject subject;
    subject.recording = std::make_unique<WatchedRecording>(request.recording, request.channels,
                                                           std::move(stop), progress);
    subject.analysis = &analysis;
    subject.manoeuvres = analysis.manoeuvres;
    subject.isIdentityKept = request.isIdentityKept;
    const auto report = addToDataset(*dataset, std::move(subject), removed);
    if (!report)
        return tl::unexpected(report.error());
    if (const Result<void> finished = dataset->finish("facialis", FACIALIS_VERSION); !finished)
        return tl::unexpected(finished.error());
    return withRemoved(report->lost, removed);
}

Sentences writeSession(const OutputRequest& request, AnalysisResult analysis, std::stop_token stop,
                       ReadingProgress* progress)
{
    std::vector<std::string> removed;
    const std::unique_ptr<Recording> recording =
        prepared(request, std::move(stop), progress, removed);
    analysis.recording.identity = recording->info().identity;
    analysis.recording.start = recording->info().start;
    return withRemoved(writeNwb(*recording, &analysis, request.path, {}, request.settings),
                       removed);
}

}  // namespace

bool needsAnalysis(OutputKind kind)
{
    return kind != OutputKind::recording;
}

Sentences writeOutput(const OutputRequest& request, std::stop_token stop, ReadingProgress* progress)
{
    if (request.kind == OutputKind::recording) {
        std::vector<std::string> removed;
        const auto recording = prepared(request, std::move(stop), progress, removed);
        return withRemoved(writeRecording(*recording, request.path, {}), removed);
    }
    if (!request.analysis)
        return failure("there is no analysis yet", request.path, "wait until it has ended");
    AnalysisResult analysis = *request.analysis;
    if (const Result<void> completed = completeProvenance(analysis, request.recording->info().path);
        !completed)
        return tl::unexpected(completed.error());
    switch (request.kind) {
    case OutputKind::report: {
        const WatchedRecording recording(request.recording, {}, std::move(stop), progress);
        Sentences written = nothingLost(
            writeReport(recording, analysis, *request.knowledge, request.path,
                        request.isIdentityKept ? ReportIdentity::kept : ReportIdentity::leftOut,
                        request.reader.get()));
        if (written && !request.isIdentityKept && request.reader && request.reader->hasWords())
            written->emplace_back(
                "the reader's words are in the report as they are: look for names in them");
        return written;
    }
    case OutputKind::json:
        return nothingLost(replaceFile(request.path, printed(analysisJson(analysis))));
    case OutputKind::tables: return nothingLost(writeTableFolder(analysis, request.path));
    case OutputKind::session:
        return writeSession(request, std::move(analysis), std::move(stop), progress);
    case OutputKind::bids: return writeBids(request, analysis, std::move(stop), progress);
    case OutputKind::recording: break;
    }
    return std::vector<std::string>{};
}

}  // namespace facialis::engine
