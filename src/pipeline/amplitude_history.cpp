// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/amplitude_history.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace facialis::engine {
namespace {

constexpr std::int64_t fineBlock = 256;
constexpr std::int64_t fineBlocks = 2048;  ///< half a million samples: 4 min at 2 kHz
constexpr std::int64_t coarseBlock = 8192;

}  // namespace

void Amplitude::add(std::span<const double> part)
{
    // Four sums side by side, because each addition would wait for the one before.
    constexpr std::size_t width = 4;
    std::array<double, width> sums{}, peaks{}, counts{};
    const auto take = [&](double sample, std::size_t k) {
        const bool isNumber = !std::isnan(sample);
        const double value = isNumber ? std::abs(sample) : 0.0;
        sums[k] += value * value;
        peaks[k] = std::max(peaks[k], value);
        counts[k] += isNumber ? 1.0 : 0.0;
    };
    std::size_t i = 0;
    for (; i + width <= part.size(); i += width)
        for (std::size_t k = 0; k < width; ++k)
            take(part[i + k], k);
    for (; i < part.size(); ++i)
        take(part[i], 0);
    for (std::size_t k = 0; k < width; ++k)
        add({sums[k], peaks[k], static_cast<std::int64_t>(counts[k])});
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

AmplitudeHistory::AmplitudeHistory(std::size_t ringSamples, std::size_t expected)
    : ring_(std::max<std::size_t>(ringSamples, 2 * static_cast<std::size_t>(fineBlock))),
      fine_(static_cast<std::size_t>(fineBlocks))
{
    coarse_.reserve(expected / static_cast<std::size_t>(coarseBlock));
}

void AmplitudeHistory::add(std::span<const double> samples)
{
    while (!samples.empty()) {
        const std::size_t toBlock = static_cast<std::size_t>(fineBlock - count_ % fineBlock);
        const std::size_t count = std::min({samples.size(), toBlock, ring_.size() - place_});
        std::copy_n(samples.begin(), count, ring_.begin() + static_cast<std::ptrdiff_t>(place_));
        place_ = (place_ + count) % ring_.size();
        count_ += static_cast<std::int64_t>(count);
        if (count == toBlock)
            closeBlock();
        samples = samples.subspan(count);
    }
}

void AmplitudeHistory::closeBlock()
{
    const Amplitude block = overExact({count_ - fineBlock, count_});
    fine_[static_cast<std::size_t>((count_ / fineBlock - 1) % fineBlocks)] = block;
    open_.add(block);
    if (count_ % coarseBlock == 0) {
        coarse_.push_back(open_);
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
    const std::int64_t exact = oldestExact();
    const std::int64_t blocks = count_ / fineBlock;
    const std::int64_t oldestFine = std::max<std::int64_t>(0, blocks - fineBlocks) * fineBlock;
    while (at < std::min(oldestFine, range.end) &&
           at / coarseBlock < static_cast<std::int64_t>(coarse_.size())) {
        sum.add(coarse_[static_cast<std::size_t>(at / coarseBlock)]);
        at = (at / coarseBlock + 1) * coarseBlock;
    }
    while (at < std::min(exact, range.end) && at / fineBlock < blocks) {
        sum.add(fine_[static_cast<std::size_t>(at / fineBlock % fineBlocks)]);
        at = (at / fineBlock + 1) * fineBlock;
    }
    sum.add(overExact({std::max(at, exact), range.end}));
    return sum;
}

Amplitude AmplitudeHistory::overExact(SampleRange range) const
{
    Amplitude sum;
    while (!range.isEmpty()) {
        const std::size_t place = static_cast<std::size_t>(range.begin) % ring_.size();
        const std::size_t count =
            std::min(static_cast<std::size_t>(range.length()), ring_.size() - place);
        sum.add(std::span(ring_).subspan(place, count));
        range.begin += static_cast<std::int64_t>(count);
    }
    return sum;
}

}  // namespace facialis::engine
