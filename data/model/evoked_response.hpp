// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/finding.hpp"
#include "data/model/side.hpp"
#include "data/model/time_interval.hpp"

namespace facialis {

/// Stimuli of one kind: same site, same side, found in the same place.
struct StimulusSeries {
    std::string source;           ///< "channel TRIG", "annotations"
    std::string site;             ///< id of the knowledge base ("supraorbital"); empty: not said
    std::optional<Side> side;     ///< empty: not said
    std::vector<Duration> times;  ///< ascending
};

/// What a response is called. It has a name only where the site of the stimulus is known.
enum class ResponseName {
    r1,             ///< early component of the blink reflex
    r2,             ///< late component, on either side
    lateralSpread,  ///< in muscles that the stimulated branch does not supply
    unnamed,
};
/// "r1", "r2", "lateral_spread", "unnamed".
[[nodiscard]] std::string_view toString(ResponseName name);

/// Early: around 10 ms. Late: around 35 ms.
enum class ResponseComponent { early, late };
[[nodiscard]] std::string_view toString(ResponseComponent component);

/// What one channel does in one window after the stimuli of a series.
struct EvokedResponse {
    std::size_t series = 0;  ///< index into the list of series
    std::size_t channel = 0;
    ResponseName name = ResponseName::unnamed;
    ResponseComponent component = ResponseComponent::early;
    std::optional<bool> isIpsilateral;  ///< empty: a side is not known
    bool isSpread = false;              ///< R1 or R2 in a muscle other than the orbicularis oculi
    bool isConducted = false;  ///< a copy of a stronger response of the same side, by its waveform
    FindingState state = FindingState::notAssessable;
    int sweeps = 0;      ///< that could be judged
    int sweepsWith = 0;  ///< in which there is a response
    // Over the sweeps with a response; empty where there is none.
    std::optional<Duration> latency;  ///< of the onset after the stimulus, median
    std::array<Duration, 2> latencyQuartiles{};
    std::optional<Voltage> amplitude;  ///< peak to peak, median; empty without a unit, too
    std::optional<double> areaMicrovoltMilliseconds;  ///< of the rectified response, median
    std::vector<std::string> leftOut;                 ///< why sweeps could not be judged: "3: ..."
    std::vector<TimeInterval> evidence;               ///< the responses, in the recording's time

    [[nodiscard]] std::optional<double> persistence() const
    {
        return sweeps > 0 ? std::optional(static_cast<double>(sweepsWith) / sweeps) : std::nullopt;
    }
};

}  // namespace facialis
