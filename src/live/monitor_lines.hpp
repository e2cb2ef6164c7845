// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "acquisition/source.hpp"
#include "src/live/live_event.hpp"
#include "src/live/live_session.hpp"

namespace facialis::engine {

/// The lines of `facialis monitor` (schema `facialis.monitor/1`): one JSON object each, without
/// the newline. `t_s` is the stream's time at which something became known; other times are those
/// of the analysis schema.
class MonitorLines {
public:
    explicit MonitorLines(std::vector<Channel> channels);

    /// {type: start, schema, source, channels, latency_ms, settings, warnings}
    [[nodiscard]] std::string start(const LiveSession& session) const;
    /// burst, train, synkinesis, quality, gap, marker, interpretation, error
    [[nodiscard]] std::string line(const LiveEvent& event) const;
    /// {type: end, t_s, frames, frames_lost, gaps, bursts, reason}
    [[nodiscard]] static std::string end(const LiveSnapshot& snapshot);

private:
    std::vector<Channel> channels_;
};

}  // namespace facialis::engine
