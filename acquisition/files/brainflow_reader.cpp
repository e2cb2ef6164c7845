// SPDX-License-Identifier: GPL-3.0-or-later
// The text that BrainFlow's file writer makes of OpenBCI boards: rows of numbers between tabs,
// without any header. The board is told by the number of columns, and said.
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "acquisition/files/file_head.hpp"
#include "acquisition/files/openbci_table.hpp"
#include "acquisition/files/reader.hpp"
#include "acquisition/files/table/parse_number.hpp"
#include "acquisition/files/table/text_lines.hpp"

namespace facialis::acquisition {

namespace {

/// What stands in the columns of a board, in order; behind them the time and the marker.
struct Board {
    std::size_t columns, exg, accelerometer, auxiliary;
    double rate;
    const char* name;
};

// BrainFlow, board descriptions of CYTON_BOARD, CYTON_DAISY_BOARD and GANGLION_BOARD.
constexpr std::array boards{Board{24, 8, 3, 10, 250.0, "Cyton"},
                            Board{32, 16, 3, 10, 125.0, "Cyton with Daisy"},
                            Board{15, 4, 3, 5, 200.0, "Ganglion"}};

using Row = std::vector<double>;

/// The numbers of a line of numbers between tabs; empty: it is none.
Row rowFrom(std::string_view line)
{
    std::vector<std::string_view> cells;
    splitInto(trimmed(line), Separator::tab, cells);
    Row row;
    for (const std::string_view cell : cells) {
        const auto number = numberFrom(cell, DecimalMark::point);
        if (!number)
            return {};
        row.push_back(*number);
    }
    return row;
}

/// A row that counts packages in its first number and holds a time since 1970 in its last but one.
const Board* boardOf(const Row& row)
{
    for (const Board& board : boards)
        if (row.size() == board.columns && row[0] >= 0.0 && row[0] <= 255.0 &&
            row[0] == std::floor(row[0]) && row[row.size() - 2] > 1e9 && row[row.size() - 2] < 4e9)
            return &board;
    return nullptr;
}

bool recognises(std::span<const std::byte> head)
{
    if (!looksLikeText(head))
        return false;
    std::string_view text = textOf(head);
    constexpr int rowsAsked = 3;
    const Board* board = nullptr;
    int rows = 0;
    for (std::size_t end = 0; rows < rowsAsked && (end = text.find('\n')) != text.npos; ++rows) {
        const Board* const here = boardOf(rowFrom(text.substr(0, end)));
        if (!here || (board && here != board))
            return false;
        board = here;
        text.remove_prefix(end + 1);
    }
    return rows > 0;
}

/// Rows a second, from the first and last time of a file.
Result<double> measuredRate(const std::string& path)
{
    auto lines = TextLines::open(path);
    if (!lines)
        return tl::unexpected(lines.error());
    std::string_view line;
    double first = 0.0, last = 0.0, rows = 0.0;
    while (lines->next(line)) {
        const Row row = rowFrom(line);
        if (!boardOf(row))
            continue;
        last = row[row.size() - 2];
        first = rows == 0.0 ? last : first;
        rows += 1.0;
    }
    return last > first ? (rows - 1.0) / (last - first) : 0.0;
}

OpenBciLayout layoutOf(const Board& board)
{
    OpenBciLayout layout{.dialect = "BrainFlow CSV", .board = board.name};
    layout.separator = Separator::tab;
    const auto add = [&](OpenBciColumn kind, std::size_t count, const std::string& name) {
        for (std::size_t k = 0; k < count; ++k) {
            layout.columns.push_back(kind);
            layout.names.push_back(count == 1 ? name : fmt::format("{} {}", name, k));
        }
    };
    add(OpenBciColumn::sampleIndex, 1, "Sample Index");
    add(OpenBciColumn::exg, board.exg, "EXG Channel");
    add(OpenBciColumn::accelerometer, board.accelerometer, "Accel Channel");
    add(OpenBciColumn::auxiliary, board.auxiliary, "Other");
    add(OpenBciColumn::timestamp, 1, "Timestamp");
    add(OpenBciColumn::marker, 1, "Marker");
    return layout;
}

Result<std::unique_ptr<Recording>> open(const std::string& path, const OpenOptions& options)
{
    auto lines = TextLines::open(path);
    if (!lines)
        return tl::unexpected(lines.error());
    std::string_view line;
    const Board* const board = lines->next(line) ? boardOf(rowFrom(line)) : nullptr;
    if (!board)
        return failure("the first row is not that of a board that is known", path,
                       "give the columns as CSV with a header");
    OpenBciLayout layout = layoutOf(*board);
    const auto measured = measuredRate(path);
    if (!measured)
        return tl::unexpected(measured.error());
    const double rate = options.rate ? options.rate->hertz() : board->rate;
    // Lost frames make the rows of a second fewer, never more.
    const bool isFaster = *measured > 1.1 * rate,
               isSlower = *measured > 0.0 && *measured < 0.5 * rate;
    if (!options.rate && (isFaster || isSlower))
        return failure(
            fmt::format("no sampling rate is stated: the rows arrive at {:.4g} Hz, which "
                        "is not the {:g} Hz of a {}",
                        *measured, board->rate, board->name),
            path, "give --rate HZ");
    layout.warnings.push_back(fmt::format(
        "the file states neither board nor rate: its {} columns are those of an OpenBCI "
        "{}{}",
        board->columns, board->name,
        options.rate ? std::string() : fmt::format(", which samples at {:g} Hz", rate)));
    layout.rate = Frequency(rate);
    return openOpenBciTable(path, layout, options);
}

}  // namespace

Reader brainFlowReader()
{
    return {.name = "BrainFlow CSV", .recognises = recognises, .open = open};
}

}  // namespace facialis::acquisition
