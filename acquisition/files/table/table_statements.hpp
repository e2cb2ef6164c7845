// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::acquisition {

/// What the lines above a table state about it.
struct TableStatements {
    std::optional<Frequency> rate;
    std::string rateStatement;        ///< the line, for messages
    std::vector<int> resolutionBits;  ///< one a channel, or one for all
    std::vector<std::string> labels;
};

/// Reads one line ("# Sampling Rate (Hz):= 1000.00", "Fs = 2 kHz", "Interval: 0.5 ms") into
/// `statements`; the first statement of a kind counts. Lines that state nothing are passed over.
void readStatement(std::string_view line, TableStatements& statements);

}  // namespace facialis::acquisition
