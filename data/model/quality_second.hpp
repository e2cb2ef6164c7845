// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "data/model/units.hpp"

namespace facialis {

/// What one second of one channel of a live recording was worth.
struct ChannelSecond {
    float clippedShare = 0.0F;  ///< of its samples, at the limits of the recorder; 0..1
    /// Power at the mains frequency and its harmonics over that of their neighbourhood, in dB; NaN:
    /// unknown.
    float mainsRatioDb = std::numeric_limits<float>::quiet_NaN();
    std::optional<bool> isOffElectrode;  ///< as the device says; empty: it cannot tell
    bool isUsable = true;  ///< false: what is found in it is not to be trusted (QualityMeter)
    /// No sample differs from another: not even noise. Said while it is recorded and not stored;
    /// whoever reads the file sees it in the samples.
    bool isFlat = false;
};

/// What one second of a live recording was worth: kept with the recording, so that whoever reads it
/// can see what is not to be trusted, and why.
struct QualitySecond {
    std::int64_t second = 0;              ///< covers [second, second + 1) s from the first sample
    std::int64_t lostFrames = 0;          ///< of the frames in it
    std::optional<Duration> jitter;       ///< by which frames came late, median; empty: unknown
    std::vector<ChannelSecond> channels;  ///< one a channel of the recording
};

}  // namespace facialis
