// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "acquisition/pacing.hpp"
#include "acquisition/simulation/simulate.hpp"
#include "acquisition/source.hpp"

namespace facialis::acquisition {

/// Makes a stretch of a patient; `simulate`, or a quicker one in tests.
using PatientMaker = std::function<Result<SimulatedPatient>(const SimulationOptions&)>;

/// How a simulated patient is streamed.
struct SimulatorStreamOptions {
    std::string name;              ///< the address it was opened with
    SimulationOptions simulation;  ///< its duration is the length of one stretch
    double speed = 1.0;            ///< 0: as fast as it is read
};

/// A simulated patient without end.
///
/// The patient is simulated in stretches (SimulationOptions::stretch 0, 1, 2, ...) that overlap by
/// half a second, in which one is faded into the next with raised cosines, so that no step arises.
/// Until the first overlap the stream is sample for sample what `facialis simulate` writes for the
/// same options. The next stretch is made by a thread of its own while one is played. The same
/// options give the same samples, however they are read.
/// @errors those of simulate(); a stretch of less than two seconds
[[nodiscard]] Result<std::unique_ptr<Source>> streamSimulation(
    const SimulatorStreamOptions& options, std::shared_ptr<Clock> clock,
    PatientMaker maker = simulate);

}  // namespace facialis::acquisition
