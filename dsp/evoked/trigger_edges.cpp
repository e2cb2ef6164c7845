// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/evoked/trigger_edges.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/synchrony/quantile.hpp"

namespace facialis::dsp {
namespace {

constexpr std::size_t largestSubset = 1U << 16U;
constexpr double madToSigma = 1.4826;
constexpr double noiseFactor = 8.0;
constexpr double leastOfLargest = 0.02;
constexpr double onShare = 0.5, offShare = 0.3;

}  // namespace

TriggerSurvey::TriggerSurvey(Frequency rate)
    : samplesPerSecond_(std::max<std::int64_t>(1, std::llround(rate.hertz())))
{
}

void TriggerSurvey::add(std::span<const double> samples)
{
    for (const double value : samples) {
        const std::int64_t here = position_++;
        if (!std::isfinite(value))
            continue;
        const auto second = static_cast<std::size_t>(here / samplesPerSecond_);
        if (seconds_.size() <= second)
            seconds_.resize(second + 1, Extremes{HUGE_VAL, -HUGE_VAL});
        seconds_[second].lowest = std::min(seconds_[second].lowest, value);
        seconds_[second].highest = std::max(seconds_[second].highest, value);
        if (here % stride_ != 0)
            continue;
        subset_.push_back(value);
        if (subset_.size() < largestSubset)
            continue;
        for (std::size_t k = 0; 2 * k < subset_.size(); ++k)
            subset_[k] = subset_[2 * k];
        subset_.resize(subset_.size() / 2);
        stride_ *= 2;
    }
}

std::optional<TriggerLevels> TriggerSurvey::levels() const
{
    if (subset_.empty())
        return std::nullopt;
    const double rest = median(subset_);
    double up = 0.0, down = 0.0;
    for (const Extremes& second : seconds_) {
        up = std::max(up, second.highest - rest);
        down = std::max(down, rest - second.lowest);
    }
    const double sign = up >= down ? 1.0 : -1.0;
    const double largest = std::max(up, down);
    std::vector<double> distances;
    distances.reserve(subset_.size());
    for (const double value : subset_) {
        const double deviation = sign * (value - rest);
        distances.push_back(std::min(std::abs(deviation), std::abs(deviation - largest)));
    }
    const double floor =
        std::max(noiseFactor * madToSigma * median(std::move(distances)), leastOfLargest * largest);
    std::vector<double> heights;
    for (const Extremes& second : seconds_)
        if (const double height = sign > 0.0 ? second.highest - rest : rest - second.lowest;
            height > floor)
            heights.push_back(height);
    if (heights.empty())
        return std::nullopt;
    return TriggerLevels{rest, sign * median(std::move(heights))};
}

TriggerEdges::TriggerEdges(TriggerLevels levels, Frequency rate)
    : levels_(levels), quietNeeded_(std::max<std::int64_t>(1, sampleAt(debounce, rate)))
{
}

void TriggerEdges::process(std::span<const double> samples, std::vector<std::int64_t>& edges)
{
    for (const double value : samples) {
        const double share = (value - levels_.rest) / levels_.height;
        if (share > onShare && quiet_ >= quietNeeded_)
            edges.push_back(position_);
        // Between the two thresholds a slow edge keeps its right to be one; NaN compares false.
        if (share < offShare)
            ++quiet_;
        else if (!(share <= onShare) || quiet_ < quietNeeded_)
            quiet_ = 0;
        ++position_;
    }
}

}  // namespace facialis::dsp
