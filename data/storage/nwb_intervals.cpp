// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/nwb_intervals.hpp"

#include <cmath>
#include <limits>

#include "data/storage/dynamic_table.hpp"

namespace facialis {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

template <class Column>
Column ofLength(std::size_t rows, Column column, const Hdf5Object& table, const char* name)
{
    if (column.size() != rows)
        throw Hdf5Failure{{"has another length than its table", table.where() + "/" + name,
                           "the file is damaged"}};
    return column;
}

}  // namespace

void writeIntervals(const Hdf5Object& intervals, ObjectTypes& types,
                    std::span<const Channel> channels, std::span<const Gap> gaps,
                    std::span<const Annotation> annotations)
{
    if (!gaps.empty()) {
        std::vector<double> start, stop;
        std::vector<std::string> reason;
        for (const Gap& gap : gaps) {
            start.push_back(gap.interval.onset.seconds());
            stop.push_back(gap.interval.offset.seconds());
            reason.push_back(gap.reason);
        }
        DynamicTableWriter table(
            intervals, types,
            {"invalid_times", "TimeIntervals", "times for which there are no samples"});
        table.numbers("start_time", "first moment without samples, in seconds", start);
        table.numbers("stop_time", "end, exclusive, in seconds", stop);
        table.texts("reason", "why there are no samples", reason);
        table.finish(gaps.size());
    }
    if (!annotations.empty()) {
        std::vector<double> start, stop, duration;
        std::vector<std::string> text, label;
        std::vector<std::int32_t> index;
        for (const Annotation& note : annotations) {
            start.push_back(note.onset.seconds());
            stop.push_back((note.onset + note.duration.value_or(Duration())).seconds());
            duration.push_back(note.duration ? note.duration->seconds() : unknown);
            text.push_back(note.text);
            const bool hasChannel = note.channel && *note.channel < channels.size();
            index.push_back(hasChannel ? static_cast<std::int32_t>(*note.channel) : -1);
            label.push_back(hasChannel ? channels[*note.channel].label : "");
        }
        DynamicTableWriter table(
            intervals, types,
            {"annotations", "TimeIntervals", "remarks of the recorder or of a person"});
        table.numbers("start_time", "onset in seconds from the first sample", start);
        table.numbers("stop_time", "end in seconds; the onset where no duration is known", stop);
        table.texts("text", "the remark", text);
        table.numbers("duration_s", "duration as stated, in seconds; NaN: a moment", duration);
        table.integers("channel_index", "channel the remark belongs to, from 0; -1: all", index);
        table.texts("channel", "label of that channel; empty: all", label);
        table.finish(annotations.size());
    }
}

std::vector<Gap> readGaps(const Hdf5Object& intervals)
{
    std::vector<Gap> gaps;
    if (!intervals.has("invalid_times"))
        return gaps;
    const Hdf5Object table = intervals.openGroup("invalid_times");
    const auto start = table.readNumbers("start_time");
    const auto stop = ofLength(start.size(), table.readNumbers("stop_time"), table, "stop_time");
    const auto reason = ofLength(start.size(), table.readTexts("reason"), table, "reason");
    for (std::size_t i = 0; i < start.size(); ++i) {
        if (!std::isfinite(start[i]) || !std::isfinite(stop[i]) || stop[i] < start[i])
            throw Hdf5Failure{{"holds a time that is none", table.where(), "the file is damaged"}};
        gaps.push_back({{Duration(start[i]), Duration(stop[i])}, reason[i]});
    }
    return gaps;
}

std::vector<Annotation> readAnnotations(const Hdf5Object& intervals)
{
    std::vector<Annotation> annotations;
    if (!intervals.has("annotations"))
        return annotations;
    const Hdf5Object table = intervals.openGroup("annotations");
    const auto start = table.readNumbers("start_time");
    const auto duration =
        ofLength(start.size(), table.readNumbers("duration_s"), table, "duration_s");
    const auto text = ofLength(start.size(), table.readTexts("text"), table, "text");
    const auto channel =
        ofLength(start.size(), table.readNumbers("channel_index"), table, "channel_index");
    for (std::size_t i = 0; i < start.size(); ++i) {
        if (!std::isfinite(start[i]))
            throw Hdf5Failure{{"holds a time that is none", table.where(), "the file is damaged"}};
        Annotation note{Duration(start[i]), std::nullopt, text[i], std::nullopt};
        if (!std::isnan(duration[i]))
            note.duration = Duration(duration[i]);
        if (channel[i] >= 0 && channel[i] < 1e6)
            note.channel = static_cast<std::size_t>(channel[i]);
        annotations.push_back(std::move(note));
    }
    return annotations;
}

}  // namespace facialis
