// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/wfdb/wfdb_header.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>

#include "acquisition/files/table/parse_number.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "acquisition/files/wfdb/wfdb_signal_line.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::int64_t mostSignals = 4096, mostSegments = 100'000;
constexpr std::int64_t mostFrames = std::int64_t{1} << 46U;

/// The lines of a header: those of comments apart.
struct HeaderLines {
    std::vector<std::string_view> lines;
    std::vector<std::int64_t> numbers;  ///< from 1, of each line
    std::vector<std::string> comments;
};

HeaderLines linesOf(std::string_view text)
{
    constexpr std::size_t mostComments = 1000;
    HeaderLines split;
    for (std::int64_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with('#')) {
            if (split.comments.size() < mostComments)
                split.comments.push_back(toUtf8(trimmed(line.substr(1))));
        } else if (!line.empty() && split.lines.size() <= mostSegments) {
            split.lines.push_back(line);
            split.numbers.push_back(number);
        }
    }
    return split;
}

/// "13:05:00.25" and "31/12/1999" as the record line writes them; a time without a date is none.
std::optional<StartTime> startFrom(const std::string& clock, const std::string& date)
{
    StartTime time;
    double second = 0.0;
    if (std::sscanf(date.c_str(), "%2d/%2d/%4d", &time.day, &time.month, &time.year) != 3)
        return std::nullopt;
    if (std::sscanf(clock.c_str(), "%2d:%2d:%lf", &time.hour, &time.minute, &second) != 3 ||
        !(second >= 0.0 && second < 60.0))
        return std::nullopt;
    time.second = static_cast<int>(second);
    time.nanosecond = std::llround((second - time.second) * 1e6) * 1000;
    if (!isPossible(time))
        return std::nullopt;
    return time;
}

struct Counts {
    std::int64_t signals = 0, segments = 0;
};

Result<Counts> readRecordLine(std::string_view line, WfdbHeader& header, const std::string& where)
{
    const auto words = wfdbWords(line);
    const auto refuse = [&](const std::string& what) {
        return failure(what + " in the record line '" + toUtf8(line.substr(0, 80)) + "'", where,
                       "copy the header again");
    };
    Counts counts;
    if (words.size() < 2)
        return refuse("the number of signals is missing");
    const std::size_t slash = words[0].find('/');
    header.record = toUtf8(words[0].substr(0, slash));
    if (slash != std::string_view::npos) {
        const auto segments = wfdbWhole(words[0].substr(slash + 1));
        if (!segments || *segments < 1 || *segments > mostSegments)
            return refuse("the number of segments is not possible");
        counts.segments = *segments;
    }
    const auto signals = wfdbWhole(words[1]);
    if (!signals || *signals < 0 || *signals > mostSignals)
        return refuse("the number of signals is not possible");
    counts.signals = *signals;
    header.isRateStated = words.size() > 2;
    header.rate = Frequency(250.0);  // what the format says where nothing is stated
    if (words.size() > 2) {
        // "360/7200(0)": behind the slash stands the rate of a counter that nothing here needs.
        const auto rate = numberFrom(words[2].substr(0, words[2].find('/')), DecimalMark::point);
        if (!rate || !(*rate >= 1e-3 && *rate <= 1e7))
            return refuse("the sampling rate is not possible");
        header.rate = Frequency(*rate);
    }
    if (words.size() > 3) {
        const auto frames = wfdbWhole(words[3]);
        if (!frames || *frames < 0 || *frames > mostFrames)
            return refuse("the number of samples is not possible");
        if (*frames > 0)
            header.frames = *frames;
    }
    if (words.size() > 5)
        header.start = startFrom(std::string(words[4]), std::string(words[5]));
    return counts;
}

Result<WfdbSegment> readSegmentLine(std::string_view line, const std::string& where)
{
    const auto words = wfdbWords(line);
    const auto frames = words.size() > 1 ? wfdbWhole(words[1]) : std::nullopt;
    if (!frames || *frames < 0 || *frames > mostFrames)
        return failure("'" + toUtf8(line.substr(0, 80)) +
                           "' does not name a segment and its number of samples",
                       where, "copy the header again");
    return WfdbSegment{std::string(words[0]), *frames};
}

}  // namespace

bool isWfdbHeader(std::string_view text, const std::string& fileName)
{
    const auto lines = linesOf(text).lines;
    if (lines.size() < 2)
        return false;
    if (lowered(fileName).ends_with(".hea")) {
        const auto words = wfdbWords(lines[0]);
        return words.size() > 1 && wfdbWhole(words[1]);
    }
    WfdbHeader header;
    const auto counts = readRecordLine(lines[0], header, {});
    if (!counts || header.record.empty())
        return false;
    // A record may be called "100", but so may begin any table of numbers.
    if (numberFrom(header.record, DecimalMark::point))
        return false;
    if (counts->segments > 0)
        return readSegmentLine(lines[1], {}).has_value();
    const auto signal = readWfdbSignalLine(lines[1], {});
    return signal && signal->file.starts_with(header.record);
}

Result<WfdbHeader> readWfdbHeader(std::string_view text, const std::string& where)
{
    HeaderLines split = linesOf(text);
    if (split.lines.empty())
        return failure("the header is empty", where, "copy it again");
    WfdbHeader header;
    const auto counts = readRecordLine(split.lines[0], header, where);
    if (!counts)
        return tl::unexpected(counts.error());
    const bool isOne = counts->segments == 0;
    const std::int64_t wanted = isOne ? counts->signals : counts->segments;
    if (wanted == 0)
        return failure("the record holds no signals", where, "give a record with signals");
    if (std::ssize(split.lines) - 1 < wanted)
        return failure(fmt::format("the header promises {} {}, but ends after {}", wanted,
                                   isOne ? "signals" : "segments", split.lines.size() - 1),
                       where, "copy it again");
    for (std::size_t i = 1; i <= static_cast<std::size_t>(wanted); ++i) {
        const std::string place = fmt::format("{}, line {}", where, split.numbers[i]);
        if (isOne) {
            auto signal = readWfdbSignalLine(split.lines[i], place);
            if (!signal)
                return tl::unexpected(signal.error());
            header.signals.push_back(std::move(*signal));
        } else {
            auto segment = readSegmentLine(split.lines[i], place);
            if (!segment)
                return tl::unexpected(segment.error());
            header.segments.push_back(std::move(*segment));
        }
    }
    header.comments = std::move(split.comments);
    return header;
}

}  // namespace facialis::acquisition
