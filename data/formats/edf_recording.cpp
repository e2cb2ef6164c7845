// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_recording.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "data/formats/edf_samples.hpp"

namespace facialis {

namespace {

constexpr std::int64_t blockBytes = 1'048'576;
/// Records of more are not read whole for the few samples of a channel.
constexpr std::int64_t largestRecord = blockBytes;
constexpr std::int64_t samplesAtOnce = 262'144;

/// 0: the records are too large for blocks.
std::int64_t recordsInBlockOf(const EdfLayout& layout)
{
    if (layout.recordBytes <= 0 || layout.recordBytes > largestRecord)
        return 0;
    return std::max<std::int64_t>(1, blockBytes / layout.recordBytes);
}

}  // namespace

Result<std::unique_ptr<Recording>> openEdf(const std::string& path)
{
    return EdfRecording::open(path);
}

EdfRecording::EdfRecording(MappedFile file, EdfLayout layout)
    : file_(std::move(file)),
      layout_(std::move(layout)),
      recordsInBlock_(recordsInBlockOf(layout_)),
      blocks_(layout_.header.headerBytes(),
              std::max<std::int64_t>(1, recordsInBlock_ * layout_.recordBytes))
{
}

Result<std::unique_ptr<Recording>> EdfRecording::open(const std::string& path)
{
    Result<MappedFile> file = MappedFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    Result<EdfLayout> layout = layOutEdf(*file, path);
    if (!layout)
        return tl::unexpected(layout.error());
    return std::unique_ptr<Recording>(new EdfRecording(std::move(*file), std::move(*layout)));
}

template <class Decode, class Missing>
Result<void> EdfRecording::visit(std::size_t channel, SampleRange range, Decode decode,
                                 Missing missing) const
{
    const Channel& c = layout_.info.channels[channel];
    assert(range.begin >= 0 && range.end <= c.length && "the range lies within the channel");
    if (!file_.isWhole())
        return shortened();
    const EdfPlace& place = layout_.places[channel];
    const int width = layout_.header.bytesPerSample();
    const auto startOf = [&](const EdfRun& run) { return sampleAt(run.onset, c.rate); };
    const auto endOf = [&](const EdfRun& run) {
        return startOf(run) + run.records * place.samples;
    };
    const auto part = [&](std::int64_t from, std::int64_t count) {
        return SampleRange{from - range.begin, from - range.begin + count};
    };

    std::shared_ptr<const FileBlocks::Block> block;
    std::vector<std::byte> alone;
    // A stretch of one record; empty where the file has become too short.
    const auto bytesOf = [&](std::int64_t record, std::int64_t offset,
                             std::size_t count) -> std::span<const std::byte> {
        if (recordsInBlock_ == 0) {
            alone.resize(count);
            const std::int64_t from =
                layout_.header.headerBytes() + record * layout_.recordBytes + offset;
            return file_.copy(from, alone) == count ? alone : std::span<const std::byte>();
        }
        if (const std::int64_t index = record / recordsInBlock_; !block || block->index != index)
            block = blocks_.get(file_, index);
        const auto from =
            static_cast<std::size_t>(record % recordsInBlock_ * layout_.recordBytes + offset);
        return from + count <= block->size ? block->bytes().subspan(from, count)
                                           : std::span<const std::byte>();
    };

    const auto& runs = layout_.timeline.runs;
    auto run = std::partition_point(runs.begin(), runs.end(),
                                    [&](const EdfRun& r) { return endOf(r) <= range.begin; });
    for (std::int64_t at = range.begin; at < range.end;) {
        if (run == runs.end() || at < startOf(*run)) {
            const std::int64_t next = run == runs.end() ? range.end : startOf(*run);
            const std::int64_t count = std::min(range.end, next) - at;
            missing(part(at, count));
            at += count;
            continue;
        }
        const std::int64_t inRun = at - startOf(*run), inRecord = inRun % place.samples;
        const std::int64_t record = run->firstRecord + inRun / place.samples;
        const std::int64_t count =
            std::min({place.samples - inRecord, range.end - at, samplesAtOnce});
        const auto bytes = bytesOf(record, place.byteOffset + inRecord * width,
                                   static_cast<std::size_t>(count * width));
        if (bytes.empty())
            return shortened();
        decode(bytes, part(at, count));
        at += count;
        if (at >= endOf(*run))
            ++run;
    }
    for (const Gap& skip : layout_.skips) {
        const SampleRange skipped = SampleRange{sampleAt(skip.interval.onset, c.rate),
                                                sampleAt(skip.interval.offset, c.rate)}
                                        .intersection(range);
        if (!skipped.isEmpty())
            missing(part(skipped.begin, skipped.length()));
    }
    return {};
}

Result<void> EdfRecording::read(std::size_t channel, SampleRange range,
                                std::span<double> into) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    const double scale = layout_.info.channels[channel].scale,
                 offset = layout_.info.channels[channel].offset;
    const auto target = [&](SampleRange part) {
        return into.subspan(static_cast<std::size_t>(part.begin),
                            static_cast<std::size_t>(part.length()));
    };
    return visit(
        channel, range,
        [&](std::span<const std::byte> bytes, SampleRange part) {
            if (layout_.header.variant == EdfVariant::edf)
                decodePhysical<2>(bytes.data(), target(part), scale, offset);
            else
                decodePhysical<3>(bytes.data(), target(part), scale, offset);
        },
        [&](SampleRange part) {
            const std::span<double> gap = target(part);
            std::fill(gap.begin(), gap.end(), std::numeric_limits<double>::quiet_NaN());
        });
}

Result<void> EdfRecording::readStored(std::size_t channel, SampleRange range,
                                      std::span<std::int32_t> into) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    const auto target = [&](SampleRange part) {
        return into.subspan(static_cast<std::size_t>(part.begin),
                            static_cast<std::size_t>(part.length()));
    };
    return visit(
        channel, range,
        [&](std::span<const std::byte> bytes, SampleRange part) {
            if (layout_.header.variant == EdfVariant::edf)
                decodeStored<2>(bytes.data(), target(part));
            else
                decodeStored<3>(bytes.data(), target(part));
        },
        [&](SampleRange part) {
            const std::span<std::int32_t> gap = target(part);
            std::fill(gap.begin(), gap.end(), 0);
        });
}

void EdfRecording::release(Duration time) const
{
    // The last run that begins at or before `time`; what lies before its record there is done with.
    const auto& runs = layout_.timeline.runs;
    auto run = std::partition_point(runs.begin(), runs.end(),
                                    [&](const EdfRun& r) { return r.onset <= time; });
    if (recordsInBlock_ == 0 || run == runs.begin() || !(layout_.header.recordDuration.value > 0.0))
        return;
    --run;
    const double elapsed = (time - run->onset).seconds() / layout_.header.recordDuration.value;
    const auto done = static_cast<std::int64_t>(
        std::clamp(std::floor(elapsed), 0.0, static_cast<double>(run->records)));
    blocks_.forgetBefore((run->firstRecord + done) / recordsInBlock_);
}

tl::unexpected<Error> EdfRecording::shortened() const
{
    return failure("the file has become shorter since it was opened", layout_.info.path,
                   "copy it again from the recorder");
}

}  // namespace facialis
