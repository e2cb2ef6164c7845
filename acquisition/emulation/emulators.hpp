// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "acquisition/emulation/device_emulator.hpp"

namespace facialis::acquisition {

/// What is around a firmware: the line it hangs on and how that line behaves.
struct EmulatedKind {
    std::string_view name;
    std::string_view frontEnd;   ///< what the emulated amplifier and converter are, in a sentence
    std::size_t mostValues = 0;  ///< a frame has, for the columns of the truth
    int baud = 0;                ///< of the line, which carries a tenth of it in bytes; 0: no limit
    Duration latency;            ///< the line hands bytes over in batches this far apart
    /// An Arduino is reset when its port is opened, and then waits this long in its boot loader;
    /// empty: opening the port changes nothing.
    std::optional<Duration> bootAfterOpening;
    std::unique_ptr<DeviceEmulator> (*make)();
};

/// All devices on serial lines, one line each in emulators.cpp.
[[nodiscard]] std::span<const EmulatedKind> emulatedKinds();

}  // namespace facialis::acquisition
