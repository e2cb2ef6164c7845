// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "dsp/amplitude/linear_envelope.hpp"
#include "dsp/detection/threshold_detector.hpp"

namespace facialis::dsp {

/// The rectified signal behind a low-pass; just rectified where the rate leaves no room for one.
inline TestSignal smoothed(Frequency edge, Frequency rate)
{
    auto envelope = LinearEnvelope::create(edge, rate);
    if (!envelope)
        return [](double x) { return std::abs(x); };
    return [filter = std::move(*envelope)](double x) mutable { return filter(x); };
}

/// Group delay of that low-pass at its slow end: sqrt(2) / (2 pi edge) for a Butterworth filter of
/// second order.
inline Duration delayOf(Frequency edge)
{
    return Duration(std::numbers::sqrt2 / (2.0 * std::numbers::pi * edge.hertz()));
}

/// The mean of a test signal over the last so many milliseconds.
inline TestSignal meanOver(Duration window, Frequency rate, TestSignal test)
{
    return [ring = std::vector<double>(
                std::size_t(std::max<std::int64_t>(sampleAt(window, rate), 1)), 0.0),
            place = std::size_t(0), sum = 0.0, test = std::move(test)](double x) mutable {
        const double next = test(x);
        sum += next - ring[place];
        ring[place] = next;
        if (++place == ring.size()) {  // added up anew, so that rounding does not pile up
            place = 0;
            sum = std::accumulate(ring.begin(), ring.end(), 0.0);
        }
        return sum / double(ring.size());
    };
}

}  // namespace facialis::dsp
