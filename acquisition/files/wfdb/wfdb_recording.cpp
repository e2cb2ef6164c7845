// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/wfdb/wfdb_recording.hpp"

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <fmt/format.h>
#include <limits>

#include "acquisition/files/wfdb/wfdb_annotations.hpp"

namespace facialis::acquisition {

namespace {

void addAnnotations(const std::string& header, Frequency frameRate, RecordingInfo& info)
{
    std::filesystem::path path(header);
    path.replace_extension(".atr");
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored) ||
        std::filesystem::file_size(path, ignored) == 0)
        return;
    const auto file = MappedFile::open(path.string());
    if (!file) {
        info.isIncomplete = true;
        info.warnings.push_back("the annotations cannot be read: " + file.error().sentence());
        return;
    }
    WfdbAnnotations read = readWfdbAnnotations(file->bytes(), frameRate);
    info.isIncomplete = info.isIncomplete || read.isCutOff;
    const auto behind = std::ranges::find_if(
        read.annotations, [&](const Annotation& a) { return a.onset > info.duration; });
    if (behind != read.annotations.end())
        info.warnings.push_back(
            fmt::format("{} annotations lie behind the samples and are left out",
                        read.annotations.end() - behind));
    read.annotations.erase(behind, read.annotations.end());
    info.annotations = std::move(read.annotations);
    std::ranges::move(read.warnings, std::back_inserter(info.warnings));
}

}  // namespace

template <class Value, class Convert>
Result<void> WfdbRecording::visit(std::size_t channel, SampleRange range, std::span<Value> into,
                                  const Convert& convert) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    const std::int64_t perFrame = layout_.perFrame[channel];
    auto piece =
        std::partition_point(layout_.pieces.begin(), layout_.pieces.end(),
                             [&](const WfdbPiece& p) { return p.end() * perFrame <= range.begin; });
    for (; piece != layout_.pieces.end() && piece->begin * perFrame < range.end; ++piece) {
        const auto& source = piece->sources[channel];
        if (!source)
            continue;
        const std::int64_t begin = piece->begin * perFrame, shift = source->skew * perFrame;
        const SampleRange wanted = SampleRange{begin, piece->end() * perFrame}.intersection(range);
        // In the file: behind the skew, and as far as it goes.
        const SampleRange part = SampleRange{0, source->samples()}.intersection(
            {wanted.begin - begin + shift, wanted.end - begin + shift});
        if (part.isEmpty())
            continue;
        const auto file = layout_.files->get(source->file);
        if (!file)
            return tl::unexpected(file.error());
        const std::int64_t first = begin - shift - range.begin;
        decodeWfdb(*source, (*file)->bytes().data() + source->byteOffset, part,
                   [&](std::int64_t sample, std::int32_t value) {
                       into[static_cast<std::size_t>(sample + first)] = convert(*source, value);
                   });
        (*file)->touched(
            wfdbBytes(source->format, part.length() / perFrame * source->numbersPerFrame));
    }
    return {};
}

Result<void> WfdbRecording::read(std::size_t channel, SampleRange range,
                                 std::span<double> into) const
{
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    std::ranges::fill(into, missing);
    return visit(channel, range, into, [](const WfdbSource& source, std::int32_t value) {
        return value == wfdbInvalid(source.format)
                   ? missing
                   : static_cast<double>(value) * source.scale + source.offset;
    });
}

Result<void> WfdbRecording::readStored(std::size_t channel, SampleRange range,
                                       std::span<std::int32_t> into) const
{
    if (layout_.info.channels[channel].storedType == SampleType::float64)
        return failure("the segments of channel '" + layout_.info.channels[channel].label +
                           "' are scaled differently or lack samples",
                       layout_.info.path, "read it as physical values");
    std::ranges::fill(into, 0);
    return visit(channel, range, into, [](const WfdbSource& source, std::int32_t value) {
        return value == wfdbInvalid(source.format) ? 0 : value;
    });
}

void WfdbRecording::release(Duration time) const
{
    const std::int64_t frame = sampleAt(time, layout_.frameRate);
    const auto piece = std::partition_point(layout_.pieces.begin(), layout_.pieces.end(),
                                            [&](const WfdbPiece& p) { return p.end() <= frame; });
    if (piece == layout_.pieces.end())
        return;
    const std::int64_t done = std::max<std::int64_t>(frame - piece->begin, 0);
    for (const auto& source : piece->sources)
        if (source)
            if (const auto file = layout_.files->get(source->file))
                (*file)->releaseBefore(source->byteOffset +
                                       wfdbBytes(source->format, std::min(done, source->frames) *
                                                                     source->numbersPerFrame));
}

Result<std::unique_ptr<Recording>> openWfdb(const std::string& header, const std::string& given)
{
    auto layout = layOutWfdb(header);
    if (!layout)
        return tl::unexpected(layout.error());
    layout->info.path = given;
    layout->info.format = "WFDB";
    addAnnotations(header, layout->frameRate, layout->info);
    return std::make_unique<WfdbRecording>(std::move(*layout));
}

}  // namespace facialis::acquisition
