// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "data/model/sample_range.hpp"
#include "data/model/units.hpp"

namespace facialis::dsp {

/// What the detector takes for something that happened in one channel.
struct DetectedActivity {
    SampleRange range;  ///< refined onset .. offset, from the first sample processed
    std::optional<std::int64_t> alarm;  ///< sample at which a causal detector raised it
    double noiseRms = 0.0;              ///< the noise it was held against, in units of the input
    bool isArtifact = false;            ///< an electrode pop, a step: not muscle
};

/// Finds stretches of muscle activity in a filtered signal of one channel, as it arrives.
///
/// The result does not depend on how the signal is cut into blocks. NaN samples are gaps: an open
/// activity ends before them, none starts in them, and the noise estimate is carried across.
class Detector {
public:
    virtual ~Detector() = default;
    Detector(const Detector&) = delete;
    Detector& operator=(const Detector&) = delete;

    /// Takes the next samples; appends what is complete to `found`, ascending.
    virtual void process(std::span<const double> filtered,
                         std::vector<DetectedActivity>& found) = 0;

    /// The signal is over: appends what was still open or held back.
    virtual void finish(std::vector<DetectedActivity>& found) = 0;

    /// RMS of the noise as estimated now, in units of the input; NaN before there is an estimate.
    [[nodiscard]] virtual double noiseRms() const = 0;

protected:
    Detector() = default;
};

}  // namespace facialis::dsp
