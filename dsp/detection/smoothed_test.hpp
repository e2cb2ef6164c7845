// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

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

/// The mean of a test signal over the last so many milliseconds.
inline TestSignal meanOver(Duration window, Frequency rate, TestSignal test)
{
    std::vector<double> last(std::size_t(std::max<std::int64_t>(sampleAt(window, rate), 1)), 0.0);
    return
        [last = std::move(last), place = std::size_t(0), test = std::move(test)](double x) mutable {
            last[place] = test(x);
            place = (place + 1) % last.size();
            double sum = 0.0;
            for (const double value : last)
                sum += value;
            return sum / double(last.size());
        };
}

}  // namespace facialis::dsp
