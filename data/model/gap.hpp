// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/model/time_interval.hpp"

namespace facialis {

/// Time for which the recording holds no samples of any channel. Reading inside a gap yields NaN.
struct Gap {
    TimeInterval interval;
    std::string reason;  ///< "the file says so (EDF+D)", "frames lost on the link", ...
};

}  // namespace facialis
