// SPDX-License-Identifier: GPL-3.0-or-later
// OpenSignals text: three lines of header (the second one JSON), then tab-separated counts.
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <limits>
#include <utility>

#include "acquisition/files/file_head.hpp"
#include "acquisition/files/opensignals_header.hpp"
#include "acquisition/files/reader.hpp"
#include "acquisition/files/table/delimited_dialect.hpp"
#include "acquisition/files/table/frame_counter.hpp"
#include "acquisition/files/table/stored_type.hpp"
#include "acquisition/files/table/table_rows.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/memory_recording.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::string_view firstLine = "OpenSignals Text File Format";

bool recognises(std::span<const std::byte> head)
{
    std::string_view text = textOf(head);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    text = text.substr(0, text.find('\n'));
    return text.starts_with('#') && trimmed(text.substr(1)).starts_with(firstLine);
}

/// Where a column of the file belongs.
struct Place {
    std::size_t device = 0;
    std::string label;
    std::optional<std::size_t> analog;  ///< index into the device's channels; empty: digital
    bool isCounter = false;
};

/// Old files state no columns: the counter, digital lines if any, then the analog channels.
std::vector<std::string> columnsOf(const OpenSignalsDevice& device, std::size_t cells)
{
    if (!device.columns.empty())
        return device.columns;
    std::vector<std::string> columns;
    if (cells > device.channels.size())
        columns.emplace_back("nSeq");
    for (std::size_t k = 1; columns.size() + device.channels.size() < cells; ++k)
        columns.push_back("D" + std::to_string(k));
    for (const OpenSignalsChannel& channel : device.channels)
        columns.push_back(channel.label);
    return columns;
}

std::vector<Place> placesOf(const std::vector<OpenSignalsDevice>& devices, std::size_t cells)
{
    std::vector<Place> places;
    for (std::size_t d = 0; d < devices.size(); ++d) {
        const auto columns = columnsOf(devices[d], devices.size() == 1 ? cells : 0);
        const std::size_t analog = std::min(devices[d].channels.size(), columns.size());
        const std::size_t firstAnalog = columns.size() - analog;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            Place place{.device = d, .label = columns[c]};
            if (lowered(columns[c]) == "nseq")
                place.isCounter = true;
            else if (c >= firstAnalog) {
                place.analog = c - firstAnalog;
                if (const auto& label = devices[d].channels[c - firstAnalog].label; !label.empty())
                    place.label = label;
            }
            places.push_back(std::move(place));
        }
    }
    return places;
}

struct Content {
    std::vector<OpenSignalsDevice> devices;
    std::vector<Place> places;
    TableRows rows;
};

/// The header's devices and the number of the first line of samples.
Result<std::pair<std::vector<OpenSignalsDevice>, std::int64_t>> readHeader(const std::string& path)
{
    auto lines = TextLines::open(path);
    if (!lines)
        return tl::unexpected(lines.error());
    std::string_view line;
    std::optional<std::vector<OpenSignalsDevice>> devices;
    while (lines->next(line)) {
        const std::string_view text = trimmed(line);
        if (!text.starts_with('#'))
            break;
        if (text.find('{') != std::string_view::npos && !devices) {
            auto read = readOpenSignalsHeader(line, path);
            if (!read)
                return tl::unexpected(read.error());
            devices = std::move(*read);
        }
        if (text.find("EndOfHeader") != std::string_view::npos && devices)
            return std::pair(std::move(*devices), lines->number() + 1);
    }
    if (lines->failed())
        return tl::unexpected(*lines->failed());
    return failure("the header has no end ('# EndOfHeader' is missing)", path,
                   "export the recording from OpenSignals again");
}

/// How many cells the first row has; 0: there is no row.
Result<std::size_t> cellsOfFirstRow(const std::string& path, std::int64_t firstRow)
{
    auto lines = TextLines::open(path);
    if (!lines)
        return tl::unexpected(lines.error());
    std::string_view line;
    std::vector<std::string_view> cells;
    while (lines->next(line))
        if (lines->number() >= firstRow && !trimmed(line).empty()) {
            splitInto(trimmed(line), Separator::tab, cells);
            return cells.size();
        }
    return std::size_t{0};
}

Result<Content> readContent(const std::string& path)
{
    auto header = readHeader(path);
    if (!header)
        return tl::unexpected(header.error());
    auto& [devices, firstRow] = *header;
    for (const OpenSignalsDevice& device : devices)
        if (device.rate != devices.front().rate)
            return failure("recorders of different rates in one OpenSignals text are not read",
                           path, "export each recorder by itself, or save as HDF5");
    const auto cells = cellsOfFirstRow(path, firstRow);
    if (!cells)
        return tl::unexpected(cells.error());
    if (*cells == 0)
        return failure("the file holds no samples behind its header", path,
                       "copy it again from the recorder");
    Content content{.places = placesOf(devices, *cells)};
    content.devices = std::move(devices);
    if (content.places.size() != *cells)
        return failure(fmt::format("the header describes {} columns, but the rows hold {}",
                                   content.places.size(), *cells),
                       path, "export the recording from OpenSignals again");
    TableHead table{.dialect = {Separator::tab, DecimalMark::point, *cells},
                    .columns = std::vector<TableColumn>(*cells),
                    .firstDataLine = firstRow,
                    .bytesPerRow = 2.0 * static_cast<double>(*cells)};
    auto rows = readTableRows(path, table);
    if (!rows)
        return tl::unexpected(rows.error());
    content.rows = std::move(*rows);
    if (content.rows.rows == 0)
        return failure("the file holds no samples behind its header", path,
                       "copy it again from the recorder");
    return content;
}

std::vector<MissingFrames> lostFrames(const Content& content, Frequency rate,
                                      std::vector<std::string>& warnings)
{
    for (std::size_t c = 0; c < content.places.size(); ++c) {
        if (!content.places[c].isCounter)
            continue;
        const FrameCount count = countFrames(content.rows.numbers[c], {}, rate);
        if (!count.isCounting && content.rows.rows >= 8)
            warnings.push_back("column nSeq does not count the frames: lost frames cannot be told");
        if (!count.missing.empty())
            warnings.push_back(
                fmt::format("at least {} frames were lost at {} places (by nSeq); they "
                            "are shown as gaps",
                            totalOf(count.missing), count.missing.size()));
        if (count.unclear > 0)
            warnings.push_back(
                fmt::format("nSeq repeats or skips unclearly at {} rows; no gap is "
                            "shown there",
                            count.unclear));
        return count.missing;
    }
    return {};
}

Channel channelOf(const Place& place, const OpenSignalsDevice& device)
{
    Channel channel{.label = place.label, .rate = device.rate, .dimension = Dimension::other};
    if (place.analog) {
        const std::string& sensor = device.channels[*place.analog].sensor;
        channel.transducer = sensor;
        channel.dimension = isOtherSensor(sensor) ? Dimension::other : Dimension::counts;
    }
    return channel;
}

Result<std::unique_ptr<Recording>> openOpenSignalsText(const std::string& path, const OpenOptions&)
{
    auto content = readContent(path);
    if (!content)
        return tl::unexpected(content.error());
    const OpenSignalsDevice& first = content->devices.front();
    RecordingInfo info{.path = path, .format = "OpenSignals text", .start = first.start};
    info.warnings = warningsOf(content->rows);
    info.isIncomplete = content->rows.isCutOff;
    info.identity.equipment = first.model.empty() ? first.name : first.model + " " + first.name;
    info.identity.remarks = first.comments;
    const auto missing = lostFrames(*content, first.rate, info.warnings);

    std::vector<std::vector<double>> stored;
    for (std::size_t c = 0; c < content->places.size(); ++c) {
        const Place& place = content->places[c];
        if (place.isCounter)
            continue;
        const OpenSignalsDevice& device = content->devices[place.device];
        std::vector<double> samples = withMissing(std::move(content->rows.numbers[c]), missing);
        Channel channel = channelOf(place, device);
        channel.length = std::ssize(samples);
        describeStorage(channel, samples,
                        !place.analog        ? std::nullopt
                        : device.isConverted ? std::nullopt
                                             : device.channels[*place.analog].resolutionBits);
        info.duration = channel.duration();
        info.channels.push_back(std::move(channel));
        stored.push_back(std::move(samples));
    }
    if (info.channels.empty())
        return failure("the header describes no channels", path,
                       "export the recording from OpenSignals again");
    info.gaps = emptyFrames(stored, first.rate, "frames lost on the link");
    if (first.isConverted)
        info.warnings.emplace_back(
            "OpenSignals converted the values but does not name their unit: "
            "amplitudes are not known (--unit uV|mV|V states one)");
    return std::make_unique<MemoryRecording>(std::move(info), std::move(stored));
}

}  // namespace

Reader openSignalsTextReader()
{
    return {.name = "OpenSignals text", .recognises = recognises, .open = openOpenSignalsText};
}

}  // namespace facialis::acquisition
