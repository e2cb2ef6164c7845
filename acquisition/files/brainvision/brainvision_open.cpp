// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <limits>

#include "acquisition/files/brainvision/brainvision_recording.hpp"
#include "acquisition/files/companion.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "acquisition/files/table/unit_word.hpp"
#include "data/model/utf8.hpp"
#include "data/model/voltage_unit.hpp"

namespace facialis::acquisition {

namespace {

namespace fs = std::filesystem;

std::string_view textOf(const MappedFile& file, std::size_t most)
{
    const auto bytes = file.bytes();
    return {reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), most)};
}

/// `$b` stands for the name of the header without its extension.
std::string withBaseName(std::string name, const std::string& header)
{
    const std::string base = fs::path(header).stem().string();
    for (std::size_t at = 0; (at = name.find("$b", at)) != std::string::npos; at += base.size())
        name.replace(at, 2, base);
    return name;
}

/// The file that the header names or, where that is not there, one of the header's own name.
Result<std::string> findFile(const std::string& header, const std::string& stated,
                             std::span<const std::string_view> extensions,
                             std::vector<std::string>& warnings)
{
    const std::string name = withBaseName(stated, header);
    std::error_code ignored;
    if (!name.empty()) {
        auto named = namedBeside(header, name);
        if (!named)
            return named;
        if (fs::exists(*named, ignored))
            return named;
    }
    for (const std::string_view extension : extensions) {
        fs::path renamed(header);
        renamed.replace_extension(extension);
        if (!fs::is_regular_file(renamed, ignored))
            continue;
        if (!name.empty())
            warnings.push_back("the header names '" + name + "', which is not there; '" +
                               toUtf8(renamed.filename().string()) + "' is read instead");
        return renamed.string();
    }
    return failure("the header names '" + name + "', which is not beside it", header,
                   "put that file into the same folder");
}

Channel channelOf(const BrainVisionChannel& stated, const BrainVisionHeader& header)
{
    Channel channel{.label = stated.name, .rate = header.rate};
    const auto unit = unitFrom(stated.unit);
    channel.dimension = unit ? unit->dimension : Dimension::other;
    channel.unit = unit ? unit->unit : stated.unit;
    const auto perVolt = unitsPerVolt(stated.unit);
    channel.scale = perVolt ? stated.resolution / *perVolt : stated.resolution;
    channel.prefilter = stated.prefilter;
    if (!stated.reference.empty())
        channel.transducer = "reference " + stated.reference;
    const auto range = [&](auto number) {
        channel.storedMinimum = std::numeric_limits<decltype(number)>::min();
        channel.storedMaximum = std::numeric_limits<decltype(number)>::max();
    };
    switch (header.number) {
    case BrainVisionNumber::int16:
        channel.storedType = SampleType::int16;
        range(std::int16_t{});
        break;
    case BrainVisionNumber::uint16:
        channel.storedType = SampleType::int32;
        range(std::uint16_t{});
        break;
    case BrainVisionNumber::int32:
        channel.storedType = SampleType::int32;
        range(std::int32_t{});
        break;
    case BrainVisionNumber::float32: channel.storedType = SampleType::float32; break;
    }
    return channel;
}

/// Lays the numbers out, and says what of them is not there.
Result<BrainVisionPlaces> placesOf(const BrainVisionHeader& header, std::int64_t bytes,
                                   const std::string& path, RecordingInfo& info)
{
    const auto channels = std::ssize(header.channels);
    const std::int64_t width = bytesOf(header.number), frameBytes = channels * width;
    const std::int64_t whole = bytes / frameBytes, rest = bytes % frameBytes;
    const std::int64_t stated = header.dataPoints.value_or(whole);
    BrainVisionPlaces places{.number = header.number, .isBigEndian = header.isBigEndian};
    const auto missing = [&](const std::string& what) {
        info.isIncomplete = true;
        info.warnings.push_back(what + "; it was cut while it was written or copied");
    };
    if (header.isVectorized) {
        if (!header.dataPoints && rest != 0)
            return failure(fmt::format("the {} bytes are no whole number of samples for each of "
                                       "the {} channels that follow each other in it",
                                       bytes, channels),
                           path, "copy it again, or state DataPoints= in the header");
        if (stated > std::numeric_limits<std::int64_t>::max() / frameBytes)
            return failure(fmt::format("DataPoints={} is not possible", stated), info.path,
                           "correct it in a text editor");
        places.frameStride = width;
        places.channelStride = stated * width;
        std::int64_t lacking = 0;
        for (std::int64_t k = 0; k < channels; ++k) {
            const std::int64_t there = (bytes - k * places.channelStride) / width;
            places.frames.push_back(std::clamp<std::int64_t>(there, 0, stated));
            lacking += places.frames.back() < stated ? 1 : 0;
        }
        if (lacking > 0)
            missing(fmt::format("the file of samples ends before {} of {} channels do", lacking,
                                channels));
    } else {
        places.frameStride = frameBytes;
        places.channelStride = width;
        places.frames.assign(header.channels.size(), std::min(whole, stated));
        if (whole < stated)
            missing(
                fmt::format("the header promises {} data points, but the file of samples "
                            "holds {}: {} are missing",
                            stated, whole, stated - whole));
        else if (rest != 0 && whole == stated)
            missing(
                fmt::format("the file of samples ends in the middle of data point {}: its last "
                            "{} bytes are left out",
                            whole + 1, rest));
        else if (whole > stated)
            info.warnings.push_back(fmt::format(
                "the file of samples holds {} data points, the header states {}; the others are "
                "left out",
                whole, stated));
    }
    if (places.frames.front() == 0)
        return failure("the file holds no whole data point", path,
                       "copy it again from the recorder");
    return places;
}

void addMarkers(RecordingInfo& info, const BrainVisionMarkers& read,
                const BrainVisionTimeline& line, std::int64_t frames)
{
    const Frequency rate = info.channels.front().rate;
    std::int64_t outside = 0;
    bool isFirstSegment = true;
    for (const BrainVisionMarker& marker : read.markers) {
        if (marker.frame < 0 || marker.frame >= frames) {
            ++outside;
            continue;
        }
        const bool isSegment = marker.type == "New Segment";
        if (isSegment && std::exchange(isFirstSegment, false))
            continue;  // every recording begins with one
        Annotation annotation{.onset = timeOf(line.timelineFrame(marker.frame), rate)};
        if (marker.frames > 1)
            annotation.duration = timeOf(std::min(marker.frames, frames - marker.frame), rate);
        if (marker.type.empty() || lowered(marker.type) == "comment")
            annotation.text = marker.description;
        else
            annotation.text =
                marker.type + (marker.description.empty() ? "" : "/" + marker.description);
        if (marker.channel >= 1 && marker.channel <= std::ssize(info.channels))
            annotation.channel = static_cast<std::size_t>(marker.channel - 1);
        info.annotations.push_back(std::move(annotation));
    }
    std::ranges::stable_sort(info.annotations, {}, &Annotation::onset);
    if (outside > 0)
        info.warnings.push_back(
            fmt::format("{} markers lie outside of the samples and are left out", outside));
    if (read.unreadable > 0)
        info.warnings.push_back(
            fmt::format("{} markers state no position and are left out", read.unreadable));
    if (read.leftOut > 0)
        info.warnings.push_back(
            fmt::format("{} markers more than can be kept are left out", read.leftOut));
}

/// No marker file is needed to look at samples; that it cannot be read is said.
BrainVisionMarkers readMarkers(const std::string& headerPath, const BrainVisionHeader& header,
                               RecordingInfo& info)
{
    constexpr std::size_t mostBytes = 64U << 20U;
    constexpr std::array<std::string_view, 2> extensions{".vmrk", ".amrk"};
    std::vector<std::string> warnings;
    const auto path = findFile(headerPath, header.markerFile, extensions, warnings);
    if (header.markerFile.empty() && !path)
        return {};
    if (path)
        if (const auto file = MappedFile::open(*path);
            file && isBrainVisionMarkers(textOf(*file, 4096))) {
            std::ranges::move(warnings, std::back_inserter(info.warnings));
            return readBrainVisionMarkers(textOf(*file, mostBytes));
        }
    info.isIncomplete = true;
    info.warnings.push_back("the markers ('" + header.markerFile +
                            "') cannot be read: nothing is known of events and pauses");
    return {};
}

}  // namespace

Result<std::unique_ptr<Recording>> openBrainVision(const std::string& headerPath,
                                                   const std::string& given)
{
    constexpr std::size_t mostHeaderBytes = 8U << 20U;
    constexpr std::array<std::string_view, 4> extensions{".eeg", ".dat", ".avg", ".seg"};
    const auto text = MappedFile::open(headerPath);
    if (!text)
        return tl::unexpected(text.error());
    const auto header = readBrainVisionHeader(textOf(*text, mostHeaderBytes), headerPath);
    if (!header)
        return tl::unexpected(header.error());
    RecordingInfo info{.path = given, .format = "BrainVision"};
    const auto samplesPath = findFile(headerPath, header->dataFile, extensions, info.warnings);
    if (!samplesPath)
        return tl::unexpected(samplesPath.error());
    auto samples = MappedFile::open(*samplesPath);
    if (!samples)
        return tl::unexpected(samples.error());
    auto places = placesOf(*header, samples->size(), *samplesPath, info);
    if (!places)
        return tl::unexpected(places.error());

    const std::int64_t frames = places->frames.front();
    const BrainVisionMarkers markers = readMarkers(headerPath, *header, info);
    BrainVisionTimeline line = brainVisionTimeline(markers, frames, header->rate);
    for (std::size_t k = 0; k < header->channels.size(); ++k) {
        info.channels.push_back(channelOf(header->channels[k], *header));
        info.channels.back().length = line.length();
    }
    info.start = line.start;
    info.duration = info.channels.front().duration();
    info.gaps = line.gaps;
    std::ranges::move(line.warnings, std::back_inserter(info.warnings));
    addMarkers(info, markers, line, frames);
    places->runs = std::move(line.runs);
    return std::make_unique<BrainVisionRecording>(std::move(*samples), std::move(info),
                                                  std::move(*places));
}

}  // namespace facialis::acquisition
