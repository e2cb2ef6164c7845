// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/journal_recording.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "data/storage/little_endian.hpp"

namespace facialis {

namespace {

/// Goes through the records that hold frames of a range.
/// @param take  (place of the record, the frames of it that are in the range)
template <class Take>
Result<void> forEachRecord(const Journal& journal, SampleRange range, const Take& take)
{
    for (std::int64_t frame = range.begin; frame < range.end;) {
        const std::optional<FramesPlace> place = journal.find(frame);
        if (!place || place->firstFrame >= range.end)
            break;
        const SampleRange record{place->firstFrame, place->firstFrame + place->frames};
        if (Result<void> taken = take(*place, range.intersection(record)); !taken)
            return taken;
        frame = record.end;
    }
    return {};
}

/// The values of one channel in some frames of a record.
template <class Number>
Result<void> readValues(const Journal& journal, std::size_t channel, const FramesPlace& place,
                        SampleRange frames, std::span<Number> into)
{
    const std::size_t before = static_cast<std::size_t>(frames.begin - place.firstFrame);
    const std::size_t at =
        journal.layout().valuesAt(channel, static_cast<std::size_t>(place.frames), place.isMissing);
    Result<void> read =
        journal.readBytes(place.payloadAt + static_cast<std::int64_t>(at + before * sizeof(Number)),
                          std::as_writable_bytes(into));
    for (Number& value : into)
        value = littleEndian(value);
    return read;
}

/// Replaces by NaN what the bitmap of a record says is missing.
Result<void> blankMissing(const Journal& journal, std::size_t channel, const FramesPlace& place,
                          SampleRange frames, std::span<double> values)
{
    const auto count = static_cast<std::size_t>(place.frames);
    std::vector<std::byte> bitmap(JournalLayout::bitmapBytes(count));
    const std::size_t at = journal.layout().bitmapAt(channel, count);
    if (Result<void> read =
            journal.readBytes(place.payloadAt + static_cast<std::int64_t>(at), bitmap);
        !read)
        return read;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t frame = static_cast<std::size_t>(frames.begin - place.firstFrame) + i;
        if ((static_cast<unsigned>(bitmap[frame / 8]) >> (frame % 8) & 1U) != 0)
            values[i] = std::numeric_limits<double>::quiet_NaN();
    }
    return {};
}

}  // namespace

JournalRecording::JournalRecording(std::shared_ptr<const Journal> journal, RecordingInfo info)
    : journal_(std::move(journal)), info_(std::move(info))
{
}

Result<void> JournalRecording::read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    std::ranges::fill(into, std::numeric_limits<double>::quiet_NaN());
    const bool isInteger = journal_->layout().isInteger(channel);
    const Channel& about = info_.channels[channel];
    std::vector<std::int32_t> stored;
    return forEachRecord(
        *journal_, range, [&](const FramesPlace& place, SampleRange frames) -> Result<void> {
            const std::span<double> values =
                into.subspan(static_cast<std::size_t>(frames.begin - range.begin),
                             static_cast<std::size_t>(frames.length()));
            if (!isInteger)
                return readValues(*journal_, channel, place, frames, values);
            stored.resize(values.size());
            if (Result<void> read =
                    readValues(*journal_, channel, place, frames, std::span(stored));
                !read)
                return read;
            for (std::size_t i = 0; i < values.size(); ++i)
                values[i] = stored[i] * about.scale + about.offset;
            return place.isMissing ? blankMissing(*journal_, channel, place, frames, values)
                                   : Result<void>();
        });
}

Result<void> JournalRecording::readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    if (!journal_->layout().isInteger(channel))
        return failure(
            "channel '" + info_.channels[channel].label + "' is stored as floating point",
            info_.path, "read it as physical values");
    std::ranges::fill(into, 0);
    return forEachRecord(*journal_, range, [&](const FramesPlace& place, SampleRange frames) {
        return readValues(*journal_, channel, place, frames,
                          into.subspan(static_cast<std::size_t>(frames.begin - range.begin),
                                       static_cast<std::size_t>(frames.length())));
    });
}

}  // namespace facialis
