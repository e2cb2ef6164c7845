// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "data/model/memory_recording.hpp"
#include "data/model/result.hpp"
#include "data/model/side.hpp"
#include "data/model/truth.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// How the simulated patient is asked to move.
enum class TaskMode {
    on,        ///< tasks are performed and annotated
    unmarked,  ///< tasks are performed, but the file does not say so
    off,       ///< no tasks: rest alone
};

/// What to simulate. The same options give the same bytes.
struct SimulationOptions {
    std::string scenario = "hfs";
    std::uint64_t seed = 1;
    Duration duration{120.0};
    Frequency rate{2048.0};
    /// Scale each event, whatever its kind, to this SNR in 20-450 Hz; empty: physiological.
    std::optional<double> snrDb;
    std::optional<Side> side;  ///< the affected one; empty: drawn from the seed
    TaskMode tasks = TaskMode::on;
    std::optional<Frequency> mains = Frequency(50.0);  ///< empty: off
    /// 0: the recording; 1, 2, ...: further stretches of the same patient, for a stream without
    /// end.
    std::uint64_t stretch = 0;
};

struct SimulatedPatient {
    std::unique_ptr<MemoryRecording> recording;
    Truth truth;
};

/// Names of all scenarios.
[[nodiscard]] std::span<const std::string_view> scenarioNames();

/// Makes a patient. @errors unknown scenario (all are named), a duration or rate out of range
[[nodiscard]] Result<SimulatedPatient> simulate(const SimulationOptions& options);

}  // namespace facialis::acquisition
