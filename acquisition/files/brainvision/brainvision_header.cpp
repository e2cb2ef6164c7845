// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/brainvision/brainvision_header.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "acquisition/files/brainvision/brainvision_comment.hpp"
#include "acquisition/files/brainvision/brainvision_sections.hpp"
#include "acquisition/files/table/parse_number.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::string_view remedy =
    "export it as binary data from BrainVision Analyzer or Recorder";
constexpr std::int64_t mostChannels = 4096;
constexpr std::size_t mostEntries = 2 * mostChannels;

std::string_view firstLine(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    return trimmed(text.substr(0, text.find_first_of("\r\n")));
}

bool isOfBrainVision(std::string_view line)
{
    return line.starts_with("Brain Vision") || line.starts_with("BrainVision");
}

std::optional<std::int64_t> wholeNumber(const std::string& text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// A number with either decimal mark: some exports follow the language of the computer.
std::optional<double> numberIn(const std::string& text)
{
    const auto number = numberFrom(text, DecimalMark::point);
    return number ? number : numberFrom(text, DecimalMark::comma);
}

using Values = std::map<std::string, std::string>;

std::string valueOf(const Values& values, const std::string& key)
{
    const auto at = values.find(key);
    return at == values.end() ? std::string() : at->second;
}

Result<void> readKind(const Values& common, const Values& binary, BrainVisionHeader& header,
                      const std::string& where)
{
    const auto refuse = [&](const std::string& what) {
        return failure(what, where, std::string(remedy));
    };
    if (const std::string format = lowered(valueOf(common, "dataformat"));
        !format.empty() && format != "binary")
        return refuse("BrainVision data written as text (DataFormat=" + toUtf8(format) +
                      ") are not read");
    if (const std::string type = lowered(valueOf(common, "datatype"));
        !type.empty() && type != "timedomain")
        return refuse("BrainVision data of type '" + toUtf8(type) + "' are no recording in time");
    const std::string orientation = lowered(valueOf(common, "dataorientation"));
    if (!orientation.empty() && orientation != "multiplexed" && orientation != "vectorized")
        return refuse("DataOrientation=" + toUtf8(orientation) + " is not known");
    header.isVectorized = orientation == "vectorized";
    const std::string format = lowered(valueOf(binary, "binaryformat"));
    if (format.empty() || format == "int_16")
        header.number = BrainVisionNumber::int16;
    else if (format == "uint_16")
        header.number = BrainVisionNumber::uint16;
    else if (format == "int_32")
        header.number = BrainVisionNumber::int32;
    else if (format == "ieee_float_32" || format == "float_32")
        header.number = BrainVisionNumber::float32;
    else
        return refuse("BinaryFormat=" + toUtf8(format) + " is not read");
    header.isBigEndian = lowered(valueOf(binary, "usebigendianorder")) == "yes";
    return {};
}

Result<void> readRate(const Values& common, BrainVisionHeader& header, const std::string& where)
{
    const std::string text = valueOf(common, "samplinginterval");
    const auto microseconds = numberIn(text);
    if (!microseconds || !(*microseconds >= 0.1 && *microseconds <= 1e9))
        return failure(text.empty() ? "the header states no SamplingInterval"
                                    : "SamplingInterval=" + toUtf8(text) +
                                          " is no time between two samples in microseconds",
                       where, "correct it in a text editor");
    header.rate = Frequency(1e6 / *microseconds);
    return {};
}

BrainVisionChannel channelFrom(const std::string& value, std::size_t number)
{
    const auto cells = brainVisionCells(value);
    BrainVisionChannel channel{.unit = "uV"};
    channel.name = cells[0].empty() ? fmt::format("channel {}", number) : cells[0];
    if (cells.size() > 1)
        channel.reference = cells[1];
    if (cells.size() > 2)
        if (const auto resolution = numberFrom(cells[2], DecimalMark::point);
            resolution && std::isfinite(*resolution) && *resolution != 0.0)
            channel.resolution = *resolution;
    if (cells.size() > 3 && !cells[3].empty())
        channel.unit = cells[3];
    return channel;
}

Result<void> readChannels(const Values& common, const Values& infos, BrainVisionHeader& header,
                          const std::string& where)
{
    const std::string text = valueOf(common, "numberofchannels");
    const auto count = wholeNumber(text);
    if (!count || *count < 1 || *count > mostChannels)
        return failure(text.empty() ? "the header states no NumberOfChannels"
                                    : "NumberOfChannels=" + toUtf8(text) + " is not possible",
                       where, "copy the header again from the recorder");
    for (std::int64_t k = 1; k <= *count; ++k) {
        const auto at = infos.find(fmt::format("ch{}", k));
        if (at == infos.end())
            return failure(fmt::format("the header promises {} channels, but does not describe "
                                       "channel {} (Ch{}= is missing)",
                                       *count, k, k),
                           where, "copy the header again from the recorder");
        header.channels.push_back(channelFrom(at->second, static_cast<std::size_t>(k)));
    }
    return {};
}

}  // namespace

bool isBrainVisionHeader(std::string_view text)
{
    const std::string_view line = firstLine(text);
    return isOfBrainVision(line) && line.find("Header File") != std::string_view::npos;
}

bool isBrainVisionMarkers(std::string_view text)
{
    const std::string_view line = firstLine(text);
    return isOfBrainVision(line) && line.find("Marker File") != std::string_view::npos;
}

std::vector<std::string> brainVisionCells(std::string_view value)
{
    std::vector<std::string> cells;
    for (std::size_t begin = 0; begin <= value.size();) {
        const std::size_t end = std::min(value.find(',', begin), value.size());
        std::string cell(trimmed(value.substr(begin, end - begin)));
        for (std::size_t at = 0; (at = cell.find("\\1", at)) != std::string::npos; ++at)
            cell.replace(at, 2, ",");
        cells.push_back(toUtf8(cell));
        begin = end + 1;
    }
    return cells;
}

Result<BrainVisionHeader> readBrainVisionHeader(std::string_view text, const std::string& where)
{
    Values common, binary, infos;
    const std::string_view comment = forEachEntry(
        text, [&](std::string_view section, std::string_view key, std::string_view value) {
            Values* const into = section == "common infos"    ? &common
                                 : section == "binary infos"  ? &binary
                                 : section == "channel infos" ? &infos
                                                              : nullptr;
            if (into && into->size() <= mostEntries)
                into->emplace(lowered(key), std::string(value));
        });
    BrainVisionHeader header;
    if (const auto kind = readKind(common, binary, header, where); !kind)
        return tl::unexpected(kind.error());
    if (const auto rate = readRate(common, header, where); !rate)
        return tl::unexpected(rate.error());
    if (const auto channels = readChannels(common, infos, header, where); !channels)
        return tl::unexpected(channels.error());
    header.dataFile = toUtf8(valueOf(common, "datafile"));
    header.markerFile = toUtf8(valueOf(common, "markerfile"));
    if (const auto points = wholeNumber(valueOf(common, "datapoints")); points && *points > 0)
        header.dataPoints = points;
    readBrainVisionFilters(comment, header.channels);
    return header;
}

}  // namespace facialis::acquisition
