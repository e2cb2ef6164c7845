// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "acquisition/simulation/bad_channel.hpp"
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

/// How different the patients of a scenario are.
enum class Variety {
    standard,  ///< typical ones
    wide,      ///< over the whole ranges of condition_ranges.hpp, mild and unusual ones included
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
    /// RMS that a neighbouring lead of the same side sees of an event, over the event's own RMS,
    /// 0..0.3; empty: 0.03-0.10 of the samples, drawn lead by lead.
    std::optional<double> crosstalk;
    std::optional<BadChannel> badChannel;  ///< empty: all are good
    Variety variety = Variety::standard;
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
