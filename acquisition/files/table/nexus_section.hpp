// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "data/model/result.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// The part of a Vicon Nexus export that holds analog signals: a line "Devices", a line with the
/// rate, names and units, and rows up to a blank line; markers and joints stand in parts of their
/// own, at their own rates.
struct NexusSection {
    std::int64_t firstLine = 1;  ///< behind the rate
    std::int64_t lastLine = 0;
    Frequency rate;
    bool hasOthers = false;  ///< the file holds other parts, which are not read
};

/// @return empty: the file is no such export
/// @errors the file cannot be read
[[nodiscard]] Result<std::optional<NexusSection>> findNexusSection(const std::string& path);

}  // namespace facialis::acquisition
