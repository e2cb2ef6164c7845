// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/journal.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <unistd.h>

#include "data/model/cut_annotations.hpp"
#include "data/storage/journal_format.hpp"
#include "data/storage/journal_payloads.hpp"
#include "data/storage/journal_recording.hpp"
#include "data/storage/little_endian.hpp"

namespace facialis {

namespace {

/// Beyond which a hole between frames is taken for damage.
constexpr double mostMissingSeconds = 7 * 86400.0;

}  // namespace

Journal::Journal(RecordingInfo description, std::string path, int descriptor)
    : description_(std::move(description)),
      path_(std::move(path)),
      layout_(description_.channels),
      descriptor_(descriptor)
{
    description_.gaps.clear();
    description_.annotations.clear();
}

Journal::~Journal()
{
    ::close(descriptor_);
}

Result<void> Journal::add(std::uint32_t kind, std::span<const std::byte> payload, std::int64_t at)
{
    const std::lock_guard lock(mutex_);
    if (end_)
        return failure("a record follows the end");
    switch (static_cast<JournalRecord>(kind)) {
    case JournalRecord::frames: return addFrames(payload, at);
    case JournalRecord::annotation: {
        Result<Annotation> note = annotationFrom(payload, layout_.channels());
        if (!note)
            return tl::unexpected(note.error());
        annotations_.push_back(std::move(*note));
        return {};
    }
    case JournalRecord::gap: {
        Result<Gap> gap = gapFrom(payload);
        if (!gap)
            return tl::unexpected(gap.error());
        told_.push_back(std::move(*gap));
        return {};
    }
    case JournalRecord::quality: {
        Result<QualitySecond> second = qualityFrom(payload, layout_.channels());
        if (!second)
            return tl::unexpected(second.error());
        quality_.push_back(std::move(*second));
        return {};
    }
    case JournalRecord::end: {
        const Result<std::int64_t> frames = endFrom(payload);
        if (!frames || *frames != index_.end())
            return failure("the end does not fit the frames before it");
        end_ = *frames;
        return {};
    }
    case JournalRecord::description: break;
    }
    return failure("it is of an unknown kind");
}

Result<void> Journal::addFrames(std::span<const std::byte> payload, std::int64_t at)
{
    if (payload.size() < framesHeadBytes)
        return failure("it holds no frames");
    const auto first = numberAt<std::int64_t>(payload, 0);
    const auto frames = numberAt<std::uint32_t>(payload, 8);
    const auto flags = numberAt<std::uint32_t>(payload, 12);
    const bool isMissing = flags == hasMissing;
    if (frames == 0 || (flags & ~hasMissing) != 0 || frames > mostPayloadBytes ||
        payload.size() != layout_.payloadBytes(frames, isMissing))
        return failure("its frames have another size than it says");
    const std::int64_t next = index_.end();
    if (first < next || static_cast<double>(first - next) > mostMissingSeconds * rate().hertz())
        return failure("its frames do not follow those before it");
    if (first > next)
        missing_.addAll({next, first});
    if (isMissing)
        missing_.add(layout_, payload.subspan(framesHeadBytes), first, frames);
    index_.add({first, frames, at, isMissing});
    return {};
}

std::int64_t Journal::frames() const
{
    const std::lock_guard lock(mutex_);
    return index_.end();
}

bool Journal::isEnded() const
{
    const std::lock_guard lock(mutex_);
    return end_.has_value();
}

std::vector<Gap> Journal::gaps(std::int64_t frames) const
{
    const std::lock_guard lock(mutex_);
    return explainedGaps(missing_.ofAll(), told_, rate(), frames);
}

std::vector<ChannelGap> Journal::channelGaps(std::int64_t frames) const
{
    const std::lock_guard lock(mutex_);
    return channelGapsOf(missing_.ofChannels(), rate(), frames);
}

std::vector<Gap> Journal::toldGaps() const
{
    const std::lock_guard lock(mutex_);
    return told_;
}

std::vector<Annotation> Journal::annotations() const
{
    std::vector<Annotation> sorted;
    {
        const std::lock_guard lock(mutex_);
        sorted = annotations_;
    }
    std::ranges::stable_sort(sorted, {}, &Annotation::onset);
    return sorted;
}

std::vector<QualitySecond> Journal::quality() const
{
    std::vector<QualitySecond> sorted;
    {
        const std::lock_guard lock(mutex_);
        sorted = quality_;
    }
    std::ranges::stable_sort(sorted, {}, &QualitySecond::second);
    return sorted;
}

std::unique_ptr<Recording> Journal::upTo(std::int64_t wanted) const
{
    const std::int64_t there = frames(), length = std::clamp<std::int64_t>(wanted, 0, there);
    RecordingInfo info = description_;
    for (Channel& channel : info.channels)
        channel.length = length;
    info.duration = timeOf(length, rate());
    info.gaps = gaps(length);
    info.annotations = annotations();
    if (length < there)
        std::erase_if(info.annotations,
                      [&](const Annotation& note) { return note.onset >= info.duration; });
    cutAt(info.duration, info.annotations);
    return std::make_unique<JournalRecording>(shared_from_this(), std::move(info));
}

Result<void> Journal::readBytes(std::int64_t at, std::span<std::byte> into) const
{
    while (!into.empty()) {
        const ssize_t got = ::pread(descriptor_, into.data(), into.size(), at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failure(std::string("cannot be read (") + std::strerror(errno) + ")", path_,
                           "copy the file to this machine and try again");
        if (got == 0)
            return failure("has become shorter", path_);
        into = into.subspan(static_cast<std::size_t>(got));
        at += got;
    }
    return {};
}

std::optional<FramesPlace> Journal::find(std::int64_t frame) const
{
    const std::lock_guard lock(mutex_);
    return index_.find(frame);
}

}  // namespace facialis
