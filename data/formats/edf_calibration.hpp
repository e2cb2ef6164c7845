// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/formats/edf_channel.hpp"
#include "data/formats/edf_file.hpp"
#include "data/formats/edf_survey.hpp"
#include "data/model/channel.hpp"

namespace facialis {

/// The limits that a channel gets in a header, and what its samples become.
struct EdfCalibration {
    enum class Samples {
        stored,  ///< the recording's own integers, bit for bit
        whole,   ///< its physical values, which are all whole numbers
        scaled,  ///< its physical values, rounded to steps of `scale`
    };
    Samples samples = Samples::stored;
    std::string unit;
    double physicalMinimum = -1.0, physicalMaximum = 1.0;  ///< printable in eight characters
    std::int64_t digitalMinimum = -1, digitalMaximum = 1;
    EdfScale scale;  ///< as a reader will compute it, in the channel's physical units
    std::vector<std::string> lost;  ///< a sentence for each thing that is not exact
};

/// Chooses the limits: those the recorder stated where they give back the very same scale, else
/// symmetric ones whose quotient does (found by continued fractions, since eight characters hold
/// few scales exactly), else the nearest. Floating point gets the symmetric range +-(2^15 - 1) or
/// +-(2^23 - 1), so that zero is exactly zero.
/// @errors values that no header can state
[[nodiscard]] Result<EdfCalibration> calibrate(const Channel& channel, const EdfSurvey& survey,
                                               EdfVariant variant);

}  // namespace facialis
