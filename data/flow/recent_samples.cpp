// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/flow/recent_samples.hpp"

#include <algorithm>
#include <cassert>

namespace facialis {

RecentSamples::RecentSamples(std::size_t channels, std::size_t capacity)
    : capacity_(std::max<std::size_t>(1, capacity)),
      lengths_(channels, 0),
      samples_(channels * capacity_)
{
}

void RecentSamples::append(std::size_t channel, std::span<const double> samples) noexcept
{
    std::int64_t& length = lengths_[channel];
    const std::size_t skipped = samples.size() - std::min(samples.size(), capacity_);
    std::size_t at = static_cast<std::size_t>(length) + skipped;
    length += static_cast<std::int64_t>(samples.size());
    float* const own = samples_.data() + channel * capacity_;
    for (auto rest = samples.subspan(skipped); !rest.empty();) {
        const std::size_t slot = at % capacity_;
        const std::size_t count = std::min(rest.size(), capacity_ - slot);
        std::transform(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(count), own + slot,
                       [](double sample) { return static_cast<float>(sample); });
        rest = rest.subspan(count);
        at += count;
    }
}

SampleRange RecentSamples::kept(std::size_t channel) const
{
    const std::int64_t length = lengths_[channel];
    return {std::max<std::int64_t>(0, length - static_cast<std::int64_t>(capacity_)), length};
}

void RecentSamples::read(std::size_t channel, SampleRange range,
                         std::span<double> into) const noexcept
{
    assert(range.intersection(kept(channel)) == range && "samples that are still there");
    const float* const own = samples_.data() + channel * capacity_;
    auto at = static_cast<std::size_t>(range.begin);
    while (!into.empty()) {
        const std::size_t slot = at % capacity_;
        const std::size_t count = std::min(into.size(), capacity_ - slot);
        std::copy_n(own + slot, count, into.begin());
        into = into.subspan(count);
        at += count;
    }
}

}  // namespace facialis
