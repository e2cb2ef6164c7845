// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "acquisition/network/lsl_outlet.hpp"
#include "src/live/live_event.hpp"

namespace facialis::engine {

/// Sends events to other programs as a Lab Streaming Layer stream of markers (one text channel, of
/// type "Markers", on this machine): bursts, trains, synkinesis, gaps, markers and errors, each as
/// the line of JSON that `facialis monitor` prints. A marker carries the time at which its event
/// began, not when it became known.
class EventOutlet {
public:
    /// @param name  of the stream @errors no port can be opened
    [[nodiscard]] static Result<EventOutlet> open(const std::string& name);

    /// @param line   of the event, see MonitorLines
    /// @param newest time of the newest frame of the stream, which is now
    void send(const LiveEvent& event, const std::string& line, Duration newest);

private:
    explicit EventOutlet(std::unique_ptr<acquisition::LslOutlet> outlet)
        : outlet_(std::move(outlet))
    {
    }
    std::unique_ptr<acquisition::LslOutlet> outlet_;
};

}  // namespace facialis::engine
