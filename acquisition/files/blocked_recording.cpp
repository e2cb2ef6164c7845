// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/blocked_recording.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "acquisition/files/byte_cursor.hpp"

namespace facialis::acquisition {

namespace {

std::uint16_t swapped16(const std::byte* bytes)
{
    return static_cast<std::uint16_t>(std::to_integer<unsigned>(bytes[0]) << 8U |
                                      std::to_integer<unsigned>(bytes[1]));
}

float bigFloat(const std::byte* bytes)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(swapped16(bytes)) << 16U |
                                swapped16(bytes + 2));
}

/// F_floating: two little-endian words, the one with sign and exponent first; the exponent is
/// biased by 128 and the fraction lies in [0.5, 1), so that the same bits in IEEE are four times as
/// much. An exponent of zero is zero. (VAX Architecture Reference Manual, chapter on data types.)
float vaxFloat(const std::byte* bytes)
{
    const std::uint32_t bits = static_cast<std::uint32_t>(numberAt<std::uint16_t>(bytes)) << 16U |
                               numberAt<std::uint16_t>(bytes + 2);
    if ((bits & 0x7F800000U) == 0)
        return 0.0F;
    return std::bit_cast<float>(bits) / 4.0F;
}

}  // namespace

double numberFrom(StoredNumber kind, const std::byte* bytes, int bit)
{
    switch (kind) {
    case StoredNumber::int16: return numberAt<std::int16_t>(bytes);
    case StoredNumber::uint16: return numberAt<std::uint16_t>(bytes);
    case StoredNumber::offset16: return numberAt<std::uint16_t>(bytes) - 32768;
    case StoredNumber::bit16: return (numberAt<std::uint16_t>(bytes) >> bit) & 1;
    case StoredNumber::int16Big: return static_cast<std::int16_t>(swapped16(bytes));
    case StoredNumber::uint16Big: return swapped16(bytes);
    case StoredNumber::float32: return static_cast<double>(numberAt<float>(bytes));
    case StoredNumber::float32Big: return static_cast<double>(bigFloat(bytes));
    case StoredNumber::float32Vax: return static_cast<double>(vaxFloat(bytes));
    }
    return 0.0;
}

BlockedRecording::BlockedRecording(MappedFile file, RecordingInfo info, BlockLayout layout,
                                   std::vector<BlockPlace> places)
    : file_(std::move(file)),
      info_(std::move(info)),
      layout_(std::move(layout)),
      places_(std::move(places))
{
    assert(info_.channels.size() == places_.size() && "one place a channel");
}

std::int64_t BlockedRecording::beginOf(const BlockRun& run, std::int64_t samples, std::int64_t base)
{
    return (run.begin * samples + base / 2) / base;
}

template <class Visit>
Result<void> BlockedRecording::visit(std::size_t channel, SampleRange range, const Visit& use) const
{
    const BlockPlace place = places_[channel];
    if (!file_.isWhole())
        return failure("the file changed while it was read", info_.path,
                       "copy it to this machine and open it again");
    for (const BlockRun& run : layout_.runs) {
        const std::int64_t begin = beginOf(run, place.samples, layout_.base);
        const SampleRange part =
            SampleRange{begin, begin + run.blocks * place.samples}.intersection(range);
        for (std::int64_t at = part.begin; at < part.end;) {
            const std::int64_t inRun = at - begin, inBlock = inRun % place.samples;
            const std::int64_t block = run.firstBlock + inRun / place.samples;
            const std::int64_t count = std::min(place.samples - inBlock, part.end - at);
            const std::byte* bytes = file_.bytes().data() + layout_.firstByte +
                                     block * layout_.blockBytes + place.offset +
                                     inBlock * place.stride;
            for (std::int64_t i = 0; i < count; ++i)
                use(static_cast<std::size_t>(at + i - range.begin),
                    numberFrom(place.number, bytes + i * place.stride, place.bit));
            at += count;
        }
        file_.touched(part.length() / place.samples * layout_.blockBytes);
    }
    return {};
}

Result<void> BlockedRecording::read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    std::ranges::fill(into, std::numeric_limits<double>::quiet_NaN());
    const double scale = info_.channels[channel].scale, offset = info_.channels[channel].offset;
    return visit(channel, range, [&](std::size_t i, double stored) {
        if (std::isfinite(stored))
            into[i] = stored * scale + offset;
    });
}

Result<void> BlockedRecording::readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    const SampleType type = info_.channels[channel].storedType;
    if (type == SampleType::float32 || type == SampleType::float64)
        return failure(
            "channel '" + info_.channels[channel].label + "' is stored as floating point",
            info_.path, "read it as physical values");
    std::ranges::fill(into, 0);
    return visit(channel, range, [&](std::size_t i, double stored) {
        into[i] = static_cast<std::int32_t>(stored);
    });
}

void BlockedRecording::release(Duration time) const
{
    if (info_.channels.empty())
        return;
    const std::int64_t sample = sampleAt(time, info_.channels[0].rate);
    std::int64_t block = 0;
    for (const BlockRun& run : layout_.runs) {
        const std::int64_t begin = beginOf(run, places_[0].samples, layout_.base);
        if (begin > sample)
            break;
        block = run.firstBlock + std::min(run.blocks, (sample - begin) / places_[0].samples);
    }
    file_.releaseBefore(layout_.firstByte + block * layout_.blockBytes);
}

}  // namespace facialis::acquisition
