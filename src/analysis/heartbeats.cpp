// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/heartbeats.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "dsp/synchrony/quantile.hpp"
#include "src/analysis/face_map.hpp"
#include "src/analysis/repeated_shape.hpp"

namespace facialis::engine {
namespace {

constexpr std::size_t fewestBeats = 10;
constexpr Duration longestBeat = 250_ms;
constexpr Duration refractory = 330_ms;
constexpr Duration shortestInterval = 400_ms;
constexpr Duration longestInterval{1.5};
constexpr Duration halfFelt = 30_ms;
constexpr std::size_t mostForFelt = 200;
/// Of the squared mean of n windows of unit energy, times n: about 1 where nothing repeats.
constexpr double felt = 3.0;

double energyOf(const std::vector<double>& samples)
{
    return std::inner_product(samples.begin(), samples.end(), samples.begin(), 0.0);
}

/// What a channel carries at the beats of another of its rate.
struct Felt {
    bool isThere = false;  ///< something of one shape at all of them
    double energy = 0.0;   ///< of a beat, as a mean
    double alike = 0.0;    ///< of what the beats have in common
};

Felt feltAt(const std::vector<std::int64_t>& beats, const Channel& other, std::size_t index,
            const WindowReader& reader)
{
    const std::int64_t reach = sampleAt(halfFelt, other.rate);
    std::vector<double> alike(static_cast<std::size_t>(2 * reach), 0.0), mean = alike;
    std::size_t count = 0;
    double sum = 0.0;
    const std::size_t step = (beats.size() + mostForFelt - 1) / mostForFelt;
    for (std::size_t k = 0; k < beats.size(); k += step) {
        const SampleRange range{beats[k] - reach, beats[k] + reach};
        if (range.begin < 0 || range.end > other.length)
            continue;
        const auto window = reader.filtered(index, range);
        const double energy = energyOf(window);
        if (window.size() != alike.size() || energy <= 0.0)
            continue;
        ++count;
        sum += energy;
        for (std::size_t i = 0; i < alike.size(); ++i) {
            alike[i] += window[i] / std::sqrt(energy);
            mean[i] += window[i];
        }
    }
    if (count < fewestBeats)
        return {};
    const auto n = static_cast<double>(count);
    return {energyOf(alike) >= felt * n, sum / n, energyOf(mean) / (n * n)};
}

/// The heart beats far from the eyes: what the leads of the eyes carry more of than any other lead
/// are blinks, which are of one shape and felt on both sides, too.
bool isOfEyes(const std::vector<std::int64_t>& beats, const std::vector<Channel>& channels,
              std::size_t channel, const WindowReader& reader)
{
    if (channels[channel].muscle != eyeMuscle)
        return false;
    const double here = feltAt(beats, channels[channel], channel, reader).energy;
    for (std::size_t c = 0; c < channels.size(); ++c) {
        const Channel& other = channels[c];
        if (other.muscle.empty() || other.muscle == eyeMuscle ||
            other.rate.hertz() != channels[channel].rate.hertz())
            continue;
        if (const Felt there = feltAt(beats, other, c, reader);
            there.isThere && there.alike >= here)
            return false;
    }
    return true;
}

/// The heart reaches the leads of both sides, a muscle of the face only those around it. Where the
/// other side was not recorded, its rhythm has to do.
bool isFeltOnOtherSide(const std::vector<std::int64_t>& beats, const std::vector<Channel>& channels,
                       std::size_t channel, const WindowReader& reader)
{
    bool isRecorded = false;
    for (std::size_t c = 0; c < channels.size(); ++c) {
        const Channel& other = channels[c];
        const Channel& here = channels[channel];
        if (!here.side || !other.side || here.side == other.side || other.muscle.empty() ||
            other.rate.hertz() != here.rate.hertz())
            continue;
        isRecorded = true;
        if (feltAt(beats, other, c, reader).isThere)
            return true;
    }
    return !isRecorded;
}

bool isHeartRhythm(const RepeatedShape& beats)
{
    if (beats.events.size() < fewestBeats || beats.intervals.size() < fewestBeats)
        return false;
    const double usual = dsp::median(beats.intervals);
    // Here and there something else resembles a beat, and cuts an interval in two.
    return dsp::quantile(beats.intervals, 0.25) >= refractory.seconds() &&
           usual >= shortestInterval.seconds() && usual <= longestInterval.seconds();
}

}  // namespace

void markHeartbeats(ActivityTable& table, const std::vector<Channel>& channels,
                    const WindowReader& reader)
{
    for (std::size_t c = 0; c < table.channels(); ++c) {
        std::vector<std::size_t> events;
        for (const std::size_t e : table.of(c))
            if (table.isOpen(e) && table.burst(e).interval.length() <= longestBeat)
                events.push_back(e);
        if (events.size() < fewestBeats)
            continue;
        const RepeatedShape beats =
            repeatedShape(channels[c], c, reader, table, events, fewestBeats);
        if (isHeartRhythm(beats) && isFeltOnOtherSide(beats.centres, channels, c, reader) &&
            !isOfEyes(beats.centres, channels, c, reader))
            for (const std::size_t event : beats.events)
                table.setKind(event, BurstKind::artifact);
    }
}

}  // namespace facialis::engine
