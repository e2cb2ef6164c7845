// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/wfdb/wfdb_segment.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "acquisition/files/companion.hpp"
#include "data/model/utf8.hpp"
#include "data/model/voltage_unit.hpp"

namespace facialis::acquisition {

namespace {

std::string nameOf(const std::string& path)
{
    return toUtf8(std::filesystem::path(path).filename().string());
}

/// `physical = (stored - baseline) / gain`, in volts where the unit is one of voltage.
void calibrate(WfdbSource& source, const WfdbSignal& signal)
{
    if (!signal.gain)
        return;
    source.scale = 1.0 / (*signal.gain * unitsPerVolt(signal.unit).value_or(1.0));
    source.offset = -signal.baseline * source.scale;
}

/// The signals of one file: consecutive lines of the header that name it.
struct Group {
    std::size_t first = 0, end = 0;
    int format = 16;
    std::int64_t numbersPerFrame = 0;
};

std::vector<Group> groupsOf(const std::vector<WfdbSignal>& signals)
{
    std::vector<Group> groups;
    for (std::size_t k = 0; k < signals.size(); ++k) {
        if (groups.empty() || signals[k].file != signals[groups.back().first].file)
            groups.push_back({k, k, signals[k].format, 0});
        groups.back().end = k + 1;
        groups.back().numbersPerFrame += signals[k].samplesPerFrame;
    }
    return groups;
}

/// Formats that are filled up to whole groups of bytes.
bool isPacked(int format)
{
    return format == 212 || format == 310 || format == 311;
}

/// How many frames of a file are to be read, and what is odd about their number.
std::int64_t framesOf(std::int64_t there, std::int64_t restBytes,
                      std::optional<std::int64_t> stated, const Group& group,
                      const std::string& path, RecordingInfo& info)
{
    if (!stated) {
        if (restBytes > 3 || (restBytes > 0 && !isPacked(group.format))) {
            info.isIncomplete = true;
            info.warnings.push_back(
                fmt::format("'{}' ends in the middle of a frame: its last {} bytes are left out",
                            nameOf(path), restBytes));
        }
        return there;
    }
    if (there < *stated) {
        info.isIncomplete = true;
        info.warnings.push_back(
            fmt::format("the header promises {} samples of each signal, but '{}' holds {}: {} are "
                        "missing",
                        *stated, nameOf(path), there, *stated - there));
    } else if ((there - *stated) * group.numbersPerFrame > 3) {  // packed formats are filled up
        info.warnings.push_back(
            fmt::format("'{}' holds {} samples of each signal, the header states {}; the others "
                        "are left out",
                        nameOf(path), there, *stated));
    }
    return std::min(there, *stated);
}

}  // namespace

Result<WfdbHeader> openWfdbHeader(const std::string& path)
{
    constexpr std::size_t mostBytes = 16U << 20U;
    const auto file = MappedFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    const auto bytes = file->bytes();
    return readWfdbHeader(
        {reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), mostBytes)}, path);
}

Result<WfdbSegmentSamples> findWfdbSamples(const std::string& headerPath, const WfdbHeader& header,
                                           std::optional<std::int64_t> stated, WfdbFiles& files,
                                           RecordingInfo& info)
{
    WfdbSegmentSamples samples;
    samples.sources.resize(header.signals.size());
    for (const Group& group : groupsOf(header.signals)) {
        const WfdbSignal& first = header.signals[group.first];
        if (first.format == 0 || first.file == "~")
            continue;
        const auto path = namedBeside(headerPath, first.file);
        if (!path)
            return tl::unexpected(path.error());
        const auto file = files.add(*path);
        if (!file)
            return tl::unexpected(file.error());
        const std::int64_t bytes = std::max<std::int64_t>(files.size(*file) - first.byteOffset, 0);
        const std::int64_t there = wfdbCount(first.format, bytes) / group.numbersPerFrame;
        const std::int64_t rest = bytes - wfdbBytes(first.format, there * group.numbersPerFrame);
        const std::int64_t frames = framesOf(there, rest, stated, group, *path, info);
        samples.frames = std::max(samples.frames, frames);
        const auto mapped = files.get(*file);
        if (!mapped)
            return tl::unexpected(mapped.error());
        std::int64_t inFrame = 0;
        for (std::size_t k = group.first; k < group.end; ++k) {
            const WfdbSignal& signal = header.signals[k];
            if (signal.format != first.format || signal.byteOffset != first.byteOffset)
                return failure(
                    "signals of one file are stated in different formats or at "
                    "different places",
                    headerPath, "correct the header");
            WfdbSource source{.file = *file,
                              .format = signal.format,
                              .byteOffset = signal.byteOffset,
                              .numbersPerFrame = group.numbersPerFrame,
                              .firstInFrame = inFrame,
                              .perFrame = signal.samplesPerFrame,
                              .frames = frames,
                              .skew = signal.skew,
                              .initialValue = static_cast<std::int32_t>(signal.initialValue)};
            inFrame += signal.samplesPerFrame;
            calibrate(source, signal);
            if (frames > 0)
                addWfdbSums(source, (*mapped)->bytes().data() + signal.byteOffset);
            samples.sources[k] = std::move(source);
        }
    }
    if (samples.frames == 0)
        return failure("the record holds no whole sample of its signals", headerPath,
                       "copy the files of samples again");
    return samples;
}

}  // namespace facialis::acquisition
