// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "data/model/result.hpp"
#include "dsp/detection/detector.hpp"

namespace facialis::dsp {

/// What a detector must know of the signal it is given.
struct DetectorInput {
    Frequency rate;
    Frequency highPass;  ///< the band that was filtered out of the raw signal
    Frequency lowPass;
    double resolution = 0.0;  ///< one step of the converter, in units of the signal; 0: not known
};

/// Names for `--detector`; the first is the default.
[[nodiscard]] std::span<const std::string_view> detectorNames();

/// @errors an unknown name (all are listed)
[[nodiscard]] Result<std::unique_ptr<Detector>> makeDetector(std::string_view name,
                                                             const DetectorInput& input);

}  // namespace facialis::dsp
