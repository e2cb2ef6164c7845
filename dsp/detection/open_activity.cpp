// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/open_activity.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/detection/change_time.hpp"

namespace facialis::dsp {
namespace {

/// Natural logarithm of how much likelier noise must be than activity to end it; more for long
/// activity, because durations have no scale: what has lasted for a second will not end within the
/// next ten milliseconds.
constexpr double endEvidence = 7.0;
constexpr double endGrowth = 1.5;
constexpr double endGrowthFrom = 0.1;  // s
/// Activity is thought no louder than this over noise when its end is sought: potentials come in
/// bursts, and between two of them there is silence.
constexpr double highestEndLevel = 4.0;
constexpr double lowestEndLevel = 1.6;
constexpr double levelMemorySeconds = 0.2;
/// What of the activity tells its level at the onset, and at the end.
constexpr double refineSeconds = 0.06;
/// From the first tenth to the peak of a motor unit potential.
constexpr double riseSeconds = 0.006;
/// A sample that is this many times the noise RMS is activity. How large the peak must be for a
/// search by amplitude: the detector's own filters ring on behind an end, so that this comes to
/// help sooner.
constexpr double sureOverNoise = 3.0;
constexpr double leastOnsetPeak = 40.0;
constexpr double leastOffsetPeak = 8.0;
constexpr double envelopeSeconds = 0.005;
constexpr double splitLevel = 2.0;
constexpr std::size_t longestWindow = SignalHistory::windowCount - 1;

double meanOf(std::span<const double> values)
{
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    return sum / double(values.size());
}

}  // namespace

OpenActivity::OpenActivity(Frequency rate)
    : rate_(rate), envelope_(std::llround(envelopeSeconds * rate.hertz()))
{
}

std::int64_t OpenActivity::samples(double seconds) const
{
    return std::llround(seconds * rate_.hertz());
}

void OpenActivity::open(const SignalHistory& history, std::int64_t earliest, double reference,
                        const NoiseModel& known)
{
    isOpen_ = true;
    isOnsetFinal_ = false;
    earliest_ = earliest;
    reference_ = reference;
    evidenceOfNoise_ = 0.0;
    lastActive_ = history.next() - 1;
    const auto energy = history.energy({earliest, history.next()});
    const auto first = std::min(changeToUnknownLevel(energy, reference), energy.size() - 1);
    activity_ = {.range = {earliest + std::int64_t(first), history.next()},
                 .alarm = history.next() - 1,
                 .noiseRms = known.rms(),
                 .noisePower = known.filteredVariance()};
    const auto own = energy.subspan(first);
    level_ = meanOf(own) / reference;
    envelope_.restart(activity_.range.begin);
    for (const double value : own)
        envelope_.add(value);
}

bool OpenActivity::follow(const SignalHistory& history, double energy)
{
    envelope_.add(energy);
    const std::int64_t now = history.next() - 1;
    activity_.peakPower = std::max(activity_.peakPower, history.windowSum(longestWindow) /
                                                            double(history.window(longestWindow)));
    const double noise = std::max(reference_, ActivityList::marginPower(activity_.peakPower));
    level_ += (energy / noise - level_) / (levelMemorySeconds * rate_.hertz());
    const double level = std::clamp(level_, lowestEndLevel, highestEndLevel);
    evidenceOfNoise_ -= 0.5 * ActivityEvidence(level, noise)(energy);
    if (evidenceOfNoise_ <= 0.0) {
        evidenceOfNoise_ = 0.0;
        lastActive_ = now;
    }
    const std::int64_t age = now - activity_.range.begin;
    if (!isOnsetFinal_ && age >= samples(refineSeconds))
        refineOnset(history, now + 1);
    const double seconds = double(age) / rate_.hertz();
    const double growth =
        seconds > endGrowthFrom ? endGrowth * std::log(seconds / endGrowthFrom) : 0.0;
    return evidenceOfNoise_ > endEvidence + growth;
}

void OpenActivity::refineOnset(const SignalHistory& history, std::int64_t end)
{
    isOnsetFinal_ = true;
    SampleRange& range = activity_.range;
    const double level =
        std::max(meanOf(history.energy({range.begin, end})) / reference_, lowestEndLevel);
    const std::int64_t from = std::max(earliest_, history.oldest());
    const auto energy = history.energy({from, end});
    const auto first =
        changeToActivity(energy, reference_, level, std::size_t(samples(riseSeconds)));
    if (first < energy.size())
        range.begin = from + std::int64_t(first);

    const SampleRange beginning{range.begin,
                                std::min(end, range.begin + history.window(longestWindow))};
    const double limit = tenthOfPeak(history, beginning, leastOnsetPeak);
    const auto values = history.raw(beginning);
    range.begin +=
        std::find_if(values.begin(), values.end(), [&](double x) { return std::abs(x) >= limit; }) -
        values.begin();
}

/// In strong activity the ringing of the filters stands above the noise, before it and after; its
/// onset and offset are where it exceeds a tenth of its peak, as far as the noise lets that be
/// seen. 0 where it does not.
double OpenActivity::tenthOfPeak(const SignalHistory& history, SampleRange range,
                                 double leastPeak) const
{
    double peak = 0.0;
    for (const double x : history.raw(range))
        peak = std::max(peak, std::abs(x));
    if (peak < leastPeak * activity_.noiseRms)
        return 0.0;
    return std::max(0.1 * peak, sureOverNoise * activity_.noiseRms);
}

void OpenActivity::refineOffset(const SignalHistory& history)
{
    SampleRange& range = activity_.range;
    const std::int64_t from =
        std::max({range.begin, range.end - samples(refineSeconds), history.oldest()});
    if (from >= range.end)
        return;  // nothing of it is left, or it faded out too long ago
    const double level =
        std::max(meanOf(history.energy({from, range.end})) / reference_, lowestEndLevel);
    const auto count = changeToNoise(history.energy({from, history.next()}), reference_, level);
    if (count > 0)
        range.end = from + std::int64_t(count);

    const SampleRange ending{std::max(range.begin, range.end - history.window(longestWindow)),
                             range.end};
    const double limit = tenthOfPeak(history, ending, leastOffsetPeak);
    const auto values = history.raw(ending);
    range.end -= std::find_if(values.rbegin(), values.rend(),
                              [&](double x) { return std::abs(x) >= limit; }) -
                 values.rbegin();
}

OpenActivity::Closed OpenActivity::close(const SignalHistory& history)
{
    isOpen_ = false;
    if (!isOnsetFinal_)
        refineOnset(history, lastActive_ + 1);
    activity_.range.end = std::max(lastActive_ + 1, activity_.range.begin);
    // The onset may have been refined to behind the last sample that spoke for activity.
    activity_.range.end = std::max(activity_.range.end, activity_.range.begin + 1);
    refineOffset(history);
    Closed closed;
    closed.leadIn = splitLeadIn(history);
    closed.activity = activity_;
    return closed;
}

std::optional<Activity> OpenActivity::splitLeadIn(const SignalHistory& history)
{
    const double margin = ActivityList::marginPower(activity_.peakPower);
    if (margin <= reference_)
        return std::nullopt;
    const std::size_t first = changeToActivity(envelope_.means(), margin, splitLevel);
    const std::int64_t begin = envelope_.sampleOf(first);
    if (begin <= activity_.range.begin || begin >= activity_.range.end)
        return std::nullopt;
    Activity lead = activity_;
    lead.range.end = begin;
    lead.peakPower = envelope_.peakPower(first, history.window(longestWindow));
    activity_.range.begin = begin;
    activity_.alarm = std::max(activity_.alarm, begin);
    return lead;
}

}  // namespace facialis::dsp
