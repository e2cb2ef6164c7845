// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/linear_envelope.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "dsp/filter/butterworth.hpp"

namespace facialis::engine {

std::optional<LinearEnvelope> LinearEnvelope::create(Frequency from, Filtering filtering,
                                                     std::int64_t sample, Values values)
{
    auto sections = dsp::butterworthLowPass(order, edge, from);
    if (!sections)
        return {};
    auto smooth = filtering == Filtering::causal
                      ? dsp::causalFilter(std::move(*sections), from, edge)
                      : dsp::zeroPhaseFilter(std::move(*sections), from);
    return LinearEnvelope(std::move(smooth), from / rate, sample, values);
}

LinearEnvelope::LinearEnvelope(std::unique_ptr<dsp::StreamingFilter> smooth, double step,
                               std::int64_t sample, Values values)
    : smooth_(std::move(smooth)),
      step_(step),
      taken_(sample),
      first_(values.first),
      values_(static_cast<std::size_t>(values.count), std::numeric_limits<double>::quiet_NaN())
{
}

void LinearEnvelope::take(std::span<double> filtered)
{
    for (double& sample : filtered)
        sample = std::abs(sample);
    smoothed_.clear();
    smooth_->process(filtered, smoothed_);
    pick();
}

void LinearEnvelope::finish()
{
    smoothed_.clear();
    smooth_->finish(smoothed_);
    pick();
}

void LinearEnvelope::pick()
{
    for (const double sample : smoothed_) {
        for (; next_ < values_.size(); ++next_) {
            const double position =
                static_cast<double>(first_ + static_cast<std::int64_t>(next_)) * step_;
            const double share = static_cast<double>(taken_) - position;
            if (share < 0.0)
                break;
            if (share == 0.0)
                values_[next_] = sample;
            else if (hasLast_ && share < 1.0)
                values_[next_] = sample + (last_ - sample) * share;
        }
        last_ = sample;
        hasLast_ = true;
        ++taken_;
    }
}

}  // namespace facialis::engine
