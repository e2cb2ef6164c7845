// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/openbci_layout.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "acquisition/files/table/delimited_dialect.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

struct Head {
    std::vector<std::string> remarks;  ///< lines that begin with '%'
    std::string names;                 ///< "Sample Index, EXG Channel 0, ..."; empty: not named
    std::vector<std::string> rows;     ///< the first few
    std::int64_t firstDataLine = 0;
};

Result<Head> readHead(const std::string& path)
{
    constexpr std::size_t rowsLookedAt = 8;
    auto lines = TextLines::open(path);
    if (!lines)
        return tl::unexpected(lines.error());
    Head head;
    std::string_view line;
    while (head.rows.size() < rowsLookedAt && lines->next(line)) {
        if (trimmed(line).empty())
            continue;
        if (line.starts_with('%')) {
            head.remarks.emplace_back(line);
        } else if (head.rows.empty() && lowered(line).starts_with("sample index")) {
            head.names = line;
        } else {
            if (head.rows.empty())
                head.firstDataLine = lines->number();
            head.rows.emplace_back(line);
        }
    }
    if (lines->failed())
        return tl::unexpected(*lines->failed());
    return head;
}

/// What stands behind '=' in the remark that begins with `key`.
std::string remarkOf(const Head& head, std::string_view key)
{
    for (const std::string& remark : head.remarks) {
        const std::size_t at = remark.find('=');
        if (at != std::string::npos && trimmed(remark.substr(1, at - 1)) == key)
            return toUtf8(trimmed(std::string_view(remark).substr(at + 1)));
    }
    return {};
}

OpenBciColumn columnCalled(std::string_view name)
{
    const std::string lower = lowered(name);
    if (lower.starts_with("sample index"))
        return OpenBciColumn::sampleIndex;
    if (lower.starts_with("exg") || lower.starts_with("eeg") || lower.starts_with("emg"))
        return OpenBciColumn::exg;
    if (lower.starts_with("accel"))
        return OpenBciColumn::accelerometer;
    if (lower.starts_with("timestamp"))
        return lower.find("formatted") == std::string::npos ? OpenBciColumn::timestamp
                                                            : OpenBciColumn::clock;
    if (lower.starts_with("marker"))
        return OpenBciColumn::marker;
    if (lower.starts_with("not used"))
        return OpenBciColumn::notUsed;
    return OpenBciColumn::auxiliary;
}

bool isClock(std::string_view cell)
{
    return cell.find(':') != std::string_view::npos;
}

bool isUnixTime(std::string_view cell)
{
    return numberFrom(cell, DecimalMark::point).value_or(0.0) > 1e9;
}

/// Columns of versions 4 and 5, by their order.
Result<void> layOutByOrder(OpenBciLayout& layout, const Head& head, const std::string& path)
{
    std::vector<std::string_view> cells, row;
    for (const std::string& line : head.rows) {
        splitInto(line, Separator::comma, row);
        // Version 5 begins with a row of zeros that has no clock.
        if (cells.empty() ||
            (std::ranges::any_of(row, isClock) && std::ranges::none_of(cells, isClock)))
            cells = row;
    }
    std::size_t end = cells.size();
    std::vector<OpenBciColumn> times;
    while (end > 1 && (isClock(cells[end - 1]) || isUnixTime(cells[end - 1]))) {
        --end;
        times.push_back(isClock(cells[end]) ? OpenBciColumn::clock : OpenBciColumn::timestamp);
    }
    std::ranges::reverse(times);
    const auto stated = firstNumberIn(remarkOf(head, "Number of channels"));
    const double channels = stated.value_or(static_cast<double>(end) - 4.0);
    if (channels < 1.0 || channels + 1.0 > static_cast<double>(end))
        return failure(fmt::format("rows of {} cells do not fit a recording of {} channels",
                                   cells.size(), channels),
                       path, "save the recording with the OpenBCI GUI again");
    const auto exg = static_cast<std::size_t>(channels);
    const auto add = [&](OpenBciColumn column, std::string name) {
        layout.columns.push_back(column);
        layout.names.push_back(std::move(name));
    };
    add(OpenBciColumn::sampleIndex, "Sample Index");
    for (std::size_t k = 0; k < exg; ++k)
        add(OpenBciColumn::exg, fmt::format("EXG Channel {}", k));
    for (std::size_t k = 0; layout.columns.size() < end; ++k)
        k < 3 ? add(OpenBciColumn::accelerometer, fmt::format("Accel Channel {}", k))
              : add(OpenBciColumn::auxiliary, fmt::format("Other Channel {}", k - 3));
    for (const OpenBciColumn time : times)
        add(time, time == OpenBciColumn::clock ? "Timestamp (Formatted)" : "Timestamp");
    return {};
}

void layOutByNames(OpenBciLayout& layout, const Head& head)
{
    std::vector<std::string_view> names;
    splitInto(head.names, Separator::comma, names);
    for (const std::string_view name : names) {
        layout.columns.push_back(columnCalled(name));
        layout.names.push_back(toUtf8(name));
    }
}

}  // namespace

Result<OpenBciLayout> readOpenBciLayout(const std::string& path)
{
    const auto head = readHead(path);
    if (!head)
        return tl::unexpected(head.error());
    if (head->rows.empty())
        return failure("the file holds no samples behind its header", path,
                       "copy it again from the recorder");
    OpenBciLayout layout{.board = remarkOf(*head, "Board"), .firstDataLine = head->firstDataLine};
    // "OpenBCI_GUI$BoardCytonSerial"
    layout.board.erase(0, layout.board.find('$') + 1);
    if (const auto rate = firstNumberIn(remarkOf(*head, "Sample Rate")); rate && *rate > 0.0)
        layout.rate = Frequency(*rate);
    if (!head->names.empty()) {
        layout.dialect = "OpenBCI GUI v6 text";
        layOutByNames(layout, *head);
    } else {
        layout.dialect = layout.board.empty() ? "OpenBCI GUI v4 text" : "OpenBCI GUI v5 text";
        if (const auto done = layOutByOrder(layout, *head, path); !done)
            return tl::unexpected(done.error());
    }
    std::vector<std::string_view> cells;
    for (const std::string& row : head->rows) {
        splitInto(row, Separator::comma, cells);
        for (std::size_t c = 0; c < std::min(cells.size(), layout.columns.size()); ++c)
            if (layout.columns[c] == OpenBciColumn::clock && isClock(cells[c]) &&
                layout.firstClock.empty())
                layout.firstClock = std::string(cells[c]);
    }
    if (std::ranges::find(layout.columns, OpenBciColumn::exg) == layout.columns.end())
        return failure("the file names no EXG channel", path,
                       "save the recording with the OpenBCI GUI again");
    return layout;
}

}  // namespace facialis::acquisition
