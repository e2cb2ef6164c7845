// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_layout.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <utility>

#include "data/formats/edf_annotations.hpp"
#include "data/formats/edf_channel.hpp"
#include "data/formats/edf_identity.hpp"
#include "data/formats/edf_record_reader.hpp"

namespace facialis {

namespace {

constexpr std::string_view skipMark = "BAD_ACQ_SKIP";  // the convention of MNE
constexpr double highestRate = 1e7;                    // Hz; beyond it the header is nonsense

/// Sorted, with those that touch or overlap made one.
std::vector<Gap> merged(std::vector<Gap> gaps)
{
    constexpr Duration touching(1e-8);
    std::stable_sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) {
        return a.interval.onset < b.interval.onset;
    });
    std::vector<Gap> result;
    for (Gap& gap : gaps) {
        if (!result.empty() && gap.interval.onset <= result.back().interval.offset + touching)
            result.back().interval.offset =
                std::max(result.back().interval.offset, gap.interval.offset);
        else
            result.push_back(std::move(gap));
    }
    return result;
}

/// How many records there really are, and what to say when the header promises something else.
Result<void> countRecords(const MappedFile& file, EdfLayout& layout)
{
    const std::int64_t available = file.size() - layout.header.headerBytes();
    const std::int64_t whole = available / layout.recordBytes;
    layout.records = std::min(layout.header.recordCount.value_or(whole), whole);
    if (layout.records == 0)
        return failure("holds a header but not one complete data record", {},
                       "copy the file again from the recorder");
    const std::int64_t left = available - layout.records * layout.recordBytes;
    const auto warn = [&](std::string warning, bool isLoss) {
        layout.info.warnings.push_back(std::move(warning));
        layout.info.isIncomplete = layout.info.isIncomplete || isLoss;
    };
    if (layout.header.recordCount && *layout.header.recordCount > whole)
        warn(fmt::format("the header promises {} data records, the file ends after {}: the end of "
                         "the recording is missing",
                         *layout.header.recordCount, whole),
             true);
    else if (left >= layout.recordBytes)
        warn(
            fmt::format("the header counts {} data records but the file holds {}: those beyond are "
                        "not read",
                        layout.records, whole),
            true);
    else if (left > 0 && !layout.header.recordCount)
        warn(fmt::format("the last data record is cut short and not read ({} of {} bytes)", left,
                         layout.recordBytes),
             true);
    else if (left > 0)
        warn(fmt::format("{} byte(s) after the last data record are ignored", left), false);
    if (!layout.header.recordCount)
        warn(fmt::format("the header does not count the data records (the recorder did not close "
                         "the file); {} were found",
                         whole),
             false);
    return {};
}

Result<void> placeChannels(EdfLayout& layout)
{
    std::int64_t byteOffset = 0;
    for (const EdfSignal& signal : layout.header.signals) {
        const EdfPlace place{byteOffset, signal.samplesPerRecord};
        byteOffset += signal.samplesPerRecord * layout.header.bytesPerSample();
        if (signal.isAnnotations())
            continue;
        if (signal.samplesPerRecord == 0) {
            layout.info.warnings.push_back(
                fmt::format("channel '{}' has no samples and is left out", signal.label));
            continue;
        }
        const double rate = layout.header.rate(signal);
        if (!(rate > 0.0 && rate <= highestRate))
            return failure(fmt::format("{} samples in a data record of {} s give channel '{}' an "
                                       "impossible rate",
                                       signal.samplesPerRecord, layout.header.recordDuration.value,
                                       signal.label),
                           {}, "copy the file again from the recorder");
        layout.places.push_back(place);
        layout.info.channels.push_back(edfChannel(layout.header, signal, layout.info.warnings));
    }
    return {};
}

/// One walk through the annotation signals: when records were taken, and what was remarked.
Result<void> readAnnotations(const MappedFile& file, EdfLayout& layout)
{
    double fastest = 0.0;
    for (const Channel& channel : layout.info.channels)
        fastest = std::max(fastest, channel.rate.hertz());
    EdfTimelineBuilder timeline(layout.header.continuity, layout.header.recordDuration.value,
                                fastest);
    std::vector<EdfAnnotation> found;
    int damaged = 0;
    bool hasAnnotations = false;
    auto wasRead = readEdfAnnotationSignals(
        file, layout.header, layout.records, [&](EdfRecordAnnotations&& record) {
            hasAnnotations = true;
            timeline.add(record.recordOnset);
            damaged += record.damaged;
            std::move(record.annotations.begin(), record.annotations.end(),
                      std::back_inserter(found));
        });
    if (!wasRead)
        return wasRead;
    if (hasAnnotations) {
        layout.timeline = timeline.finish();
    } else {
        layout.timeline.runs = {{0, layout.records, Duration(0.0)}};
        if (layout.header.continuity == EdfContinuity::discontinuous)
            layout.info.warnings.push_back(
                "the file is marked as discontinuous but does not say when its "
                "records were taken: it is read as continuous");
    }
    layout.info.warnings.insert(layout.info.warnings.end(), layout.timeline.warnings.begin(),
                                layout.timeline.warnings.end());
    if (damaged > 0) {
        layout.info.warnings.push_back(
            fmt::format("{} annotations are damaged and could not be read", damaged));
        layout.info.isIncomplete = true;
    }
    for (const EdfAnnotation& raw : found)
        layout.info.annotations.push_back(
            annotationFrom(raw, layout.timeline.start, layout.info.channels));
    std::stable_sort(layout.info.annotations.begin(), layout.info.annotations.end(),
                     [](const Annotation& a, const Annotation& b) { return a.onset < b.onset; });
    return {};
}

/// Samples marked BAD_ACQ_SKIP were never acquired: they are gaps that a format without gaps had to
/// fill, and at the end of the file the filling of its last record.
void turnSkipsIntoGaps(EdfLayout& layout)
{
    const auto isSkip = [&](const Annotation& a) {
        return a.text == skipMark && !a.channel && a.duration && *a.duration > Duration(0.0) &&
               a.onset < layout.info.duration && a.onset + *a.duration > Duration(0.0);
    };
    for (const Annotation& annotation : layout.info.annotations)
        if (isSkip(annotation))
            layout.skips.push_back(
                {{std::max(annotation.onset, Duration(0.0)),
                  std::min(annotation.onset + *annotation.duration, layout.info.duration)},
                 "marked as not acquired (BAD_ACQ_SKIP)"});
    if (layout.skips.empty())
        return;
    std::erase_if(layout.info.annotations, isSkip);
    layout.skips = merged(std::move(layout.skips));
    layout.info.gaps.insert(layout.info.gaps.end(), layout.skips.begin(), layout.skips.end());
    layout.info.gaps = merged(std::move(layout.info.gaps));

    constexpr Duration touching(1e-8);
    const TimeInterval tail = layout.info.gaps.back().interval;
    if (tail.offset + touching < layout.info.duration || tail.onset <= touching)
        return;
    layout.info.duration = tail.onset;
    layout.info.gaps.pop_back();
    for (Channel& channel : layout.info.channels)
        channel.length = std::min(channel.length, sampleAt(tail.onset, channel.rate));
}

/// Lengths, duration, gaps and start, now that the times of the records are known.
void finish(EdfLayout& layout)
{
    const EdfRun& last = layout.timeline.runs.back();
    const Duration recordDuration(layout.header.recordDuration.value);
    layout.info.duration = last.onset + recordDuration * static_cast<double>(last.records);
    for (std::size_t k = 0; k < layout.info.channels.size(); ++k)
        layout.info.channels[k].length = sampleAt(last.onset, layout.info.channels[k].rate) +
                                         last.records * layout.places[k].samples;
    if (layout.info.start)
        layout.info.start = shifted(*layout.info.start, layout.timeline.start.nanoseconds);
    layout.info.gaps = layout.timeline.gaps(recordDuration);
    turnSkipsIntoGaps(layout);
}

}  // namespace

Result<EdfLayout> layOutEdf(const MappedFile& file, const std::string& path)
{
    const auto inFile = [&](Error error) {
        error.where = path;
        return tl::unexpected(std::move(error));
    };
    std::vector<std::byte> head(256);
    head.resize(file.copy(0, head));
    const Result<int> signals = edfSignalCount(head);
    if (!signals)
        return inFile(signals.error());
    head.resize(256 * (static_cast<std::size_t>(*signals) + 1));
    head.resize(file.copy(0, head));
    Result<EdfHeader> header = parseEdfHeader(head);
    if (!header)
        return inFile(header.error());

    EdfLayout layout;
    layout.header = std::move(*header);
    layout.recordBytes = layout.header.bytesPerRecord();
    layout.info.path = path;
    layout.info.format = layout.header.formatName();
    layout.info.warnings = layout.header.warnings;
    layout.info.start = layout.header.start;
    layout.info.identity = identityFrom(layout.header.patient, layout.header.recording);
    if (auto counted = countRecords(file, layout); !counted)
        return inFile(counted.error());
    if (auto placed = placeChannels(layout); !placed)
        return inFile(placed.error());
    if (auto annotated = readAnnotations(file, layout); !annotated)
        return inFile(annotated.error());
    finish(layout);
    return layout;
}

}  // namespace facialis
