// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "data/model/result.hpp"
#include "data/model/time_interval.hpp"
#include "src/session/trace_columns.hpp"

namespace facialis::engine {

/// Which signal a view shows.
enum class TraceDisplay {
    raw,       ///< as recorded
    filtered,  ///< through the band of the analysis, forward and backward
};

/// What a view wants to draw.
struct TracePageRequest {
    TimeInterval window;      ///< may reach beyond the recording: nothing is there
    std::size_t columns = 0;  ///< pixels across the window
    TraceDisplay display = TraceDisplay::filtered;
    std::vector<std::size_t> channels;  ///< which channels, in the order wanted
    bool hasEnvelopes = false;          ///< of filtered traces, their linear envelopes, too

    friend bool operator==(const TracePageRequest&, const TracePageRequest&) = default;
};

/// The linear envelope of a trace (linear_envelope.hpp): values at first, first + step, ... Where
/// the step is longer than 20 ms each is the highest around its time: no burst is left out.
struct TraceEnvelope {
    Duration first, step;
    std::vector<float> values;  ///< NaN: unknown; empty: the trace has none
};

/// A page that is ready to be drawn; physical values (volts, or the file's numbers).
struct TracePage {
    TracePageRequest request;
    std::vector<TraceColumns> traces;      ///< one a channel of the request
    std::vector<TraceEnvelope> envelopes;  ///< one a channel; empty: not asked for, or not there
    bool isCoarse = false;       ///< from the overview; a finer one is on its way: latestPage()
    bool isPartial = false;      ///< the overview is still being made: ask again
    std::optional<Error> error;  ///< a channel that could not be read is left empty
};

}  // namespace facialis::engine
