// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/boundary/recording_wire.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "data/model/utf8.hpp"

namespace facialis {

namespace {

constexpr std::int64_t longest = std::int64_t{1} << 48;

/// An optional number as the number and whether it is there.
template <class Number>
void putOptional(WireWriter& wire, const std::optional<Number>& value)
{
    wire.number(static_cast<std::uint8_t>(value.has_value()));
    wire.number(value.value_or(Number{}));
}

template <class Number>
std::optional<Number> takeOptional(WireReader& wire)
{
    const bool isThere = wire.number<std::uint8_t>() != 0;
    const auto value = wire.number<Number>();
    return isThere ? std::optional(value) : std::nullopt;
}

std::string takeText(WireReader& wire)
{
    return toUtf8(wire.text());
}

double takeTime(WireReader& wire)
{
    const auto value = wire.number<double>();
    if (!std::isfinite(value))
        wire.fail();
    return value;
}

template <class Kind>
Kind takeKind(WireReader& wire, Kind last)
{
    const auto value = wire.number<std::uint8_t>();
    if (value > static_cast<std::uint8_t>(last))
        wire.fail();
    return static_cast<Kind>(std::min(value, static_cast<std::uint8_t>(last)));
}

void put(WireWriter& wire, const Channel& channel)
{
    wire.text(channel.label);
    wire.text(channel.muscle);
    wire.number(static_cast<std::uint8_t>(channel.side ? 1 + static_cast<int>(*channel.side) : 0));
    wire.number(channel.rate.hertz());
    wire.number(channel.length);
    wire.number(static_cast<std::uint8_t>(channel.dimension));
    wire.text(channel.unit);
    wire.number(static_cast<std::uint8_t>(channel.storedType));
    wire.number(channel.scale);
    wire.number(channel.offset);
    wire.text(channel.prefilter);
    wire.text(channel.transducer);
    putOptional(wire, channel.storedMinimum);
    putOptional(wire, channel.storedMaximum);
}

Channel takeChannel(WireReader& wire)
{
    Channel channel;
    channel.label = takeText(wire);
    channel.muscle = takeText(wire);
    const auto side = wire.number<std::uint8_t>();
    if (side > 3)
        wire.fail();
    else if (side > 0)
        channel.side = static_cast<Side>(side - 1);
    const double rate = takeTime(wire);
    if (!(rate > 0.0 && rate <= 1e9))
        wire.fail();
    channel.rate = Frequency(rate);
    channel.length = wire.number<std::int64_t>();
    if (channel.length < 0 || channel.length > longest)
        wire.fail();
    channel.dimension = takeKind(wire, Dimension::other);
    channel.unit = takeText(wire);
    channel.storedType = takeKind(wire, SampleType::float64);
    channel.scale = takeTime(wire);
    channel.offset = takeTime(wire);
    channel.prefilter = takeText(wire);
    channel.transducer = takeText(wire);
    channel.storedMinimum = takeOptional<std::int64_t>(wire);
    channel.storedMaximum = takeOptional<std::int64_t>(wire);
    return channel;
}

void put(WireWriter& wire, const StartTime& start)
{
    for (const int field :
         {start.year, start.month, start.day, start.hour, start.minute, start.second})
        wire.number(static_cast<std::int32_t>(field));
    wire.number(start.nanosecond);
    putOptional(wire, start.utcOffsetMinutes);
}

StartTime takeStart(WireReader& wire)
{
    StartTime start;
    for (int* field :
         {&start.year, &start.month, &start.day, &start.hour, &start.minute, &start.second})
        *field = wire.number<std::int32_t>();
    start.nanosecond = wire.number<std::int64_t>();
    start.utcOffsetMinutes = takeOptional<int>(wire);
    if (!isPossible(start))
        wire.fail();
    return start;
}

template <class Put>
void putList(WireWriter& wire, const auto& list, const Put& putOne)
{
    wire.number(static_cast<std::uint64_t>(list.size()));
    for (const auto& element : list)
        putOne(element);
}

std::vector<Gap> takeGaps(WireReader& wire)
{
    std::vector<Gap> gaps(wire.count(2 * sizeof(double) + sizeof(std::uint64_t)));
    Duration until;
    for (Gap& gap : gaps) {
        gap.interval.onset = Duration(takeTime(wire));
        gap.interval.offset = Duration(takeTime(wire));
        gap.reason = takeText(wire);
        if (gap.interval.onset < until || gap.interval.offset < gap.interval.onset)
            wire.fail();
        until = gap.interval.offset;
    }
    return gaps;
}

std::vector<Annotation> takeAnnotations(WireReader& wire, std::size_t channels)
{
    std::vector<Annotation> annotations(wire.count(sizeof(double) + 3 * sizeof(std::uint64_t)));
    for (Annotation& annotation : annotations) {
        annotation.onset = Duration(takeTime(wire));
        if (const auto duration = takeOptional<double>(wire))
            annotation.duration = Duration(*duration);
        annotation.text = takeText(wire);
        if (const auto channel = takeOptional<std::uint64_t>(wire)) {
            if (*channel >= channels)
                wire.fail();
            annotation.channel = static_cast<std::size_t>(*channel);
        }
    }
    return annotations;
}

}  // namespace

void put(WireWriter& wire, const RecordingInfo& info)
{
    wire.text(info.path);
    wire.text(info.format);
    putList(wire, info.channels, [&](const Channel& channel) { put(wire, channel); });
    putList(wire, info.gaps, [&](const Gap& gap) {
        wire.number(gap.interval.onset.seconds());
        wire.number(gap.interval.offset.seconds());
        wire.text(gap.reason);
    });
    putList(wire, info.annotations, [&](const Annotation& annotation) {
        wire.number(annotation.onset.seconds());
        putOptional(wire, annotation.duration ? std::optional(annotation.duration->seconds())
                                              : std::nullopt);
        wire.text(annotation.text);
        putOptional(wire, annotation.channel
                              ? std::optional(static_cast<std::uint64_t>(*annotation.channel))
                              : std::nullopt);
    });
    wire.number(static_cast<std::uint8_t>(info.start.has_value()));
    put(wire, info.start.value_or(StartTime{}));
    wire.number(info.duration.seconds());
    const Identity& who = info.identity;
    for (const std::string* field :
         {&who.patientCode, &who.patientName, &who.birthDate, &who.sex, &who.recordingCode,
          &who.technician, &who.equipment, &who.remarks})
        wire.text(*field);
    putList(wire, info.warnings, [&](const std::string& warning) { wire.text(warning); });
    wire.number(static_cast<std::uint8_t>(info.isIncomplete));
}

void put(WireWriter& wire, const Error& error)
{
    wire.text(error.what);
    wire.text(error.where);
    wire.text(error.remedy);
}

std::optional<RecordingInfo> takeInfo(WireReader& wire)
{
    RecordingInfo info;
    info.path = wire.text();  // a name of the file system, in whatever encoding
    info.format = takeText(wire);
    // The smallest channel: five texts and its numbers.
    info.channels.resize(wire.count(5 * sizeof(std::uint64_t) + 50));
    for (Channel& channel : info.channels)
        channel = takeChannel(wire);
    info.gaps = takeGaps(wire);
    info.annotations = takeAnnotations(wire, info.channels.size());
    const bool hasStart = wire.number<std::uint8_t>() != 0;
    const StartTime start = takeStart(wire);
    if (hasStart)
        info.start = start;
    info.duration = Duration(takeTime(wire));
    Identity& who = info.identity;
    for (std::string* field : {&who.patientCode, &who.patientName, &who.birthDate, &who.sex,
                               &who.recordingCode, &who.technician, &who.equipment, &who.remarks})
        *field = takeText(wire);
    info.warnings.resize(wire.count(sizeof(std::uint64_t)));
    for (std::string& warning : info.warnings)
        warning = takeText(wire);
    info.isIncomplete = wire.number<std::uint8_t>() != 0;
    return wire.isGood() ? std::optional(std::move(info)) : std::nullopt;
}

std::optional<Error> takeError(WireReader& wire)
{
    Error error;
    for (std::string* field : {&error.what, &error.where, &error.remedy}) {
        *field = takeText(wire);
        std::ranges::replace(*field, '\n', ' ');
    }
    return wire.isGood() ? std::optional(std::move(error)) : std::nullopt;
}

}  // namespace facialis
