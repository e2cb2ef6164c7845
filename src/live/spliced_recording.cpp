// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/spliced_recording.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "data/storage/series_plan.hpp"

namespace facialis::engine {

namespace {

/// Frames that must agree where one recording is to go on with another.
constexpr std::int64_t compared = 4096;

template <class Number, class ReadHead, class ReadTail>
Result<void> splice(std::int64_t seam, SampleRange range, std::span<Number> into,
                    const ReadHead& head, const ReadTail& tail)
{
    const SampleRange first{range.begin, std::clamp(seam, range.begin, range.end)};
    const SampleRange second{first.end, range.end};
    const auto count = static_cast<std::size_t>(first.length());
    if (!first.isEmpty())
        if (Result<void> read = head(first, into.first(count)); !read)
            return read;
    return second.isEmpty() ? Result<void>() : tail(second, into.subspan(count));
}

template <class Number, class ReadHead, class ReadTail>
Result<bool> agree(SampleRange range, const ReadHead& head, const ReadTail& longer)
{
    std::vector<Number> a(static_cast<std::size_t>(range.length())), b(a.size());
    if (Result<void> read = head(range, std::span<Number>(a)); !read)
        return tl::unexpected(read.error());
    if (Result<void> read = longer(range, std::span<Number>(b)); !read)
        return tl::unexpected(read.error());
    return std::ranges::equal(a, b, [](Number x, Number y) {
        return x == y || (std::isnan(static_cast<double>(x)) && std::isnan(static_cast<double>(y)));
    });
}

}  // namespace

SplicedRecording::SplicedRecording(std::unique_ptr<Recording> head, std::unique_ptr<Recording> tail,
                                   std::vector<Gap> gaps)
    : head_(std::move(head)),
      tail_(std::move(tail)),
      info_(head_->info()),
      tailGaps_(std::move(gaps))
{
    info_.gaps.insert(info_.gaps.end(), tailGaps_.begin(), tailGaps_.end());
    for (std::size_t k = 0; k < info_.channels.size(); ++k)
        info_.channels[k].length = tail_->info().channels[k].length;
    info_.duration = info_.channels.front().duration();
}

Result<void> SplicedRecording::read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const
{
    Result<void> read = splice(
        head_->info().channels[channel].length, range, into,
        [&](SampleRange part, auto target) { return head_->read(channel, part, target); },
        [&](SampleRange part, auto target) { return tail_->read(channel, part, target); });
    const Frequency rate = info_.channels[channel].rate;
    for (const Gap& gap : tailGaps_) {
        const SampleRange missing = range.intersection(
            {sampleAt(gap.interval.onset, rate), sampleAt(gap.interval.offset, rate)});
        for (std::int64_t i = missing.begin; i < missing.end; ++i)
            into[static_cast<std::size_t>(i - range.begin)] =
                std::numeric_limits<double>::quiet_NaN();
    }
    return read;
}

Result<void> SplicedRecording::readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const
{
    return splice(
        head_->info().channels[channel].length, range, into,
        [&](SampleRange part, auto target) { return head_->readStored(channel, part, target); },
        [&](SampleRange part, auto target) { return tail_->readStored(channel, part, target); });
}

Result<std::vector<Gap>> emptyFrames(const Recording& recording, SampleRange range)
{
    const std::vector<Channel>& channels = recording.info().channels;
    const Frequency rate = channels.front().rate;
    const bool hasIntegers = std::ranges::any_of(
        channels, [](const Channel& channel) { return isIntegerType(channel.storedType); });
    std::vector<Gap> gaps;
    std::vector<std::int32_t> stored;
    std::vector<bool> isEmpty;
    SampleRange run{range.begin, range.begin};
    const auto close = [&](std::int64_t next) {
        if (!run.isEmpty())
            gaps.push_back({{timeOf(run.begin, rate), timeOf(run.end, rate)},
                            "nothing but zeros behind the end of the journal"});
        run = {next, next};
    };
    for (std::int64_t begin = range.begin; hasIntegers && begin < range.end; begin += compared) {
        const SampleRange part{begin, std::min(begin + compared, range.end)};
        stored.resize(static_cast<std::size_t>(part.length()));
        isEmpty.assign(stored.size(), true);
        for (std::size_t k = 0; k < channels.size(); ++k) {
            if (!isIntegerType(channels[k].storedType))
                continue;
            if (const Result<void> read = recording.readStored(k, part, stored); !read)
                return tl::unexpected(read.error());
            for (std::size_t i = 0; i < stored.size(); ++i)
                isEmpty[i] = isEmpty[i] && stored[i] == 0;
        }
        for (std::size_t i = 0; i < stored.size(); ++i) {
            const std::int64_t frame = part.begin + static_cast<std::int64_t>(i);
            if (isEmpty[i])
                run.end = frame + 1;
            else
                close(frame + 1);
        }
    }
    close(range.end);
    return gaps;
}

Result<bool> continues(const Recording& head, const Recording& longer)
{
    const std::vector<Channel>&first = head.info().channels, &second = longer.info().channels;
    if (first.size() != second.size())
        return false;
    for (std::size_t k = 0; k < first.size(); ++k) {
        const Channel &a = first[k], &b = second[k];
        if (a.label != b.label || !(a.rate == b.rate) || a.storedType != b.storedType ||
            a.scale != b.scale || a.offset != b.offset || b.length < a.length)
            return false;
        const SampleRange range{std::max<std::int64_t>(0, a.length - compared), a.length};
        Result<bool> same =
            isIntegerType(a.storedType)
                ? agree<std::int32_t>(
                      range,
                      [&](SampleRange part, auto into) { return head.readStored(k, part, into); },
                      [&](SampleRange part, auto into) { return longer.readStored(k, part, into); })
                : agree<double>(
                      range, [&](SampleRange part, auto into) { return head.read(k, part, into); },
                      [&](SampleRange part, auto into) { return longer.read(k, part, into); });
        if (!same || !*same)
            return same;
    }
    return true;
}

}  // namespace facialis::engine
