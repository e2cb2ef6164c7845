// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/amplitude_history.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace facialis::engine {
namespace {

constexpr std::int64_t fineBlock = 256;
constexpr std::size_t fineBlocks = 2048;  ///< half a million samples: 4 min at 2 kHz
constexpr std::int64_t coarseBlock = 8192;

}  // namespace

void Amplitude::add(double sample)
{
    if (std::isnan(sample))
        return;
    sumOfSquares += sample * sample;
    peak = std::max(peak, std::abs(sample));
    ++samples;
}

void Amplitude::add(const Amplitude& other)
{
    sumOfSquares += other.sumOfSquares;
    peak = std::max(peak, other.peak);
    samples += other.samples;
}

double Amplitude::rms() const
{
    return samples > 0 ? std::sqrt(sumOfSquares / static_cast<double>(samples)) : 0.0;
}

AmplitudeHistory::AmplitudeHistory(std::size_t ringSamples)
    : ring_(std::max<std::size_t>(ringSamples, 2 * static_cast<std::size_t>(fineBlock)))
{
}

void AmplitudeHistory::add(double sample)
{
    ring_[place_] = sample;
    if (++place_ == ring_.size())
        place_ = 0;
    if (++count_ % fineBlock == 0)
        closeBlock();
}

void AmplitudeHistory::closeBlock()
{
    const Amplitude block = overExact({count_ - fineBlock, count_});
    fine_.blocks.push_back(block);
    if (fine_.blocks.size() > fineBlocks) {
        fine_.blocks.pop_front();
        ++fine_.firstBlock;
    }
    open_.add(block);
    if (count_ % coarseBlock == 0) {
        coarse_.blocks.push_back(open_);
        open_ = {};
    }
}

std::int64_t AmplitudeHistory::oldestExact() const
{
    return std::max<std::int64_t>(0, count_ - static_cast<std::int64_t>(ring_.size()));
}

Amplitude AmplitudeHistory::over(SampleRange range) const
{
    range = range.intersection({0, count_});
    Amplitude sum;
    std::int64_t at = range.begin;
    const auto takeBlocks = [&](const Level& level, std::int64_t length, std::int64_t until) {
        while (at < until) {
            const std::int64_t block = at / length;
            const auto place = static_cast<std::size_t>(block - level.firstBlock);
            if (block < level.firstBlock || place >= level.blocks.size())
                return;
            sum.add(level.blocks[place]);
            at = (block + 1) * length;
        }
    };
    const std::int64_t exact = oldestExact();
    if (at < exact) {
        takeBlocks(coarse_, coarseBlock, std::min(fine_.firstBlock * fineBlock, range.end));
        takeBlocks(fine_, fineBlock, std::min(exact, range.end));
    }
    sum.add(overExact({std::max(at, exact), range.end}));
    return sum;
}

Amplitude AmplitudeHistory::overExact(SampleRange range) const
{
    Amplitude sum;
    if (range.isEmpty())
        return sum;
    std::size_t place = static_cast<std::size_t>(range.begin) % ring_.size();
    for (std::int64_t at = range.begin; at < range.end; ++at) {
        sum.add(ring_[place]);
        if (++place == ring_.size())
            place = 0;
    }
    return sum;
}

}  // namespace facialis::engine
