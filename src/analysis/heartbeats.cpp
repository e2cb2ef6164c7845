// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/heartbeats.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/synchrony/cross_correlation.hpp"
#include "dsp/synchrony/quantile.hpp"
#include "src/analysis/face_map.hpp"

namespace facialis::engine {
namespace {

constexpr std::size_t fewestBeats = 10;
constexpr std::size_t mostForShape = 60;
constexpr Duration longestBeat = 250_ms;
constexpr Duration halfShape = 40_ms;
constexpr Duration search = 60_ms;
constexpr double sameShape = 0.6;
constexpr double commonPart = 0.5;  // of the short bursts of the channel
constexpr Duration refractory = 330_ms;
constexpr Duration shortestInterval = 400_ms;
constexpr Duration longestInterval{1.5};
constexpr Duration halfFelt = 30_ms;
constexpr std::size_t mostForFelt = 200;
/// Of the squared mean of n windows of unit energy, times n: about 1 where nothing repeats.
constexpr double felt = 3.0;

/// The waveform around the middle of a burst, with room on both sides to search in.
struct Candidate {
    std::int64_t begin = 0;
    std::vector<double> samples;
};

struct Beat {
    std::size_t event = 0;
    std::int64_t centre = 0;  ///< sample in the middle of the shape
};

class BeatFinder {
public:
    BeatFinder(const Channel& channel, std::size_t index, const WindowReader& reader)
        : channel_(channel),
          index_(index),
          reader_(reader),
          half_(static_cast<std::size_t>(sampleAt(halfShape, channel.rate))),
          room_(static_cast<std::size_t>(sampleAt(search, channel.rate)))
    {
    }

    [[nodiscard]] std::vector<Beat> beats(const ActivityTable& table,
                                          const std::vector<std::size_t>& events) const
    {
        std::vector<Candidate> candidates;
        const std::size_t step = (events.size() + mostForShape - 1) / mostForShape;
        for (std::size_t k = 0; k < events.size(); k += step)
            if (auto candidate = read(table, events[k]); !candidate.samples.empty())
                candidates.push_back(std::move(candidate));
        const auto shape = commonShape(candidates);
        if (shape.empty())
            return {};
        std::vector<Beat> found;
        for (const std::size_t event : events) {
            const Candidate candidate = read(table, event);
            if (candidate.samples.empty())
                continue;
            if (const Match match = best(candidate, shape); match.likeness >= sameShape)
                found.push_back(
                    {event, candidate.begin + static_cast<std::int64_t>(match.place + half_)});
        }
        return found;
    }

private:
    struct Match {
        double likeness = 0.0;  ///< |r|
        std::size_t place = 0;  ///< where the shape begins
    };

    [[nodiscard]] Candidate read(const ActivityTable& table, std::size_t event) const
    {
        const SampleRange range = table.burst(event).range;
        const std::int64_t middle = (range.begin + range.end) / 2;
        const auto reach = static_cast<std::int64_t>(half_ + room_);
        if (middle < reach || middle + reach > channel_.length)
            return {};
        return {middle - reach, reader_.filtered(index_, {middle - reach, middle + reach})};
    }

    [[nodiscard]] Match best(const Candidate& candidate, const std::vector<double>& shape) const
    {
        Match match;
        const std::span<const double> samples(candidate.samples);
        for (std::size_t place = 0; place + shape.size() <= samples.size(); ++place) {
            const double r =
                std::abs(dsp::correlation(samples.subspan(place, shape.size()), shape));
            if (r > match.likeness)
                match = {r, place};
        }
        return match;
    }

    /// The mean of those candidates that resemble one of them; empty where they are few.
    [[nodiscard]] std::vector<double> commonShape(const std::vector<Candidate>& candidates) const
    {
        const std::size_t seeds = std::min<std::size_t>(5, candidates.size());
        for (std::size_t s = 0; s < seeds; ++s) {
            const auto& seed = candidates[s * candidates.size() / seeds].samples;
            const auto begin = seed.begin() + static_cast<std::ptrdiff_t>(room_);
            std::vector<double> shape(begin, begin + static_cast<std::ptrdiff_t>(2 * half_));
            // Noise weighs less in the mean than in the seed: the second round asks for more.
            for (const double wanted : {0.4, sameShape}) {
                std::vector<double> sum(2 * half_, 0.0);
                std::size_t alike = 0;
                for (const Candidate& candidate : candidates) {
                    const Match match = best(candidate, shape);
                    if (match.likeness < wanted)
                        continue;
                    ++alike;
                    for (std::size_t i = 0; i < sum.size(); ++i)
                        sum[i] += candidate.samples[match.place + i];
                }
                const bool isCommon = alike >= std::min(fewestBeats, candidates.size()) &&
                                      static_cast<double>(alike) >=
                                          commonPart * static_cast<double>(candidates.size());
                if (!isCommon) {
                    shape.clear();
                    break;
                }
                shape = std::move(sum);
            }
            if (!shape.empty())
                return shape;
        }
        return {};
    }

    const Channel& channel_;
    std::size_t index_;
    const WindowReader& reader_;
    std::size_t half_, room_;
};

double energyOf(const std::vector<double>& samples)
{
    double energy = 0.0;
    for (const double sample : samples)
        energy += sample * sample;
    return energy;
}

/// What a channel carries at the beats of another of its rate.
struct Felt {
    bool isThere = false;  ///< something of one shape at all of them
    double energy = 0.0;   ///< of a beat, as a mean
    double alike = 0.0;    ///< of what the beats have in common
};

Felt feltAt(const std::vector<Beat>& beats, const Channel& other, std::size_t index,
            const WindowReader& reader)
{
    const std::int64_t reach = sampleAt(halfFelt, other.rate);
    std::vector<double> alike(static_cast<std::size_t>(2 * reach), 0.0), mean = alike;
    std::size_t count = 0;
    double sum = 0.0;
    const std::size_t step = (beats.size() + mostForFelt - 1) / mostForFelt;
    for (std::size_t k = 0; k < beats.size(); k += step) {
        const SampleRange range{beats[k].centre - reach, beats[k].centre + reach};
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
bool isOfEyes(const std::vector<Beat>& beats, const std::vector<Channel>& channels,
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
bool isFeltOnOtherSide(const std::vector<Beat>& beats, const std::vector<Channel>& channels,
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

bool isHeartRhythm(const ActivityTable& table, const std::vector<Beat>& beats)
{
    if (beats.size() < fewestBeats)
        return false;
    std::vector<double> intervals;
    for (std::size_t k = 1; k < beats.size(); ++k)
        intervals.push_back((table.burst(beats[k].event).interval.onset -
                             table.burst(beats[k - 1].event).interval.onset)
                                .seconds());
    const double usual = dsp::median(intervals);
    return dsp::quantile(intervals, 0.1) >= refractory.seconds() &&
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
        const auto beats = BeatFinder(channels[c], c, reader).beats(table, events);
        if (isHeartRhythm(table, beats) && isFeltOnOtherSide(beats, channels, c, reader) &&
            !isOfEyes(beats, channels, c, reader))
            for (const Beat& beat : beats)
                table.setKind(beat.event, BurstKind::artifact);
    }
}

}  // namespace facialis::engine
