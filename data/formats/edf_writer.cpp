// SPDX-License-Identifier: GPL-3.0-or-later
// writeEdf: survey the samples, choose limits and records, then write record after record.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "data/formats/edf_annotation_plan.hpp"
#include "data/formats/edf_annotations.hpp"
#include "data/formats/edf_calibration.hpp"
#include "data/formats/edf_file.hpp"
#include "data/formats/edf_header.hpp"
#include "data/formats/edf_identity.hpp"
#include "data/formats/edf_record_plan.hpp"
#include "data/formats/edf_record_writer.hpp"
#include "data/formats/edf_survey.hpp"
#include "data/model/replace_file.hpp"
#include "data/model/utf8.hpp"

namespace facialis {

namespace {

constexpr std::string_view skipMark = "BAD_ACQ_SKIP";  // the convention of MNE

/// Text for a field of the header: ASCII, cut, and a word about what that changed.
std::string fieldText(const std::string& text, std::size_t width, std::string_view what,
                      const Channel& channel, std::vector<std::string>& lost)
{
    std::string field = toAscii(text).substr(0, width);
    field.erase(field.find_last_not_of(' ') + 1);
    if (field != text)
        lost.push_back(fmt::format("channel '{}': the {} '{}' is written as '{}'", channel.label,
                                   what, text, field));
    return field;
}

std::vector<std::string> labelsOf(const RecordingInfo& info, std::vector<std::string>& lost)
{
    std::vector<std::string> labels;
    for (const Channel& channel : info.channels) {
        std::string label = fieldText(channel.label, 16, "label", channel, lost);
        EdfSignal asRead;
        asRead.label = label;
        if (asRead.isAnnotations()) {  // the name would make it text
            lost.push_back(fmt::format("channel '{}' is written as 'Annotations'", channel.label));
            label = "Annotations";
        }
        labels.push_back(std::move(label));
    }
    return labels;
}

/// What must be marked as not acquired: places that records fill, and missing samples.
std::vector<Annotation> skipsOf(const RecordingInfo& info, const EdfRecordPlan& plan,
                                const std::vector<EdfSurvey>& surveys,
                                std::vector<std::string>& lost)
{
    std::vector<Annotation> skips;
    const auto add = [&](Duration onset, Duration offset, std::optional<std::size_t> channel) {
        skips.push_back({onset, offset - onset, std::string(skipMark), channel});
    };
    for (const TimeInterval& filled : plan.filled)
        add(filled.onset, filled.offset, std::nullopt);

    // A stretch that every channel misses is a gap; what only some miss is bound to each of them.
    std::map<std::pair<double, double>, std::size_t> shared;
    const auto timesOf = [&](std::size_t k, SampleRange range) {
        const Frequency rate = info.channels[k].rate;
        return std::pair(timeOf(range.begin, rate).seconds(), timeOf(range.end, rate).seconds());
    };
    for (std::size_t k = 0; k < surveys.size(); ++k)
        for (const SampleRange& range : surveys[k].missing)
            ++shared[timesOf(k, range)];
    std::size_t common = 0;
    for (const auto& [times, count] : shared)
        if (count == surveys.size()) {
            add(Duration(times.first), Duration(times.second), std::nullopt);
            ++common;
        }
    if (common > 0)
        lost.push_back(
            fmt::format("{} stretch(es) that every channel misses repeat the value before "
                        "them and are marked BAD_ACQ_SKIP",
                        common));
    for (std::size_t k = 0; k < surveys.size(); ++k) {
        std::size_t own = 0;
        for (const SampleRange& range : surveys[k].missing)
            if (const auto times = timesOf(k, range); shared.at(times) < surveys.size()) {
                add(Duration(times.first), Duration(times.second), k);
                ++own;
            }
        if (own > 0)
            lost.push_back(fmt::format(
                "channel '{}' misses samples in {} place(s): they repeat the value before them and "
                "are marked BAD_ACQ_SKIP",
                info.channels[k].label, own));
    }
    return skips;
}

/// Everything that must be known before the first byte can be written.
struct Preparation {
    EdfHeader header;
    EdfRecordPlan records;
    EdfAnnotationPlan annotations;
    std::vector<EdfCalibration> calibrations;
    std::int64_t startNanoseconds = 0;  ///< of the first sample, after the header's whole second
    bool hasMissing = false;
};

std::int64_t recordAt(const EdfRecordPlan& plan, Duration time)
{
    std::int64_t first = 0;
    for (std::size_t i = 0; i < plan.runs.size(); ++i) {
        const EdfWriteRun& run = plan.runs[i];
        if (i + 1 == plan.runs.size() || time < plan.runs[i + 1].onset) {
            const double inRun =
                plan.microseconds > 0 ? (time - run.onset) / plan.recordDuration() : 0.0;
            return first + static_cast<std::int64_t>(
                               std::clamp(inRun, 0.0, static_cast<double>(run.records - 1)));
        }
        first += run.records;
    }
    return 0;
}

EdfAnnotationPlan annotationsOf(const RecordingInfo& info, const Preparation& made,
                                std::vector<Annotation> skips,
                                const std::vector<std::string>& labels, std::int64_t multipleOf,
                                std::vector<std::string>& lost)
{
    std::vector<Annotation> all = info.annotations;
    std::move(skips.begin(), skips.end(), std::back_inserter(all));
    std::stable_sort(all.begin(), all.end(),
                     [](const Annotation& a, const Annotation& b) { return a.onset < b.onset; });
    std::vector<EdfPlacedTal> tals;
    for (const Annotation& annotation : all) {
        EdfAnnotationText text = edfAnnotationText(annotation, labels);
        std::move(text.lost.begin(), text.lost.end(), std::back_inserter(lost));
        if (!text.text.empty())
            tals.push_back({recordAt(made.records, annotation.onset),
                            printEdfAnnotation(annotation, text.text, made.startNanoseconds)});
    }
    std::vector<std::uint8_t> onsetSizes;
    for (const EdfWriteRun& run : made.records.runs)
        for (std::int64_t i = 0; i < run.records; ++i)
            onsetSizes.push_back(static_cast<std::uint8_t>(
                printRecordOnset(edfRecordOnset(made.records, run, i, made.startNanoseconds))
                    .size()));
    return planAnnotations(std::move(tals), onsetSizes, multipleOf);
}

void describeSignals(const RecordingInfo& info, const std::vector<std::string>& labels,
                     Preparation& made, std::vector<std::string>& lost)
{
    const bool isEdf = made.header.variant == EdfVariant::edf;
    for (std::size_t k = 0; k < info.channels.size(); ++k) {
        const Channel& channel = info.channels[k];
        const EdfCalibration& calibration = made.calibrations[k];
        EdfSignal signal;
        signal.label = labels[k];
        signal.transducer = fieldText(channel.transducer, 80, "transducer", channel, lost);
        signal.unit = calibration.unit;
        signal.prefilter = fieldText(channel.prefilter, 80, "prefilter", channel, lost);
        signal.physicalMinimum = calibration.physicalMinimum;
        signal.physicalMaximum = calibration.physicalMaximum;
        signal.digitalMinimum = calibration.digitalMinimum;
        signal.digitalMaximum = calibration.digitalMaximum;
        signal.samplesPerRecord = made.records.samples[k];
        made.header.signals.push_back(std::move(signal));
    }
    EdfSignal text;
    text.label = isEdf ? "EDF Annotations" : "BDF Annotations";
    text.digitalMinimum = isEdf ? -32'768 : -8'388'608;
    text.digitalMaximum = isEdf ? 32'767 : 8'388'607;
    text.samplesPerRecord = made.annotations.bytesPerRecord / made.header.bytesPerSample();
    made.header.signals.push_back(std::move(text));
}

void describeRecording(const RecordingInfo& info, Preparation& made, std::vector<std::string>& lost)
{
    EdfHeader& header = made.header;
    header.start = info.start;
    if (info.start) {
        made.startNanoseconds = info.start->nanosecond;
        if (info.start->utcOffsetMinutes)
            lost.push_back("the time zone of the start time is left out");
    }
    const EdfIdentityFields fields = edfIdentityFields(info.identity, info.start);
    header.patient = fields.patient;
    header.recording = fields.recording;
    if (!fields.isWhole)
        lost.push_back(
            "the identification of patient and recording is cut or respelled: EDF has "
            "80 characters of ASCII for each");
    header.recordCount = made.records.records();
    header.recordDuration = *parseDecimal(printNanoseconds(made.records.microseconds * 1000));
    header.continuity =
        made.records.runs.size() > 1 ? EdfContinuity::discontinuous : EdfContinuity::continuous;
}

Result<Preparation> prepare(const Recording& recording, EdfVariant variant,
                            std::vector<std::string>& lost)
{
    const RecordingInfo& info = recording.info();
    if (info.channels.size() > 9'998)
        return failure(fmt::format("has {} channels; EDF and BDF hold 9998", info.channels.size()),
                       info.path, "export to .nwb instead");
    Preparation made;
    made.header.variant = variant;
    Result<EdfRecordPlan> records = planRecords(info, made.header.bytesPerSample());
    if (!records)
        return tl::unexpected(records.error());
    made.records = std::move(*records);
    std::move(made.records.lost.begin(), made.records.lost.end(), std::back_inserter(lost));

    const Result<std::vector<EdfSurvey>> surveys = surveyRecording(recording);
    if (!surveys)
        return tl::unexpected(surveys.error());
    made.hasMissing = !info.gaps.empty() || !made.records.filled.empty();
    for (std::size_t k = 0; k < surveys->size(); ++k) {
        Result<EdfCalibration> calibration = calibrate(info.channels[k], (*surveys)[k], variant);
        if (!calibration)
            return tl::unexpected(calibration.error());
        std::move(calibration->lost.begin(), calibration->lost.end(), std::back_inserter(lost));
        made.calibrations.push_back(std::move(*calibration));
        made.hasMissing = made.hasMissing || !(*surveys)[k].missing.empty();
    }
    describeRecording(info, made, lost);
    const std::vector<std::string> labels = labelsOf(info, lost);
    made.annotations = annotationsOf(info, made, skipsOf(info, made.records, *surveys, lost),
                                     labels, made.header.bytesPerSample(), lost);
    describeSignals(info, labels, made, lost);
    return made;
}

}  // namespace

Result<ExportReport> writeEdf(const Recording& recording, EdfVariant variant,
                              const std::string& path)
{
    ExportReport report;
    const Result<Preparation> made = prepare(recording, variant, report.lost);
    if (!made)
        return tl::unexpected(made.error());
    const auto written = replaceFile(path, [&](const std::string& temporary) -> Result<void> {
        Result<OutputFile> file = OutputFile::create(temporary, path);
        if (!file)
            return tl::unexpected(file.error());
        file->write(printEdfHeader(made->header));
        EdfRecordWriter writer(recording, made->header, made->records, made->annotations,
                               made->calibrations, made->startNanoseconds);
        if (auto done = writer.writeAll(*file, made->hasMissing); !done)
            return done;
        return file->close();
    });
    if (!written)
        return tl::unexpected(written.error());
    return report;
}

}  // namespace facialis
