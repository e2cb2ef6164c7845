// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/model/result.hpp"

namespace facialis::bids {

/// Where electrodes lay, and in which coordinate system.
struct ElectrodePositions {
    std::vector<std::string> names;  ///< of the electrodes
    std::string table;               ///< a whole `_electrodes.tsv`
    std::string coordinateSystem;    ///< a whole `_coordsystem.json`
};

/// Reads positions that were measured, in the form of BIDS. All columns are kept; decimal commas
/// become points, and empty cells n/a. The coordinate system is kept as it is.
/// @param table   tab-separated; name, x and y (numbers or `n/a`) and whatever else there is
/// @param system  JSON with EMGCoordinateSystem, EMGCoordinateUnits (m, mm, cm, percent, n/a) and,
///                where the system is "Other", EMGCoordinateSystemDescription
/// @errors a file cannot be read or lacks one of these; a name that repeats within its group; a
///         position of no number; coordinates in several systems
[[nodiscard]] Result<ElectrodePositions> readElectrodePositions(const std::string& table,
                                                                const std::string& system);

/// Electrodes whose places nobody measured: x and y are `n/a`, and the system says so.
[[nodiscard]] ElectrodePositions unknownPositions(std::vector<std::string> names);

}  // namespace facialis::bids
