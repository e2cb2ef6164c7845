// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/sweep_reader.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace facialis::engine {
namespace {

constexpr Duration shortestInterval = 10_ms;  // of two stimuli; what is closer is one
constexpr Duration shortestLead = 1_ms;       // by which the next artifact is kept away

std::optional<dsp::Rails> railsOf(const Channel& channel)
{
    if (!channel.storedMinimum || !channel.storedMaximum)
        return std::nullopt;
    const double a = static_cast<double>(*channel.storedMinimum) * channel.scale + channel.offset;
    const double b = static_cast<double>(*channel.storedMaximum) * channel.scale + channel.offset;
    // Half a step inside, so that rounding does not hide a rail.
    const double half = 0.5 * std::abs(channel.scale);
    return dsp::Rails{std::min(a, b) + half, std::max(a, b) - half};
}

/// The samples before and behind a stimulus that belong to no other.
struct Own {
    std::size_t baselineBegin, end;
};

Own ownPart(Duration stimulus, const std::vector<Duration>& others, Duration firstSample,
            std::size_t before, std::size_t length, Frequency rate)
{
    Own own{0, length};
    const auto here = std::lower_bound(others.begin(), others.end(), stimulus);
    const auto indexOf = [&](Duration time) {
        const double index = std::ceil((time - firstSample).seconds() * rate.hertz());
        return static_cast<std::size_t>(std::clamp(index, 0.0, static_cast<double>(length)));
    };
    const auto last =
        std::find_if(std::make_reverse_iterator(here), others.rend(),
                     [&](Duration time) { return stimulus - time > shortestInterval; });
    if (last != others.rend())
        own.baselineBegin = std::min(before, indexOf(*last + sweepAfter));
    // The same stimulus may stand in two series.
    const auto next = std::find_if(
        here, others.end(), [&](Duration time) { return time - stimulus > shortestInterval; });
    if (next != others.end())
        own.end = std::max(before, indexOf(*next - shortestLead));
    return own;
}

}  // namespace

Result<std::vector<dsp::Sweep>> readSweeps(const Recording& recording, std::size_t channel,
                                           const StimulusSeries& series,
                                           const std::vector<Duration>& others, Frequency mains)
{
    const Channel& from = recording.info().channels[channel];
    const auto before = static_cast<std::size_t>(sampleAt(sweepBefore, from.rate));
    const std::size_t length = before + static_cast<std::size_t>(sampleAt(sweepAfter, from.rate));
    const std::optional<dsp::Rails> rails = railsOf(from);
    std::vector<dsp::Sweep> sweeps;
    sweeps.reserve(series.times.size());
    for (const Duration time : series.times) {
        // A time that is meant to be a sample's must not be rounded up to the next one.
        const auto stimulus =
            static_cast<std::int64_t>(std::ceil(time.seconds() * from.rate.hertz() - 1e-6));
        const std::int64_t first = stimulus - static_cast<std::int64_t>(before);
        dsp::Sweep sweep;
        sweep.stimulus = before;
        sweep.delay = timeOf(stimulus, from.rate) - time;
        sweep.baselineEnd = before;
        sweep.samples.assign(length, std::numeric_limits<double>::quiet_NaN());
        const SampleRange inside =
            SampleRange{first, first + static_cast<std::int64_t>(length)}.intersection(
                {0, from.length});
        if (!inside.isEmpty()) {
            const std::span<double> into =
                std::span(sweep.samples)
                    .subspan(static_cast<std::size_t>(inside.begin - first),
                             static_cast<std::size_t>(inside.length()));
            if (Result<void> read = recording.read(channel, inside, into); !read)
                return tl::unexpected(read.error());
        }
        const Own own = ownPart(time, others, timeOf(first, from.rate), before, length, from.rate);
        std::fill(sweep.samples.begin() + static_cast<std::ptrdiff_t>(own.end), sweep.samples.end(),
                  std::numeric_limits<double>::quiet_NaN());
        // Outside the recording there is no baseline.
        const auto missing = static_cast<std::size_t>(
            std::clamp<std::int64_t>(-first, 0, std::ssize(sweep.samples)));
        sweep.baselineBegin = std::min(before, std::max(own.baselineBegin, missing));
        sweeps.push_back(dsp::cleaned(std::move(sweep), from.rate, mains, rails));
    }
    return sweeps;
}

StimulusSeries judgedPart(const StimulusSeries& series)
{
    if (series.times.size() <= mostSweeps)
        return series;
    StimulusSeries part = series;
    for (std::size_t k = 0; k < mostSweeps; ++k)
        part.times[k] = series.times[k * series.times.size() / mostSweeps];
    part.times.resize(mostSweeps);
    return part;
}

std::vector<Duration> allTimes(const std::vector<StimulusSeries>& series)
{
    std::vector<Duration> all;
    for (const StimulusSeries& each : series)
        all.insert(all.end(), each.times.begin(), each.times.end());
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace facialis::engine
