// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "data/model/result.hpp"
#include "dsp/detection/detector.hpp"
#include "dsp/parameter.hpp"

namespace facialis::dsp {

/// What a detector must know of the signal it is given.
struct DetectorInput {
    Frequency rate;
    Frequency highPass;  ///< the band that was filtered out of the raw signal
    Frequency lowPass;
    double resolution = 0.0;  ///< one step of the converter, in units of the signal; 0: not known
};

/// A way to find bursts, with what its user should know before choosing it.
struct DetectorMethod {
    std::string_view name;    ///< for --detector and the table of its settings
    std::string_view title;   ///< one line for lists
    std::string_view timing;  ///< causal or not, and when it knows what it reports
    std::string_view source;  ///< citation
    std::span<const Parameter> parameters;
    std::string_view threshold;  ///< the parameter that trades missed bursts for false ones
    std::unique_ptr<Detector> (*make)(const DetectorInput&, const ParameterValues&);
};

/// All there are; the first is the default.
[[nodiscard]] std::span<const DetectorMethod* const> detectorMethods();
/// @return null for an unknown name
[[nodiscard]] const DetectorMethod* findDetectorMethod(std::string_view name);
/// Names for `--detector`, in the order of detectorMethods().
[[nodiscard]] std::span<const std::string_view> detectorNames();

/// @errors a band that does not fit the rate
[[nodiscard]] Result<std::unique_ptr<Detector>> makeDetector(const DetectorMethod& method,
                                                             const DetectorInput& input,
                                                             const ParameterValues& values);
/// The same by name, with standard values. @errors also an unknown name (all are listed)
[[nodiscard]] Result<std::unique_ptr<Detector>> makeDetector(std::string_view name,
                                                             const DetectorInput& input);

}  // namespace facialis::dsp
