// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/openbci_table.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

#include "acquisition/files/table/frame_counter.hpp"
#include "acquisition/files/table/stored_type.hpp"
#include "acquisition/files/table/table_rows.hpp"
#include "acquisition/files/table/table_timeline.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/memory_recording.hpp"

namespace facialis::acquisition {

namespace {

std::optional<std::size_t> columnOf(const OpenBciLayout& layout, OpenBciColumn kind)
{
    const auto at = std::ranges::find(layout.columns, kind);
    if (at == layout.columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(at - layout.columns.begin());
}

TableHead tableOf(const OpenBciLayout& layout)
{
    TableHead table{.dialect = {layout.separator, DecimalMark::point, layout.columns.size()},
                    .columns = std::vector<TableColumn>(layout.columns.size()),
                    .firstDataLine = layout.firstDataLine,
                    .bytesPerRow = 8.0 * static_cast<double>(layout.columns.size())};
    for (std::size_t c = 0; c < layout.columns.size(); ++c) {
        table.columns[c].name = layout.names[c];
        table.columns[c].isSkipped = layout.columns[c] == OpenBciColumn::clock ||
                                     layout.columns[c] == OpenBciColumn::notUsed;
    }
    return table;
}

/// Host times in seconds; version 6 writes milliseconds or seconds, told by their size.
std::vector<double> hostSeconds(const OpenBciLayout& layout, const TableRows& rows)
{
    const auto column = columnOf(layout, OpenBciColumn::timestamp);
    if (!column)
        return {};
    std::vector<double> seconds = rows.numbers[*column];
    for (double& time : seconds) {
        if (time > 1e11)
            time *= 1e-3;
        if (!(time > 1e9 && time < 4e9))
            time = std::nan("");
    }
    return seconds;
}

/// Version 5 writes a row of zeros before the first sample.
bool beginsWithZeros(const TableRows& rows)
{
    return rows.rows > 1 && std::ranges::all_of(rows.numbers, [](const auto& column) {
               return column.empty() || column.front() == 0.0;
           });
}

void dropFirstRow(TableRows& rows)
{
    for (auto& column : rows.numbers)
        if (!column.empty())
            column.erase(column.begin());
    --rows.rows;
}

/// The start in local time where the clock of the first row tells the zone, else in UTC.
std::optional<StartTime> startOf(const OpenBciLayout& layout, std::span<const double> seconds)
{
    if (seconds.empty() || std::isnan(seconds.front()))
        return std::nullopt;
    const StartTime utc = startTimeFromUnix(seconds.front());
    const std::size_t colon = layout.firstClock.find(':');
    int hour = 0, minute = 0;
    double second = 0.0;
    if (colon == std::string::npos || colon == 0 ||
        std::sscanf(layout.firstClock.c_str() + (colon >= 2 ? colon - 2 : 0), "%2d:%2d:%lf", &hour,
                    &minute, &second) != 3)
        return utc;
    const double local = hour * 3600.0 + minute * 60.0 + second;
    const double inUtc = utc.hour * 3600.0 + utc.minute * 60.0 + utc.second +
                         static_cast<double>(utc.nanosecond) * 1e-9;
    constexpr double day = 86400.0, quarter = 900.0;
    double offset = local - inUtc;
    offset -= day * std::round((offset - 3600.0) / day);  // zones reach from -12 h to +14 h
    const double rounded = quarter * std::round(offset / quarter);
    if (std::abs(offset - rounded) > 2.0)
        return utc;
    StartTime start = shifted(utc, static_cast<std::int64_t>(rounded) * 1'000'000'000);
    start.utcOffsetMinutes = static_cast<int>(rounded / 60.0);
    return start;
}

void addMarkers(RecordingInfo& info, const OpenBciLayout& layout, const TableRows& rows,
                std::span<const MissingFrames> missing, Frequency rate)
{
    const auto column = columnOf(layout, OpenBciColumn::marker);
    if (!column)
        return;
    for (std::size_t row = 0; row < rows.numbers[*column].size(); ++row) {
        const double value = rows.numbers[*column][row];
        if (value == 0.0 || std::isnan(value))
            continue;
        info.annotations.push_back(
            {.onset = timeOf(frameOfRow(static_cast<std::int64_t>(row), missing), rate),
             .text = fmt::format("marker {:g}", value)});
    }
}

std::vector<MissingFrames> lostFrames(const OpenBciLayout& layout, const TableRows& rows,
                                      std::span<const double> seconds, Frequency rate,
                                      std::vector<std::string>& warnings)
{
    const auto index = columnOf(layout, OpenBciColumn::sampleIndex);
    if (!index)
        return {};
    const FrameCount count = countFrames(rows.numbers[*index], seconds, rate);
    if (!count.isCounting && rows.rows >= 8)
        warnings.emplace_back(
            "the sample index does not count the frames: lost frames cannot be told");
    if (!count.missing.empty())
        warnings.push_back(
            fmt::format("{} frames were lost at {} places (by the sample index); they "
                        "are shown as gaps",
                        totalOf(count.missing), count.missing.size()));
    if (count.unclear > 0)
        warnings.push_back(
            fmt::format("the sample index repeats or contradicts the clock at {} rows; "
                        "no gap is shown there",
                        count.unclear));
    return count.missing;
}

/// The converter of a Cyton at its usual gain of 24 ends at +-187500 uV.
void markRailed(Channel& channel, std::span<const double> stored,
                std::vector<std::string>& warnings)
{
    constexpr double limit = 187499.0;
    std::int64_t railed = 0;
    for (const double value : stored) {
        if (std::abs(value) > limit + 2.0)
            return;  // another gain
        railed += std::abs(value) >= limit ? 1 : 0;
    }
    if (railed == 0)
        return;
    channel.storedMinimum = -static_cast<std::int64_t>(limit);
    channel.storedMaximum = static_cast<std::int64_t>(limit);
    warnings.push_back(fmt::format("'{}' is railed: {} samples lie at the limit of the amplifier",
                                   channel.label, railed));
}

Channel channelOf(OpenBciColumn kind, const std::string& name, Frequency rate)
{
    Channel channel{.label = name, .rate = rate, .dimension = Dimension::other};
    if (kind == OpenBciColumn::exg) {
        channel.dimension = Dimension::voltage;
        channel.unit = "uV";
        channel.scale = 1e-6;
    } else if (kind == OpenBciColumn::accelerometer) {
        channel.unit = "g";
    }
    return channel;
}

bool isSignal(OpenBciColumn kind)
{
    return kind == OpenBciColumn::exg || kind == OpenBciColumn::accelerometer ||
           kind == OpenBciColumn::auxiliary;
}

}  // namespace

Result<std::unique_ptr<Recording>> openOpenBciTable(const std::string& path,
                                                    const OpenBciLayout& layout,
                                                    const OpenOptions& options)
{
    const auto stated = layout.rate ? layout.rate : options.rate;
    if (!stated)
        return failure("no sampling rate is stated", path, "give --rate HZ");
    const Frequency rate = *stated;
    if (!(rate.hertz() >= 1e-3 && rate.hertz() <= 1e7))
        return failure(fmt::format("a sampling rate of {:g} Hz is not possible", rate.hertz()),
                       path, "save the recording with the OpenBCI GUI again");
    auto rows = readTableRows(path, tableOf(layout));
    if (!rows)
        return tl::unexpected(rows.error());
    RecordingInfo info{.path = path, .format = layout.dialect};
    info.identity.equipment = layout.board.empty() ? "OpenBCI" : "OpenBCI " + layout.board;
    info.warnings = layout.warnings;
    std::ranges::move(warningsOf(*rows), std::back_inserter(info.warnings));
    info.isIncomplete = rows->isCutOff;
    if (beginsWithZeros(*rows)) {
        dropFirstRow(*rows);
        info.warnings.emplace_back("the first row holds zeros alone and is left out");
    }
    if (rows->rows == 0)
        return failure("the file holds no samples behind its header", path,
                       "copy it again from the recorder");
    const auto seconds = hostSeconds(layout, *rows);
    info.start = startOf(layout, seconds);
    const auto missing = lostFrames(layout, *rows, seconds, rate, info.warnings);
    addMarkers(info, layout, *rows, missing, rate);

    std::vector<std::vector<double>> stored;
    for (std::size_t c = 0; c < layout.columns.size(); ++c) {
        const OpenBciColumn kind = layout.columns[c];
        auto& column = rows->numbers[c];
        const bool isIdle = kind == OpenBciColumn::auxiliary &&
                            layout.names[c].starts_with("Other") &&
                            std::ranges::all_of(column, [](double v) { return v == 0.0; });
        if (!isSignal(kind) || isIdle)
            continue;
        Channel channel = channelOf(kind, layout.names[c], rate);
        std::vector<double> samples = withMissing(std::move(column), missing);
        channel.length = std::ssize(samples);
        describeStorage(channel, samples, std::nullopt);
        if (kind == OpenBciColumn::exg)
            markRailed(channel, samples, info.warnings);
        info.duration = channel.duration();
        info.channels.push_back(std::move(channel));
        stored.push_back(std::move(samples));
    }
    info.gaps = emptyFrames(stored, rate, "frames lost on the link");
    return std::make_unique<MemoryRecording>(std::move(info), std::move(stored));
}

}  // namespace facialis::acquisition
