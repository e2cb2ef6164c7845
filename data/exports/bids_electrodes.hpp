// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "data/model/result.hpp"

namespace facialis::bids {

/// One electrode of `_electrodes.tsv`.
struct Electrode {
    std::string name;
    std::array<std::optional<double>, 3>
        position;  ///< x, y, z in the units of the system; empty: unknown
};

/// Where electrodes lay, and in which coordinate system.
struct ElectrodePositions {
    std::vector<Electrode> electrodes;  ///< names are unique
    std::string coordinateSystem;       ///< a whole `_coordsystem.json`
};

/// Reads positions that were measured, in the form of BIDS.
/// @param table   tab-separated; name, x, y and optionally z are read, `n/a` is unknown
/// @param system  JSON with EMGCoordinateSystem, EMGCoordinateUnits (m, mm, cm, percent, n/a) and,
///                where the system is "Other", EMGCoordinateSystemDescription; kept as it is
/// @errors a file cannot be read or lacks one of these; a name that repeats; a cell of no number
[[nodiscard]] Result<ElectrodePositions> readElectrodePositions(const std::string& table,
                                                                const std::string& system);

/// `_electrodes.tsv`: name, x, y and, where one is known, z.
[[nodiscard]] std::string electrodesTsv(const std::vector<Electrode>& electrodes);

/// `_coordsystem.json` of electrodes whose places nobody measured: it says so.
[[nodiscard]] std::string unknownCoordinateSystem();

}  // namespace facialis::bids
