// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "data/model/side.hpp"
#include "data/model/units.hpp"

namespace facialis {

/// How one sample is stored in the file, for bit-exact export.
enum class SampleType { int16, int24, int32, float32, float64 };

/// What a channel measures.
enum class Dimension {
    voltage,  ///< physical values are volts
    counts,   ///< no unit is known: physical values are the file's numbers, amplitudes are unknown
    other,    ///< temperature, acceleration, a trigger ...: kept and shown, never analysed as EMG
};

/// One trace of a recording: where it was taken, how fast, and what its numbers mean.
///
/// physical = stored * scale + offset, in volts where `dimension` is voltage,
/// in the file's own unit otherwise.
struct Channel {
    std::string label;         ///< as in the file, padding trimmed; labels may repeat
    std::string muscle;        ///< snake_case Latin ("orbicularis_oculi"); empty: unknown
    std::optional<Side> side;  ///< empty: unknown
    Frequency rate;            ///< true rate of this channel
    std::int64_t length = 0;   ///< samples on the recording's timeline, gaps included
    Dimension dimension = Dimension::counts;
    std::string unit;  ///< as written in the file ("uV", "mV", "", "degC")
    SampleType storedType = SampleType::float64;
    double scale = 1.0;      ///< physical units per stored unit
    double offset = 0.0;     ///< physical units
    std::string prefilter;   ///< what the recorder already filtered, as stated; may be empty
    std::string transducer;  ///< electrode, as stated; may be empty
    std::optional<std::int64_t> storedMinimum;  ///< lowest number the recorder can store (clipping)
    std::optional<std::int64_t> storedMaximum;  ///< highest number the recorder can store

    [[nodiscard]] Duration duration() const { return timeOf(length, rate); }
};

}  // namespace facialis
