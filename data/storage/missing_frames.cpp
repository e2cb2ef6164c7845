// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/missing_frames.hpp"

#include <algorithm>
#include <cmath>

namespace facialis {

namespace {

void extend(std::vector<SampleRange>& runs, SampleRange range)
{
    if (!runs.empty() && runs.back().end == range.begin)
        runs.back().end = range.end;
    else
        runs.push_back(range);
}

bool bit(std::span<const std::byte> bitmap, std::size_t i)
{
    return (static_cast<unsigned>(bitmap[i / 8]) >> (i % 8) & 1U) != 0;
}

}  // namespace

void MissingFrames::addAll(SampleRange range)
{
    extend(all_, range);
}

void MissingFrames::add(const JournalLayout& layout, std::span<const std::byte> bitmaps,
                        std::int64_t firstFrame, std::int64_t frames)
{
    channels_.resize(layout.channels());
    const auto count = static_cast<std::size_t>(frames);
    const std::size_t size = JournalLayout::bitmapBytes(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t frame = firstFrame + static_cast<std::int64_t>(i);
        std::size_t missing = 0;
        for (std::size_t k = 0; k < layout.channels(); ++k)
            missing += bit(bitmaps.subspan(k * size, size), i) ? 1 : 0;
        if (missing == layout.channels())
            extend(all_, {frame, frame + 1});
        else if (missing > 0)
            for (std::size_t k = 0; k < layout.channels(); ++k)
                if (layout.isInteger(k) && bit(bitmaps.subspan(k * size, size), i))
                    extend(channels_[k], {frame, frame + 1});
    }
}

void findMissing(const SampleBlock& block, std::vector<std::byte>& into)
{
    into.clear();
    const std::size_t size = JournalLayout::bitmapBytes(block.frames());
    for (std::size_t k = 0; k < block.channels(); ++k)
        for (std::size_t i = 0; i < block.frames(); ++i)
            if (std::isnan(block.channel(k)[i])) {
                into.resize(size * block.channels());
                into[k * size + i / 8] |= static_cast<std::byte>(1U << (i % 8));
            }
}

std::vector<ChannelGap> channelGapsOf(const std::vector<std::vector<SampleRange>>& missing,
                                      Frequency rate, std::int64_t frames)
{
    std::vector<ChannelGap> gaps;
    for (std::size_t k = 0; k < missing.size(); ++k)
        for (const SampleRange run : missing[k])
            if (run.begin < frames)
                gaps.push_back({k,
                                {{timeOf(run.begin, rate), timeOf(std::min(run.end, frames), rate)},
                                 "the channel had no sample"}});
    return gaps;
}

std::vector<Gap> explainedGaps(const std::vector<SampleRange>& missing,
                               const std::vector<Gap>& told, Frequency rate, std::int64_t frames)
{
    std::vector<Gap> sorted = told;
    std::ranges::stable_sort(sorted, {}, [](const Gap& gap) { return gap.interval.onset; });
    std::vector<Gap> gaps;
    std::size_t from = 0;
    for (const SampleRange run : missing) {
        const SampleRange range{run.begin, std::min(run.end, frames)};
        if (range.isEmpty())
            break;
        const TimeInterval interval{timeOf(range.begin, rate), timeOf(range.end, rate)};
        while (from < sorted.size() && sorted[from].interval.offset <= interval.onset)
            ++from;
        Gap gap{interval, "the frames did not arrive"};
        Duration most;
        for (std::size_t i = from; i < sorted.size() && sorted[i].interval.onset < interval.offset;
             ++i)
            if (const Duration common = sorted[i].interval.overlap(interval); common > most) {
                most = common;
                gap.reason = sorted[i].reason;
            }
        gaps.push_back(std::move(gap));
    }
    return gaps;
}

}  // namespace facialis
