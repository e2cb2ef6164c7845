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

Result<void> Hdf5Recording::read(std::size_t channel, SampleRange range,
                                 std::span<double> into) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    const ChannelSource& source = sources_[channel];
    const SampleRange late = range.intersection({0, source.first});
    if (!late.isEmpty())
        std::fill_n(into.begin(), late.length(), std::numeric_limits<double>::quiet_NaN());
    const SampleRange there{std::max(range.begin, source.first), range.end};
    if (there.isEmpty())
        return {};
    const std::span<double> samples = into.last(static_cast<std::size_t>(there.length()));
    Result<void> done = guarded(info_.path, [&] {
        datasets_[source.dataset].read(
            source.column, {there.begin - source.first, there.end - source.first}, samples);
    });
    if (!done)
        return done;
    if (source.scale != 1.0 || source.offset != 0.0)
        for (double& value : into)
            value = value * source.scale + source.offset;
    const Frequency rate = info_.channels[channel].rate;
    const auto blank = [&](TimeInterval gap) {
        const SampleRange missing =
            range.intersection({sampleAt(gap.onset, rate), sampleAt(gap.offset, rate)});
        if (!missing.isEmpty())
            std::fill(into.begin() + (missing.begin - range.begin),
                      into.begin() + (missing.end - range.begin),
                      std::numeric_limits<double>::quiet_NaN());
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
    const ChannelSource& source = sources_[channel];
    const SampleRange there{std::max(range.begin, source.first), range.end};
    const auto late = static_cast<std::size_t>(
        std::clamp<std::int64_t>(source.first - range.begin, 0, range.length()));
    std::fill_n(into.begin(), late, 0);
    if (there.isEmpty())
        return {};
    return guarded(info_.path, [&] {
        datasets_[source.dataset].read(source.column,
                                       {there.begin - source.first, there.end - source.first},
                                       into.subspan(late));
    });
}

}  // namespace facialis
