// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <span>

#include "data/model/result.hpp"
#include "data/model/units.hpp"
#include "dsp/filter/butterworth.hpp"
#include "dsp/filter/cascade.hpp"

namespace facialis::dsp {

/// The linear envelope of Winter: the rectified signal behind a low-pass, Butterworth of second
/// order, causal. Starts in the steady state of its first sample.
class LinearEnvelope {
public:
    /// @param edge  of the low-pass; 3-10 Hz shows movement, 50 Hz serves detection
    /// @errors an edge that is not between 0 and rate/2
    [[nodiscard]] static Result<LinearEnvelope> create(Frequency edge, Frequency rate)
    {
        auto sections = butterworthLowPass(2, edge, rate);
        if (!sections)
            return tl::unexpected(sections.error());
        return LinearEnvelope(Cascade(std::move(*sections)));
    }

    [[nodiscard]] double operator()(double x)
    {
        std::array<double, 1> sample{std::abs(x)};
        if (!isStarted_)
            lowPass_.settleAt(sample[0]);
        isStarted_ = true;
        lowPass_.process(sample);
        return sample[0];
    }

    void reset() { isStarted_ = false; }

private:
    explicit LinearEnvelope(Cascade lowPass) : lowPass_(std::move(lowPass)) {}

    Cascade lowPass_;
    bool isStarted_ = false;
};

}  // namespace facialis::dsp
