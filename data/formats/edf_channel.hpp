// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/formats/edf_header.hpp"
#include "data/model/channel.hpp"

namespace facialis {

/// physical = stored * scale + offset
struct EdfScale {
    double scale = 1.0;
    double offset = 0.0;
};

/// The scale that the four limits of a signal mean, in units divided by `unitsPerPhysical`
/// (1e6 for microvolts to volts). Symmetric limits give an offset of exactly 0. Reader and writer
/// both use this one formula, so that what is written is read back to the last bit.
[[nodiscard]] EdfScale edfScale(double physicalMinimum, double physicalMaximum,
                                std::int64_t digitalMinimum, std::int64_t digitalMaximum,
                                double unitsPerPhysical);

/// true for the labels under which trigger words are stored ("Status" of BioSemi, "Trigger").
[[nodiscard]] bool isTriggerLabel(const std::string& label);

/// A signal as a channel (length 0, to be filled in by whoever knows the file). A calibration that
/// makes no sense leaves plain counts, with a warning.
[[nodiscard]] Channel edfChannel(const EdfHeader& header, const EdfSignal& signal,
                                 std::vector<std::string>& warnings);

}  // namespace facialis
