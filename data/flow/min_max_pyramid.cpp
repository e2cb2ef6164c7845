// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/flow/min_max_pyramid.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace facialis {

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr double infinite = std::numeric_limits<double>::infinity();

}  // namespace

const MinMaxPyramid::Pair MinMaxPyramid::nothing{infinity, -infinity};

bool MinMaxPyramid::Pair::add(Pair other)
{
    const bool isWider = other.low < low || other.high > high;
    low = std::min(low, other.low);
    high = std::max(high, other.high);
    return isWider;
}

MinMaxPyramid::MinMaxPyramid(std::size_t channels, std::int64_t expectedLength,
                             std::size_t limitBytes)
    : limitBytes_(limitBytes), traces_(channels)
{
    const auto sizeWith = [&](std::int64_t base) {
        std::size_t pairs = 0;
        for (auto level = static_cast<std::size_t>((expectedLength + base - 1) / base);;
             level = (level + factor - 1) / factor) {
            pairs += level;
            if (level <= 1)
                return pairs * channels * sizeof(Pair);
        }
    };
    while (base_ < expectedLength && sizeWith(base_) > limitBytes_)
        base_ *= 2;
    for (Trace& trace : traces_) {
        trace.levels.resize(1);
        // Once, and not by doubling: a vector that grows holds up to twice what it needs.
        trace.levels[0].reserve(static_cast<std::size_t>((expectedLength + base_ - 1) / base_));
    }
}

std::size_t MinMaxPyramid::bytes() const
{
    return pairs_ * sizeof(Pair);
}

/// Eight running extremes side by side, which the compiler can keep in vector registers; the
/// comparisons are false for NaN, which thereby counts as no sample.
MinMaxPyramid::Pair MinMaxPyramid::extremes(std::span<const double> samples)
{
    constexpr std::size_t lanes = 8;
    double low[lanes], high[lanes];
    std::fill_n(low, lanes, infinite);
    std::fill_n(high, lanes, -infinite);
    std::size_t i = 0;
    for (; i + lanes <= samples.size(); i += lanes)
        for (std::size_t j = 0; j < lanes; ++j) {
            low[j] = samples[i + j] < low[j] ? samples[i + j] : low[j];
            high[j] = samples[i + j] > high[j] ? samples[i + j] : high[j];
        }
    for (; i < samples.size(); ++i) {
        low[0] = samples[i] < low[0] ? samples[i] : low[0];
        high[0] = samples[i] > high[0] ? samples[i] : high[0];
    }
    return {static_cast<float>(*std::min_element(low, low + lanes)),
            static_cast<float>(*std::max_element(high, high + lanes))};
}

/// Joins a pair to level 0 and to what it makes wider above. Bins that are still filling are
/// thereby always right for the samples seen so far.
std::size_t MinMaxPyramid::put(Trace& trace, std::size_t index, Pair pair)
{
    std::size_t added = 0;
    for (std::size_t level = 0;; ++level, index /= factor) {
        if (level == trace.levels.size())
            trace.levels.emplace_back();
        std::vector<Pair>& pairs = trace.levels[level];
        if (level > 0 && pairs.empty()) {
            fillFromBelow(trace, level);
            added += pairs.size();
        }
        assert(index <= pairs.size() && "samples arrive in order");
        const bool isNew = index == pairs.size();
        if (isNew) {
            pairs.push_back(nothing);
            ++added;
        }
        const bool isWider = pairs[index].add(pair);
        if ((!isNew && !isWider) || pairs.size() <= 1)
            return added;
    }
}

/// A new top level starts with all that is below it.
void MinMaxPyramid::fillFromBelow(Trace& trace, std::size_t level)
{
    const std::vector<Pair>& below = trace.levels[level - 1];
    for (std::size_t i = 0; i < below.size(); ++i) {
        if (i % factor == 0)
            trace.levels[level].push_back(nothing);
        trace.levels[level].back().add(below[i]);
    }
}

void MinMaxPyramid::takeMemory()
{
    const std::size_t most = limitBytes_ / sizeof(Pair) / std::max<std::size_t>(1, traces_.size());
    for (Trace& trace : traces_) {
        std::size_t room = most;
        for (std::size_t level = 0;; ++level, room = (room + factor - 1) / factor) {
            if (level == trace.levels.size())
                trace.levels.emplace_back();
            std::vector<Pair>& pairs = trace.levels[level];
            const std::size_t size = pairs.size();
            // A page of memory is there once it was written to, not when it was reserved.
            pairs.resize(std::max(size, room + factor));
            pairs.resize(size);
            if (room <= 1)
                break;
        }
    }
}

void MinMaxPyramid::append(std::size_t channel, std::span<const double> samples)
{
    Trace& trace = traces_[channel];
    while (!samples.empty()) {
        const auto room = static_cast<std::size_t>(base_ - trace.length % base_);
        const std::size_t taken = std::min(room, samples.size());
        pairs_ += put(trace, static_cast<std::size_t>(trace.length / base_),
                      extremes(samples.first(taken)));
        trace.length += static_cast<std::int64_t>(taken);
        samples = samples.subspan(taken);
        if (bytes() > limitBytes_)
            coarsen();
    }
}

/// Halves level 0 of every channel and builds the levels above it anew, in the memory they have.
void MinMaxPyramid::coarsen()
{
    const bool isAtTop = std::all_of(traces_.begin(), traces_.end(), [](const Trace& trace) {
        return trace.levels[0].size() <= 1;
    });
    if (isAtTop)
        return;
    base_ *= 2;
    pairs_ = 0;
    for (Trace& trace : traces_) {
        std::vector<Pair>& finest = trace.levels[0];
        for (std::size_t i = 0; i < finest.size(); ++i) {
            const Pair pair = finest[i];
            if (i % 2 == 0)
                finest[i / 2] = nothing;
            finest[i / 2].add(pair);
        }
        finest.resize((finest.size() + 1) / 2);
        pairs_ += finest.size();
        for (std::size_t level = 1; level < trace.levels.size(); ++level) {
            trace.levels[level].clear();
            if (trace.levels[level - 1].size() > 1)
                fillFromBelow(trace, level);
            pairs_ += trace.levels[level].size();
        }
    }
}

/// Pairs [first, last) of level 0, by as few and as high pairs as cover them.
MinMaxPyramid::Pair MinMaxPyramid::over(const Trace& trace, std::size_t first, std::size_t last)
{
    Pair pair = nothing;
    while (first < last) {
        std::size_t level = 0, width = 1;
        while (level + 1 < trace.levels.size() && first % (width * factor) == 0 &&
               first + width * factor <= last) {
            ++level;
            width *= factor;
        }
        pair.add(trace.levels[level][first / width]);
        first += width;
    }
    return pair;
}

MinMaxColumns MinMaxPyramid::query(std::size_t channel, SampleRange range,
                                   std::size_t columns) const
{
    assert(columns > 0 && range.begin <= range.end && "a range and at least one column");
    const Trace& trace = traces_[channel];
    const auto n = static_cast<std::int64_t>(columns);
    const auto edge = [&](std::int64_t c) {  // without overflow for ranges of any length
        return range.begin + range.length() / n * c + range.length() % n * c / n;
    };
    MinMaxColumns result;
    result.low.reserve(columns);
    result.high.reserve(columns);
    for (std::int64_t c = 0; c < n; ++c) {
        const SampleRange part =
            SampleRange{edge(c), std::max(edge(c) + 1, edge(c + 1))}.intersection(
                {0, trace.length});
        Pair pair = nothing;
        if (!part.isEmpty() && !range.isEmpty())
            pair = over(trace, static_cast<std::size_t>(part.begin / base_),
                        static_cast<std::size_t>((part.end + base_ - 1) / base_));
        const bool isEmpty = pair.low > pair.high;
        result.low.push_back(isEmpty ? std::numeric_limits<float>::quiet_NaN() : pair.low);
        result.high.push_back(isEmpty ? std::numeric_limits<float>::quiet_NaN() : pair.high);
    }
    return result;
}

}  // namespace facialis
