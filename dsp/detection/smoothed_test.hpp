// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>
#include <vector>

#include "dsp/amplitude/linear_envelope.hpp"
#include "dsp/detection/threshold_detector.hpp"

namespace facialis::dsp {

/// The rectified signal behind a low-pass; just rectified where the rate leaves no room for one.
class SmoothedTest : public TestSignal {
public:
    SmoothedTest(Frequency edge, Frequency rate)
    {
        if (auto envelope = LinearEnvelope::create(edge, rate))
            envelope_ = std::move(*envelope);
    }

    [[nodiscard]] double operator()(double x) override
    {
        return envelope_ ? (*envelope_)(x) : std::abs(x);
    }

    void reset() override
    {
        if (envelope_)
            envelope_->reset();
    }

    /// By how much it lags: the group delay of the low-pass at its slow end, sqrt(2) / (2 pi edge)
    /// for a Butterworth filter of second order.
    [[nodiscard]] static Duration delay(Frequency edge)
    {
        return Duration(std::numbers::sqrt2 / (2.0 * std::numbers::pi * edge.hertz()));
    }

private:
    std::optional<LinearEnvelope> envelope_;
};

/// The mean of that over the last so many milliseconds.
class MeanTest final : public TestSignal {
public:
    MeanTest(Duration window, Frequency edge, Frequency rate)
        : smoothed_(edge, rate),
          ring_(std::size_t(std::max<std::int64_t>(sampleAt(window, rate), 1)), 0.0)
    {
    }

    [[nodiscard]] double operator()(double x) override
    {
        const double next = smoothed_(x);
        sum_ += next - ring_[place_];
        ring_[place_] = next;
        if (++place_ == ring_.size()) {  // added up anew, so that rounding does not pile up
            place_ = 0;
            sum_ = std::accumulate(ring_.begin(), ring_.end(), 0.0);
        }
        return sum_ / double(ring_.size());
    }

    void reset() override
    {
        smoothed_.reset();
        std::fill(ring_.begin(), ring_.end(), 0.0);
        place_ = 0;
        sum_ = 0.0;
    }

    [[nodiscard]] static Duration delay(Duration window, Frequency edge)
    {
        return window / 2.0 + SmoothedTest::delay(edge);
    }

private:
    SmoothedTest smoothed_;
    std::vector<double> ring_;
    std::size_t place_ = 0;
    double sum_ = 0.0;
};

}  // namespace facialis::dsp
