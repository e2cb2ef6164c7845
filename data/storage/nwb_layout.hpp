// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/storage/series_plan.hpp"

namespace facialis {

/// How the samples lie in a session file. The numbers are the same in every layout.
struct NwbLayout {
    VoltageSeries voltages = VoltageSeries::electrical;
    /// true: chunks of one channel each, shuffled and deflated, for a recording that is finished
    /// (NwbWriter::appendColumns). false: chunks of several channels, uncompressed, which a kill of
    /// the program cannot damage.
    bool isArchive = false;
};

}  // namespace facialis
