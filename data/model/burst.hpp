// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "data/model/rate_refusal.hpp"
#include "data/model/sample_range.hpp"
#include "data/model/time_interval.hpp"
#include "data/model/units.hpp"

namespace facialis {

/// What a stretch of activity was taken for. The set is closed (the contract's `kind`).
enum class BurstKind {
    blink,
    voluntary,
    spasmClonic,
    spasmTonic,
    synkinetic,
    myokymic,
    artifact,
    unclassified,
};

/// The contract's word: "spasm_clonic", ...
[[nodiscard]] std::string_view toString(BurstKind kind);
[[nodiscard]] std::optional<BurstKind> burstKindFrom(std::string_view word);

/// Activity of one channel from onset to offset.
struct Burst {
    std::size_t channel = 0;        ///< index into RecordingInfo::channels
    SampleRange range;              ///< refined onset .. offset, in that channel's samples
    TimeInterval interval;          ///< the same in time
    std::optional<Duration> alarm;  ///< when a causal detector raised it; empty: it has none
    std::optional<Voltage> rms;     ///< of the filtered signal; empty: no unit is known
    std::optional<Voltage> peak;    ///< largest |filtered signal|; empty: no unit is known
    double rmsOverNoise = 0.0;      ///< filtered RMS / noise RMS (times rest); needs no unit
    BurstKind kind = BurstKind::unclassified;
    bool isConducted = false;  ///< a copy of a larger burst of another channel, at no lag
    bool isByReader = false;   ///< a person added, moved or named it

    std::optional<double> taskPercent;  ///< of the channel's task maximum; empty: no movement

    /// Of the power in the band, noise included; empty: the burst is too short, or the band too
    /// narrow, to say.
    std::optional<Frequency> meanFrequency, medianFrequency;
    /// At which units discharge regularly inside the burst; empty: `rateRefusal` says why not, or
    /// nobody looked.
    std::optional<Frequency> intraburstRate;
    std::optional<RateRefusal> rateRefusal;
};

}  // namespace facialis
