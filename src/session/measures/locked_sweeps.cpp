// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/measures/locked_sweeps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "src/analysis/sweep_reader.hpp"
#include "src/session/measures/mains_used.hpp"

namespace facialis::engine {
namespace {

void average(LockedSweeps& locked)
{
    locked.mean = dsp::meanOf(locked.sweeps);
    std::vector<dsp::Sweep> rectified = locked.sweeps;
    for (dsp::Sweep& sweep : rectified)
        for (double& value : sweep.samples)
            value = std::abs(value);
    locked.rectifiedMean = dsp::meanOf(rectified);
}

}  // namespace

Result<LockedSweeps> sweepsAfterStimuli(const Recording& recording, const AnalysisResult& result,
                                        std::size_t series, std::size_t channel)
{
    const StimulusSeries judged = judgedPart(result.stimuli[series]);
    auto sweeps =
        readSweeps(recording, channel, judged, allTimes(result.stimuli), mainsUsed(result));
    if (!sweeps)
        return tl::unexpected(sweeps.error());
    LockedSweeps locked;
    locked.channel = channel;
    locked.rate = recording.info().channels[channel].rate;
    locked.times = judged.times;
    locked.sweeps = std::move(*sweeps);
    average(locked);
    return locked;
}

Result<LockedSweeps> sweepsAtOnsets(const WindowReader& reader, const Channel& about,
                                    std::size_t channel, std::span<const Duration> instants,
                                    Duration before, Duration after, std::stop_token stop)
{
    LockedSweeps locked;
    locked.channel = channel;
    locked.rate = about.rate;
    const std::size_t count = std::min(instants.size(), mostSweeps);
    const std::int64_t lead = sampleAt(before, about.rate);
    const std::int64_t length = lead + sampleAt(after, about.rate);
    for (std::size_t k = 0; k < count; ++k) {
        if (stop.stop_requested())
            return failure("stopped before the end", about.label);
        const Duration time = instants[k * instants.size() / count];
        // A time that is meant to be a sample's must not be rounded up to the next one.
        const auto at =
            static_cast<std::int64_t>(std::ceil(time.seconds() * about.rate.hertz() - 1e-6));
        const SampleRange wanted{at - lead, at - lead + length};
        const SampleRange inside = wanted.intersection({0, about.length});
        const std::vector<double> samples = reader.filtered(channel, inside);
        if (std::ssize(samples) != inside.length())
            return failure("the samples cannot be read or filtered", about.label);
        dsp::Sweep sweep;
        sweep.samples.assign(static_cast<std::size_t>(length),
                             std::numeric_limits<double>::quiet_NaN());
        std::copy(samples.begin(), samples.end(),
                  sweep.samples.begin() + std::max<std::int64_t>(0, inside.begin - wanted.begin));
        sweep.stimulus = static_cast<std::size_t>(lead);
        sweep.baselineEnd = sweep.stimulus;
        sweep.artifactEnd = sweep.stimulus;
        sweep.delay = timeOf(at, about.rate) - time;
        locked.times.push_back(time);
        locked.sweeps.push_back(std::move(sweep));
    }
    if (!locked.sweeps.empty())
        average(locked);
    return locked;
}

}  // namespace facialis::engine
