// SPDX-License-Identifier: GPL-3.0-or-later
// Plain columns, CSV and TSV: what no recorder's reader has claimed and holds rows of numbers.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

#include "acquisition/files/file_head.hpp"
#include "acquisition/files/reader.hpp"
#include "acquisition/files/table/column_roles.hpp"
#include "acquisition/files/table/nexus_section.hpp"
#include "acquisition/files/table/stored_type.hpp"
#include "acquisition/files/table/table_timeline.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/memory_recording.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

std::vector<std::string> namesOf(const TableHead& head, std::span<const RoledColumn> roles,
                                 ColumnRole role)
{
    std::vector<std::string> names;
    for (std::size_t c = 0; c < roles.size(); ++c)
        if (roles[c].role == role)
            names.push_back(head.columns[c].name);
    return names;
}

/// true when `wanted` names this column: as written, or without its unit in brackets.
bool isCalled(const TableColumn& column, const std::string& wanted)
{
    const std::string name = lowered(trimmed(wanted));
    return lowered(column.name) == name || lowered(column.label) == name;
}

std::optional<std::size_t> findColumn(const TableHead& head, const std::string& wanted)
{
    for (std::size_t c = 0; c < head.columns.size(); ++c)
        if (isCalled(head.columns[c], wanted))
            return c;
    if (wanted.empty() || wanted.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    const auto number = numberFrom(wanted, DecimalMark::point);
    if (!number || *number < 1.0 || *number > static_cast<double>(head.columns.size()))
        return std::nullopt;
    return static_cast<std::size_t>(*number) - 1;
}

/// Keeps the signals that the user asked for. @errors a column that is not there or holds no
/// samples
Result<void> choose(const std::vector<std::string>& wanted, const TableHead& head,
                    std::vector<RoledColumn>& roles, const std::string& path)
{
    if (wanted.empty())
        return {};
    std::vector<bool> isChosen(roles.size(), false);
    for (const std::string& name : wanted) {
        const auto column = findColumn(head, name);
        if (!column || roles[*column].role != ColumnRole::signal) {
            const auto choices = namesOf(head, roles, ColumnRole::signal);
            return failure((column ? "column '" + toUtf8(name) + "' holds no samples"
                                   : "there is no column '" + toUtf8(name) + "'"),
                           path, "columns of samples are: " + listed(choices, 40));
        }
        isChosen[*column] = true;
    }
    for (std::size_t c = 0; c < roles.size(); ++c)
        if (roles[c].role == ColumnRole::signal && !isChosen[c])
            roles[c].role = ColumnRole::nothing;
    return {};
}

void addEvents(RecordingInfo& info, const TableHead& head, const TableRows& rows,
               std::span<const RoledColumn> roles, const Timeline& line)
{
    std::vector<std::string> leftOut;
    for (std::size_t c = 0; c < roles.size(); ++c) {
        if (roles[c].role != ColumnRole::words)
            continue;
        if (!namesEvents(head.columns[c].name)) {
            leftOut.push_back("'" + head.columns[c].name + "'");
            continue;
        }
        for (const WordRun& run : rows.words[c]) {
            const std::int64_t begin = frameOfRow(run.row, line.missing);
            const std::int64_t last = frameOfRow(run.row + run.rows - 1, line.missing);
            Annotation annotation{.onset = timeOf(begin, line.rate), .text = run.text};
            if (run.rows > 1)
                annotation.duration = timeOf(last + 1 - begin, line.rate);
            info.annotations.push_back(std::move(annotation));
        }
    }
    std::ranges::stable_sort(info.annotations, {}, &Annotation::onset);
    if (!leftOut.empty())
        info.warnings.push_back("columns of words are left out: " + listed(leftOut));
}

void warnOfUnits(RecordingInfo& info, const OpenOptions& options)
{
    std::vector<std::string> unknown;
    for (const Channel& channel : info.channels)
        if (channel.dimension == Dimension::counts)
            unknown.push_back("'" + channel.label + "'");
    if (!unknown.empty() && !options.unit)
        info.warnings.push_back("no unit is stated for " + listed(unknown) +
                                ": counts, amplitudes are not known (--unit uV|mV|V states one)");
}

std::string formatOf(const Dialect& dialect)
{
    switch (dialect.separator) {
    case Separator::comma:
    case Separator::semicolon: return "CSV";
    case Separator::tab: return "TSV";
    case Separator::bar:
    case Separator::blanks:
    case Separator::none: return "text columns";
    }
    return {};
}

/// Puts the table together: channels on their timelines, gaps, annotations.
class Assembly {
public:
    Assembly(std::string path, const TableHead& head, TableRows& rows,
             std::vector<RoledColumn> roles)
        : head_(head), rows_(rows), roles_(std::move(roles))
    {
        info_.path = std::move(path);
        info_.format = formatOf(head.dialect);
        info_.warnings = head.warnings;
        std::ranges::move(warningsOf(rows), std::back_inserter(info_.warnings));
        info_.isIncomplete = rows.isCutOff;
        info_.assumptions.push_back(describe(head.dialect));
    }

    Result<std::unique_ptr<Recording>> build(const OpenOptions& options)
    {
        std::vector<std::size_t> spare;
        const auto groups = groupsOf(roles_, spare);
        std::vector<Timeline> lines;
        for (const ColumnGroup& group : groups) {
            auto line =
                timelineOf(group, head_, rows_, roles_, options.rate, info_.path, info_.warnings);
            if (!line)
                return tl::unexpected(line.error());
            lines.push_back(std::move(*line));
        }
        for (std::size_t g = 0; g < groups.size(); ++g) {
            sayRate(groups[g], lines[g]);
            for (const std::size_t column : groups[g].signals)
                addChannel(column, lines[g]);
        }
        info_.start = lines.front().start;
        if (groups.size() == 1)
            info_.gaps = emptyFrames(stored_, lines.front().rate, "the table has no numbers here");
        warnOfEmptyCells();
        addEvents(info_, head_, rows_, roles_, lines.front());
        for (const std::size_t column : spare)
            info_.warnings.push_back("column '" + head_.columns[column].name +
                                     "' holds times that no samples need and is left out");
        if (head_.hasNames)
            if (const auto empty = namesOf(head_, emptyOnes(), ColumnRole::nothing); !empty.empty())
                info_.warnings.push_back("columns without any number are left out: " +
                                         listed(empty));
        warnOfUnits(info_, options);
        return std::make_unique<MemoryRecording>(std::move(info_), std::move(stored_));
    }

private:
    void sayRate(const ColumnGroup& group, const Timeline& line)
    {
        std::vector<std::string> names;
        for (const std::size_t column : group.signals)
            names.push_back("'" + head_.columns[column].label + "'");
        info_.assumptions.push_back(fmt::format("{:.10g} Hz for {}: {}", line.rate.hertz(),
                                                listed(names), line.rateSource));
    }

    void addChannel(std::size_t column, const Timeline& line)
    {
        std::vector<double> samples = std::move(rows_.numbers[column]);
        samples.resize(static_cast<std::size_t>(line.rows));
        insertedFrames_ += totalOf(line.missing);
        samples = withMissing(std::move(samples), line.missing);
        const UnitWord& unit = roles_[column].unit;
        Channel channel{.label = head_.columns[column].label,
                        .rate = line.rate,
                        .length = std::ssize(samples),
                        .dimension = unit.dimension,
                        .unit = unit.unit,
                        .scale = unit.scale};
        describeStorage(channel, samples, head_.columns[column].resolutionBits);
        info_.duration = std::max(info_.duration, channel.duration());
        info_.channels.push_back(std::move(channel));
        stored_.push_back(std::move(samples));
    }

    /// Cells that are missing in some channels; frames that all channels lack are gaps already.
    void warnOfEmptyCells()
    {
        // Frames that a gap stands for, of all channels; only a lone group has gaps.
        std::int64_t inGaps = info_.gaps.empty() ? insertedFrames_ : 0;
        for (const Gap& gap : info_.gaps)
            inGaps += sampleAt(gap.interval.length(), info_.channels.front().rate) *
                      std::ssize(info_.channels);
        std::int64_t empty = -inGaps;
        for (const auto& samples : stored_)
            empty += std::ranges::count_if(samples, [](double v) { return std::isnan(v); });
        if (empty > 0)
            info_.warnings.push_back(
                fmt::format("{} cells hold no number and are read as missing", empty));
        if (!info_.gaps.empty() && inGaps > insertedFrames_)
            info_.warnings.push_back(
                fmt::format("{} stretches of rows hold no number at all and are shown as gaps",
                            info_.gaps.size()));
    }

    /// The roles with what the user did not choose left out of the account.
    [[nodiscard]] std::vector<RoledColumn> emptyOnes() const
    {
        std::vector<RoledColumn> roles = roles_;
        for (std::size_t c = 0; c < roles.size(); ++c)
            if (roles[c].role == ColumnRole::nothing &&
                (head_.columns[c].isSkipped ||
                 head_.columns[c].name == "column " + std::to_string(c + 1) ||
                 std::ranges::any_of(rows_.numbers[c], [](double v) { return !std::isnan(v); })))
                roles[c].role = ColumnRole::signal;
        return roles;
    }

    const TableHead& head_;
    TableRows& rows_;
    std::vector<RoledColumn> roles_;
    RecordingInfo info_;
    std::vector<std::vector<double>> stored_;
    std::int64_t insertedFrames_ = 0;  ///< over all channels
};

/// The devices of a Vicon Nexus export; frames are counted by two columns that nobody looks at.
void limitTo(const NexusSection& section, TableHead& head)
{
    head.lastDataLine = section.lastLine;
    head.rate = section.rate;
    head.rateStatement = fmt::format("Devices, {:.10g}", section.rate.hertz());
    for (TableColumn& column : head.columns)
        column.isSkipped = lowered(column.name) == "frame" || lowered(column.name) == "sub frame";
    if (section.hasOthers)
        head.warnings.emplace_back(
            "the file holds more than its devices (trajectories, joints): that is not read");
}

Result<std::unique_ptr<Recording>> openDelimitedText(const std::string& path,
                                                     const OpenOptions& options)
{
    const auto nexus = findNexusSection(path);
    if (!nexus)
        return tl::unexpected(nexus.error());
    auto head = readTableHead(path, *nexus ? (*nexus)->firstLine : 1);
    if (!head)
        return tl::unexpected(head.error());
    if (*nexus)
        limitTo(**nexus, *head);
    auto rows = readTableRows(path, *head);
    if (!rows)
        return tl::unexpected(rows.error());
    auto roles = rolesOf(*head, *rows);
    if (std::ranges::none_of(roles, [](const auto& r) { return r.role == ColumnRole::signal; }))
        return failure("this table holds no column of samples", path,
                       "give a file with one row a sample and one column a channel");
    if (const auto chosen = choose(options.columns, *head, roles, path); !chosen)
        return tl::unexpected(chosen.error());
    return Assembly(path, *head, *rows, std::move(roles)).build(options);
}

}  // namespace

Reader delimitedTextReader()
{
    return {.name = "columns of text",
            .recognises = looksLikeText,
            .open = openDelimitedText,
            .columnChoice = ColumnChoice::byReader};
}

}  // namespace facialis::acquisition
