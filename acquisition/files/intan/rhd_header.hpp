// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "data/model/result.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// What a channel of an Intan RHD2000 system records, as the file numbers it.
enum class RhdSignal : std::int16_t {
    amplifier = 0,
    auxiliary = 1,
    supplyVoltage = 2,
    boardAnalog = 3,
    digitalIn = 4,
    digitalOut = 5,
};

struct RhdChannel {
    std::string nativeName, customName;
    int nativeOrder = 0;
    RhdSignal signal = RhdSignal::amplifier;
};

/// The header of an RHD file ("RHD2000 Application Note: Data File Formats", Intan Technologies).
struct RhdHeader {
    int major = 0, minor = 0;
    Frequency rate;
    Frequency lowerCutoff, upperCutoff;
    bool hasDspFilter = false;
    Frequency dspCutoff;
    int notch = 0;  ///< 0, 50 or 60 Hz
    std::vector<std::string> notes;
    int temperatureSensors = 0;
    int boardMode = 0;
    std::vector<RhdChannel> channels;  ///< enabled ones, in file order
    std::int64_t bytes = 0;            ///< where the data begin

    [[nodiscard]] std::int64_t samplesPerBlock() const { return major >= 2 ? 128 : 60; }
    [[nodiscard]] std::int64_t count(RhdSignal signal) const;
    /// Bytes of a data block: time stamps, then the signals in the order of their numbers, with
    /// temperatures behind supply voltages.
    [[nodiscard]] std::int64_t blockBytes() const;
};

/// The filters of the amplifiers in the notation of EDF. The notch acts on the screen only, never
/// on the file.
[[nodiscard]] std::string rhdPrefilter(const RhdHeader& header);

/// @errors the header ends early, or states something impossible (which field)
[[nodiscard]] Result<RhdHeader> rhdHeader(std::span<const std::byte> file, const std::string& path);

}  // namespace facialis::acquisition
