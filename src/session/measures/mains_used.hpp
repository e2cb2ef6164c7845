// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/analysis_result.hpp"

namespace facialis::engine {

/// The mains line that an analysis worked with, so that what is read again is filtered alike.
[[nodiscard]] inline Frequency mainsUsed(const AnalysisResult& result)
{
    for (const Setting& setting : result.settings)
        if (setting.name == "mains.used_hz")
            if (const double* hertz = std::get_if<double>(&setting.value))
                return Frequency(*hertz);
    return 50_Hz;
}

}  // namespace facialis::engine
