// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/hdf5_recording.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "data/storage/series_plan.hpp"

namespace facialis {

Hdf5Recording::Hdf5Recording(RecordingInfo info, std::vector<SampleDataset> datasets,
                             std::vector<ChannelSource> sources)
    : info_(std::move(info)), datasets_(std::move(datasets)), sources_(std::move(sources))
{
    assert(info_.channels.size() == sources_.size() && "one source a channel");
}

template <class Number>
Result<void> Hdf5Recording::readRuns(const ChannelSource& source, SampleRange range,
                                     std::span<Number> into, Number missing) const
{
    std::fill(into.begin(), into.end(), missing);
    const std::vector<FrameRun>& runs = *source.runs;
    auto run = std::partition_point(
        runs.begin(), runs.end(), [&](const FrameRun& each) { return each.end() <= range.begin; });
    return guarded(info_.path, [&] {
        for (; run != runs.end() && run->begin < range.end; ++run) {
            const SampleRange part = range.intersection({run->begin, run->end()});
            const std::int64_t shift = run->frame - run->begin;
            datasets_[source.dataset].read(
                source.column, {part.begin + shift, part.end + shift},
                into.subspan(static_cast<std::size_t>(part.begin - range.begin),
                             static_cast<std::size_t>(part.length())));
        }
    });
}

Result<void> Hdf5Recording::read(std::size_t channel, SampleRange range,
                                 std::span<double> into) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    const ChannelSource& source = sources_[channel];
    if (Result<void> done = readRuns(source, range, into, missing); !done)
        return done;
    if (source.scale != 1.0 || source.offset != 0.0)
        for (double& value : into)
            value = value * source.scale + source.offset;
    const Frequency rate = info_.channels[channel].rate;
    const auto blank = [&](TimeInterval gap) {
        const SampleRange lost =
            range.intersection({sampleAt(gap.onset, rate), sampleAt(gap.offset, rate)});
        if (!lost.isEmpty())
            std::fill(into.begin() + (lost.begin - range.begin),
                      into.begin() + (lost.end - range.begin), missing);
    };
    for (const Gap& gap : info_.gaps)
        blank(gap.interval);
    for (const TimeInterval& gap : source.gaps)
        blank(gap);
    return {};
}

Result<void> Hdf5Recording::readStored(std::size_t channel, SampleRange range,
                                       std::span<std::int32_t> into) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    if (!isIntegerType(info_.channels[channel].storedType))
        return failure(
            "channel '" + info_.channels[channel].label + "' is stored as floating point",
            info_.path, "read it as physical values");
    return readRuns(sources_[channel], range, into, std::int32_t{0});
}

}  // namespace facialis
