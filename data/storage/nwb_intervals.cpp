// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/nwb_intervals.hpp"

#include <algorithm>
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

/// A row of the table.
struct InvalidTime {
    Gap gap;
    std::int32_t channel;
    bool hasSamples;
};

/// Why a second of a channel is excluded.
std::string whyExcluded(const ChannelSecond& second)
{
    if (second.isOffElectrode.value_or(false))
        return "excluded: the electrode is off";
    if (second.clippedShare > 0.0F)
        return "excluded: clipped";
    return "excluded: poor signal";
}

/// Runs of seconds that are not usable for one and the same reason, by channel.
std::vector<ChannelGap> excludedTimes(const std::vector<QualitySecond>& quality)
{
    std::vector<ChannelGap> excluded;
    const std::size_t channels = quality.empty() ? 0 : quality.front().channels.size();
    for (std::size_t k = 0; k < channels; ++k) {
        const std::size_t first = excluded.size();
        for (const QualitySecond& second : quality) {
            if (second.channels[k].isUsable)
                continue;
            const Duration onset(static_cast<double>(second.second));
            const std::string reason = whyExcluded(second.channels[k]);
            if (excluded.size() > first && excluded.back().gap.interval.offset == onset &&
                excluded.back().gap.reason == reason)
                excluded.back().gap.interval.offset = onset + Duration(1.0);
            else
                excluded.push_back({k, {{onset, onset + Duration(1.0)}, reason}});
        }
    }
    return excluded;
}

}  // namespace

void writeInvalidTimes(const Hdf5Object& intervals, ObjectTypes& types,
                       std::span<const Channel> channels, const SessionEnd& end)
{
    std::vector<InvalidTime> rows;
    for (const Gap& gap : end.gaps)
        rows.push_back({gap, -1, false});
    for (const ChannelGap& missing : end.channelGaps)
        rows.push_back({missing.gap, static_cast<std::int32_t>(missing.channel), false});
    for (const ChannelGap& excluded : excludedTimes(end.quality))
        rows.push_back({excluded.gap, static_cast<std::int32_t>(excluded.channel), true});
    if (rows.empty())
        return;
    std::ranges::stable_sort(rows, {}, [](const InvalidTime& r) { return r.gap.interval.onset; });
    const auto column = [&](const auto& field) {
        std::vector<std::decay_t<decltype(field(rows[0]))>> values;
        values.reserve(rows.size());
        for (const InvalidTime& row : rows)
            values.push_back(field(row));
        return values;
    };
    using R = const InvalidTime&;
    DynamicTableWriter table(intervals, types,
                             {"invalid_times", "TimeIntervals",
                              "times for which there are no samples, or none that can be trusted"});
    table.numbers("start_time", "first invalid moment, in seconds",
                  column([](R r) { return r.gap.interval.onset.seconds(); }));
    table.numbers("stop_time", "end, exclusive, in seconds",
                  column([](R r) { return r.gap.interval.offset.seconds(); }));
    table.texts("reason", "why there are none", column([](R r) { return r.gap.reason; }));
    table.integers("channel_index", "channel that it concerns, from 0; -1: all",
                   column([](R r) { return r.channel; }));
    table.texts("channel", "label of that channel; empty: all", column([&](R r) {
                    return r.channel < 0 ? std::string()
                                         : channels[static_cast<std::size_t>(r.channel)].label;
                }));
    table.integers("has_samples", "1: samples are there but excluded from analysis; 0: none",
                   column([](R r) { return std::int32_t{r.hasSamples}; }));
    table.finish(rows.size());
}

void writeAnnotations(const Hdf5Object& intervals, ObjectTypes& types,
                      std::span<const Channel> channels, std::span<const Annotation> annotations)
{
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

InvalidTimes readInvalidTimes(const Hdf5Object& intervals)
{
    InvalidTimes times;
    if (!intervals.has("invalid_times"))
        return times;
    const Hdf5Object table = intervals.openGroup("invalid_times");
    const auto start = table.readNumbers("start_time");
    const auto stop = ofLength(start.size(), table.readNumbers("stop_time"), table, "stop_time");
    const auto reason = ofLength(start.size(), table.readTexts("reason"), table, "reason");
    // The first session files knew gaps of all channels only.
    const auto orAll = [&](const char* name, double all) {
        return table.has(name) ? ofLength(start.size(), table.readNumbers(name), table, name)
                               : std::vector<double>(start.size(), all);
    };
    const auto channel = orAll("channel_index", -1.0), hasSamples = orAll("has_samples", 0.0);
    for (std::size_t i = 0; i < start.size(); ++i) {
        if (!std::isfinite(start[i]) || !std::isfinite(stop[i]) || stop[i] < start[i] ||
            !(channel[i] < 1e6))
            throw Hdf5Failure{{"holds a time that is none", table.where(), "the file is damaged"}};
        Gap gap{{Duration(start[i]), Duration(stop[i])}, reason[i]};
        if (hasSamples[i] != 0.0)
            continue;
        if (channel[i] < 0.0)
            times.gaps.push_back(std::move(gap));
        else
            times.channelGaps.push_back({static_cast<std::size_t>(channel[i]), std::move(gap)});
    }
    return times;
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
