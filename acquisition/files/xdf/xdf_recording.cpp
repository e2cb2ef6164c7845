// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/xdf/xdf_recording.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace facialis::acquisition {

XdfRecording::XdfRecording(MappedFile file, RecordingInfo info, std::vector<PlacedStream> streams,
                           std::vector<XdfPlace> places)
    : file_(std::move(file)),
      info_(std::move(info)),
      streams_(std::move(streams)),
      places_(std::move(places))
{
    assert(info_.channels.size() == places_.size() && "one place a channel");
}

template <class Stored, class Value, class Convert>
Result<void> XdfRecording::decode(std::size_t channel, SampleRange range, std::span<Value> into,
                                  const Convert& convert) const
{
    const XdfPlace place = places_[channel];
    const PlacedStream& placed = streams_[place.stream];
    const std::size_t byte = place.column * sizeof(Stored);
    const auto failed = [&] {
        return failure("the file changed while it was read", info_.path,
                       "copy it to this machine and open it again");
    };
    if (!file_.isWhole())
        return failed();
    auto run = std::partition_point(placed.runs.begin(), placed.runs.end(),
                                    [&](const PlacedRun& r) { return r.end() <= range.begin; });
    for (; run != placed.runs.end() && run->begin < range.end; ++run) {
        const SampleRange part = SampleRange{run->begin, run->end()}.intersection(range);
        const std::int64_t shift = run->begin - run->firstFrame;
        const bool isThere = placed.stream.index.walk(
            file_.bytes(), placed.stream.header, part.begin - shift, part.end - shift,
            [&](std::int64_t frame, const XdfSample& sample) {
                into[static_cast<std::size_t>(frame + shift - range.begin)] =
                    convert(numberAt<Stored>(sample.values.data() + byte));
            });
        if (!isThere)
            return failed();
        file_.touched(part.length() * static_cast<std::int64_t>(
                                          placed.stream.header.channelCount * sizeof(Stored) + 1));
    }
    return {};
}

template <class Value, class Convert>
Result<void> XdfRecording::decodeAny(std::size_t channel, SampleRange range, std::span<Value> into,
                                     const Convert& convert) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    switch (streams_[places_[channel].stream].stream.header.format) {
    case XdfFormat::int8: return decode<std::int8_t>(channel, range, into, convert);
    case XdfFormat::int16: return decode<std::int16_t>(channel, range, into, convert);
    case XdfFormat::int32: return decode<std::int32_t>(channel, range, into, convert);
    case XdfFormat::int64: return decode<std::int64_t>(channel, range, into, convert);
    case XdfFormat::float32: return decode<float>(channel, range, into, convert);
    case XdfFormat::double64: return decode<double>(channel, range, into, convert);
    case XdfFormat::string: break;
    }
    return failure("a stream of texts has no samples", info_.path);
}

Result<void> XdfRecording::read(std::size_t channel, SampleRange range,
                                std::span<double> into) const
{
    std::ranges::fill(into, std::numeric_limits<double>::quiet_NaN());
    const double scale = info_.channels[channel].scale, offset = info_.channels[channel].offset;
    return decodeAny(channel, range, into, [scale, offset](auto stored) {
        return static_cast<double>(stored) * scale + offset;
    });
}

Result<void> XdfRecording::readStored(std::size_t channel, SampleRange range,
                                      std::span<std::int32_t> into) const
{
    const SampleType type = info_.channels[channel].storedType;
    if (type == SampleType::float32 || type == SampleType::float64)
        return failure(
            "channel '" + info_.channels[channel].label + "' is stored as floating point",
            info_.path, "read it as physical values");
    std::ranges::fill(into, 0);
    return decodeAny(channel, range, into, [](auto stored) -> std::int32_t {
        if constexpr (std::is_integral_v<decltype(stored)>)
            return static_cast<std::int32_t>(stored);
        return 0;  // no channel of integers is stored so
    });
}

void XdfRecording::release(Duration time) const
{
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    for (std::size_t k = 0; k < places_.size(); ++k) {
        const PlacedStream& placed = streams_[places_[k].stream];
        const std::int64_t sample = sampleAt(time, info_.channels[k].rate);
        auto run = std::partition_point(placed.runs.begin(), placed.runs.end(),
                                        [&](const PlacedRun& r) { return r.end() <= sample; });
        if (run == placed.runs.end())
            continue;
        const std::int64_t frame = run->firstFrame + std::max<std::int64_t>(0, sample - run->begin);
        before = std::min(before, placed.stream.index.offsetBefore(frame));
    }
    if (before != std::numeric_limits<std::int64_t>::max())
        file_.releaseBefore(before);
}

bool fitsInt32(const XdfStream& stream, std::span<const std::byte> file, bool& isExact)
{
    constexpr std::int64_t mostExact = std::int64_t{1} << 53;
    std::int64_t lowest = 0, highest = 0;
    (void)stream.index.walk(
        file, stream.header, 0, stream.index.frames(), [&](std::int64_t, const XdfSample& sample) {
            for (std::size_t k = 0; k < stream.header.channelCount; ++k) {
                const auto value =
                    numberAt<std::int64_t>(sample.values.data() + k * sizeof(std::int64_t));
                lowest = std::min(lowest, value);
                highest = std::max(highest, value);
            }
        });
    isExact = lowest >= -mostExact && highest <= mostExact;
    return lowest >= std::numeric_limits<std::int32_t>::min() &&
           highest <= std::numeric_limits<std::int32_t>::max();
}

}  // namespace facialis::acquisition
