// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/repeated_shape.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "dsp/synchrony/cross_correlation.hpp"

namespace facialis::engine {
namespace {

constexpr std::size_t mostForShape = 60;
constexpr Duration halfShape = 40_ms;
constexpr Duration search = 60_ms;
constexpr double sameShape = 0.6;
constexpr double commonPart = 0.5;  // of the short bursts of the channel
/// What is less apart is one beat.
constexpr Duration oneBeat = 60_ms;
/// The recording is searched for the shape in stretches of this length, of long ones in so many
/// that lie evenly over it.
constexpr Duration searched{20.0};
constexpr std::int64_t mostSearched = 30;

/// The waveform around the middle of a burst, with room on both sides to search in.
struct Candidate {
    std::int64_t begin = 0;
    std::vector<double> samples;
};

class ShapeFinder {
public:
    ShapeFinder(const Channel& channel, std::size_t index, const WindowReader& reader,
                std::size_t fewest)
        : channel_(channel),
          index_(index),
          reader_(reader),
          fewest_(fewest),
          half_(static_cast<std::size_t>(sampleAt(halfShape, channel.rate))),
          room_(static_cast<std::size_t>(sampleAt(search, channel.rate)))
    {
    }

    [[nodiscard]] RepeatedShape find(const ActivityTable& table,
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
        RepeatedShape found;
        for (const std::size_t event : events) {
            const Candidate candidate = read(table, event);
            if (!candidate.samples.empty() && best(candidate, shape).likeness >= sameShape)
                found.events.push_back(event);
        }
        // Weak beats are detected now and then only: their rhythm is that of the shape, wherever
        // it stands.
        if (found.events.size() >= fewest_)
            seek(shape, found);
        return found;
    }

private:
    void seek(const std::vector<double>& shape, RepeatedShape& found) const
    {
        const std::int64_t length = sampleAt(searched, channel_.rate);
        const std::int64_t all = std::max<std::int64_t>(1, channel_.length / length);
        const std::int64_t count = std::min(all, mostSearched);
        for (std::int64_t k = 0; k < count; ++k) {
            const std::int64_t begin = k * all / count * length;
            const SampleRange range{begin, std::min(begin + length, channel_.length)};
            std::optional<std::int64_t> before;
            for (const std::size_t place : placesOf(shape, reader_.filtered(index_, range))) {
                const std::int64_t centre = begin + static_cast<std::int64_t>(place + half_);
                found.centres.push_back(centre);
                if (before)
                    found.intervals.push_back(timeOf(centre - *before, channel_.rate).seconds());
                before = centre;
            }
        }
    }

    /// Where a stretch resembles the shape most, ascending; no two are one beat.
    [[nodiscard]] std::vector<std::size_t> placesOf(const std::vector<double>& shape,
                                                    std::vector<double> samples) const
    {
        if (samples.size() < shape.size())
            return {};
        // A gap resembles nothing.
        std::vector<double> energy(samples.size() + 1, 0.0);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (std::isnan(samples[i]))
                samples[i] = 0.0;
            energy[i + 1] = energy[i] + samples[i] * samples[i];
        }
        const double ofShape =
            std::sqrt(std::inner_product(shape.begin(), shape.end(), shape.begin(), 0.0));
        const auto apart = static_cast<std::size_t>(sampleAt(oneBeat, channel_.rate));
        std::vector<std::size_t> places;
        double best = 0.0;
        for (std::size_t i = 0; i + shape.size() <= samples.size(); ++i) {
            const double here = std::sqrt(std::max(0.0, energy[i + shape.size()] - energy[i]));
            if (here <= 0.0)
                continue;
            const double product = std::inner_product(
                shape.begin(), shape.end(), samples.begin() + static_cast<std::ptrdiff_t>(i), 0.0);
            const double likeness = std::abs(product) / (here * ofShape);
            if (likeness < sameShape)
                continue;
            if (places.empty() || i - places.back() > apart) {
                places.push_back(i);
                best = likeness;
            } else if (likeness > best) {
                places.back() = i;
                best = likeness;
            }
        }
        return places;
    }

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
                const bool isCommon = alike >= std::min(fewest_, candidates.size()) &&
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
    std::size_t fewest_, half_, room_;
};

}  // namespace

RepeatedShape repeatedShape(const Channel& channel, std::size_t index, const WindowReader& reader,
                            const ActivityTable& table, const std::vector<std::size_t>& events,
                            std::size_t fewest)
{
    return ShapeFinder(channel, index, reader, fewest).find(table, events);
}

}  // namespace facialis::engine
