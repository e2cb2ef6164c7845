// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/brainvision/brainvision_recording.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>

namespace facialis::acquisition {

namespace {

template <class Stored>
Stored numberAt(const std::byte* at, bool isBigEndian)
{
    std::byte bytes[sizeof(Stored)];
    std::memcpy(bytes, at, sizeof(Stored));
    if (isBigEndian)
        std::reverse(std::begin(bytes), std::end(bytes));
    Stored value;
    std::memcpy(&value, bytes, sizeof(Stored));
    return value;
}

}  // namespace

template <class Stored, class Value, class Convert>
Result<void> BrainVisionRecording::decode(std::size_t channel, SampleRange range,
                                          std::span<Value> into, const Convert& convert) const
{
    if (!samples_.isWhole())
        return failure("the file of samples has become shorter since it was opened", info_.path,
                       "copy the recording again from the recorder");
    const std::byte* const first =
        samples_.bytes().data() + static_cast<std::int64_t>(channel) * places_.channelStride;
    auto run =
        std::partition_point(places_.runs.begin(), places_.runs.end(),
                             [&](const BrainVisionRun& r) { return r.end() <= range.begin; });
    for (; run != places_.runs.end() && run->begin < range.end; ++run) {
        const SampleRange part = SampleRange{run->begin, run->end()}.intersection(range);
        const std::int64_t end =
            std::min(part.end, run->begin + places_.frames[channel] - run->firstFrame);
        const std::byte* at =
            first + (part.begin - run->begin + run->firstFrame) * places_.frameStride;
        for (std::int64_t i = part.begin; i < end; ++i, at += places_.frameStride)
            into[static_cast<std::size_t>(i - range.begin)] =
                convert(numberAt<Stored>(at, places_.isBigEndian));
        samples_.touched(part.length() * places_.frameStride);
    }
    return {};
}

template <class Value, class Convert>
Result<void> BrainVisionRecording::decodeAny(std::size_t channel, SampleRange range,
                                             std::span<Value> into, const Convert& convert) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    switch (places_.number) {
    case BrainVisionNumber::int16: return decode<std::int16_t>(channel, range, into, convert);
    case BrainVisionNumber::uint16: return decode<std::uint16_t>(channel, range, into, convert);
    case BrainVisionNumber::int32: return decode<std::int32_t>(channel, range, into, convert);
    case BrainVisionNumber::float32: return decode<float>(channel, range, into, convert);
    }
    return {};
}

Result<void> BrainVisionRecording::read(std::size_t channel, SampleRange range,
                                        std::span<double> into) const
{
    std::ranges::fill(into, std::numeric_limits<double>::quiet_NaN());
    const double scale = info_.channels[channel].scale;
    return decodeAny(channel, range, into,
                     [=](auto number) { return static_cast<double>(number) * scale; });
}

Result<void> BrainVisionRecording::readStored(std::size_t channel, SampleRange range,
                                              std::span<std::int32_t> into) const
{
    if (places_.number == BrainVisionNumber::float32)
        return failure(
            "channel '" + info_.channels[channel].label + "' is stored as floating point",
            info_.path, "read it as physical values");
    std::ranges::fill(into, 0);
    return decodeAny(channel, range, into,
                     [](auto number) { return static_cast<std::int32_t>(number); });
}

void BrainVisionRecording::release(Duration time) const
{
    // Of vectorized data every stretch of time is spread over the whole file.
    if (places_.channelStride > places_.frameStride)
        return;
    const std::int64_t frame = sampleAt(time, info_.channels.front().rate);
    std::int64_t done = 0;
    for (const BrainVisionRun& run : places_.runs)
        done += std::clamp<std::int64_t>(frame - run.begin, 0, run.frames);
    samples_.releaseBefore(done * places_.frameStride);
}

}  // namespace facialis::acquisition
