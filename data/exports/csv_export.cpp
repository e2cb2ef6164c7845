// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/exports/csv_export.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <vector>

#include "data/formats/output_file.hpp"
#include "data/model/replace_file.hpp"

namespace facialis {

namespace {

/// Channels of one rate: columns that share a time column.
struct Block {
    Frequency rate;
    std::vector<std::size_t> channels;
    std::int64_t length = 0;  ///< of the longest of them
};

std::vector<Block> blocksOf(const RecordingInfo& info)
{
    std::vector<Block> blocks;
    for (std::size_t k = 0; k < info.channels.size(); ++k) {
        const Channel& channel = info.channels[k];
        auto block = std::find_if(blocks.begin(), blocks.end(),
                                  [&](const Block& b) { return b.rate == channel.rate; });
        if (block == blocks.end())
            block = blocks.insert(blocks.end(), {channel.rate, {}, 0});
        block->channels.push_back(k);
        block->length = std::max(block->length, channel.length);
    }
    return blocks;
}

/// A cell of text, quoted where it must be.
std::string cell(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"')
            quoted += '"';
    }
    return quoted + '"';
}

std::string columnName(const Channel& channel)
{
    if (channel.dimension == Dimension::voltage)
        return cell(channel.label + " [uV]");
    return cell(channel.unit.empty() ? channel.label
                                     : fmt::format("{} [{}]", channel.label, channel.unit));
}

std::string headerLine(const RecordingInfo& info, const std::vector<Block>& blocks)
{
    std::string line;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        line += b == 0 ? "time_s" : fmt::format(",time_s_{}", b + 1);
        for (const std::size_t k : blocks[b].channels)
            line += "," + columnName(info.channels[k]);
    }
    return line + "\n";
}

/// The shortest text that reads back as the same double.
void appendExact(std::string& line, double value)
{
    char digits[32];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    if (error == std::errc())
        line.append(digits, end);
}

/// Volts as microvolts, to the fifteen digits that a product of doubles can be trusted for:
/// 91.2, not 91.19999999999999.
void appendMicrovolts(std::string& line, double volts)
{
    char digits[32];
    const auto [end, error] =
        std::to_chars(digits, digits + sizeof digits, volts * 1e6, std::chars_format::general, 15);
    if (error == std::errc())
        line.append(digits, end);
}

/// Writes rows, reading a stretch of all channels at a time.
class TableWriter {
public:
    TableWriter(const Recording& recording, const std::vector<Block>& blocks)
        : recording_(recording), blocks_(blocks), values_(recording.info().channels.size())
    {
    }

    Result<void> writeAll(OutputFile& file)
    {
        constexpr std::int64_t together = 4096;  // rows
        std::int64_t rows = 0;
        for (const Block& block : blocks_)
            rows = std::max(rows, block.length);
        for (std::int64_t first = 0; first < rows && !file.hasFailed(); first += together) {
            const SampleRange range{first, std::min(first + together, rows)};
            if (auto read = readStretch(range); !read)
                return read;
            std::string text;
            for (std::int64_t row = range.begin; row < range.end; ++row)
                appendRow(text, row, row - range.begin);
            file.write(text);
            releaseBefore(first);
        }
        return {};
    }

private:
    Result<void> readStretch(SampleRange range)
    {
        for (std::size_t k = 0; k < values_.size(); ++k) {
            const Channel& channel = recording_.info().channels[k];
            const SampleRange present = range.intersection({0, channel.length});
            values_[k].resize(
                static_cast<std::size_t>(std::max<std::int64_t>(present.length(), 0)));
            if (values_[k].empty())
                continue;
            if (auto read = recording_.read(k, present, values_[k]); !read)
                return read;
        }
        return {};
    }

    void appendRow(std::string& text, std::int64_t row, std::int64_t inStretch)
    {
        bool isFirst = true;
        for (const Block& block : blocks_) {
            if (!isFirst)
                text += ',';
            isFirst = false;
            if (row < block.length)
                appendExact(text, timeOf(row, block.rate).seconds());
            for (const std::size_t k : block.channels) {
                text += ',';
                const auto i = static_cast<std::size_t>(inStretch);
                if (i >= values_[k].size() || std::isnan(values_[k][i]))
                    continue;
                if (recording_.info().channels[k].dimension == Dimension::voltage)
                    appendMicrovolts(text, values_[k][i]);
                else
                    appendExact(text, values_[k][i]);
            }
        }
        text += '\n';
    }

    /// Rows of different blocks are not of the same time; the slowest time is what is done with.
    void releaseBefore(std::int64_t row)
    {
        double done = std::numeric_limits<double>::infinity();
        for (const Block& block : blocks_)
            if (row < block.length)
                done = std::min(done, timeOf(row, block.rate).seconds());
        if (std::isfinite(done))
            recording_.release(Duration(done));
    }

    const Recording& recording_;
    const std::vector<Block>& blocks_;
    std::vector<std::vector<double>> values_;
};

}  // namespace

Result<ExportReport> writeCsv(const Recording& recording, const std::string& path)
{
    const RecordingInfo& info = recording.info();
    const std::vector<Block> blocks = blocksOf(info);
    if (blocks.empty())
        return failure("holds no channels", info.path, "there is nothing to export as a table");
    const auto written = replaceFile(path, [&](const std::string& temporary) -> Result<void> {
        Result<OutputFile> file = OutputFile::create(temporary, path);
        if (!file)
            return tl::unexpected(file.error());
        file->write(headerLine(info, blocks));
        if (auto done = TableWriter(recording, blocks).writeAll(*file); !done)
            return done;
        return file->close();
    });
    if (!written)
        return tl::unexpected(written.error());
    ExportReport report;
    if (!info.annotations.empty())
        report.lost.push_back(
            fmt::format("{} annotations: a table has no place for them", info.annotations.size()));
    return report;
}

}  // namespace facialis
