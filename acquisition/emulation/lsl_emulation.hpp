// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>

#include "acquisition/emulation/emulated_device.hpp"

namespace facialis::acquisition {

struct LslEmulationOptions {
    std::string name = "Facialis";
    Frequency rate{1000.0};
    std::string host = "127.0.0.1";  ///< the address to serve on
    FeedOptions feed;
    FaultPlan faults;  ///< lost, duplicated, silence, unplug and rate; the wire itself is TCP
    std::optional<Duration> length;
    std::function<void(const std::string& address)> announce;  ///< called when the stream is there
};

/// Leads of a simulated patient as an LSL stream of 14 channels of microvolts (float32), and what
/// the patient is asked to do as a second one, `NAME-markers`, of texts. The truth holds nanovolts.
/// @errors an unknown scenario, no port, the truth cannot be written
[[nodiscard]] Result<EmulationCounts> emulateLsl(const LslEmulationOptions& options,
                                                 std::optional<SentFrames> truth,
                                                 const std::atomic<bool>& isStopped);

/// Channels of that stream.
constexpr std::size_t lslEmulationChannels = 14;

}  // namespace facialis::acquisition
