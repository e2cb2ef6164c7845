// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "data/model/recording.hpp"

namespace facialis {

/// What the samples of one channel are like, gaps left out: needed before a header can be written.
struct EdfSurvey {
    bool isInteger = false;      ///< the recording stores whole numbers
    bool isWholeNumbers = true;  ///< every physical value is a whole number
    bool isEmpty = true;         ///< no sample at all is there
    std::int64_t lowest = 0;     ///< of the stored numbers, where isInteger
    std::int64_t highest = 0;
    double largest = 0.0;              ///< magnitude of the physical values
    std::int64_t infinite = 0;         ///< samples that are infinite
    std::vector<SampleRange> missing;  ///< NaN outside the gaps of the recording
};

/// Walks through all samples once, in time order, giving pages back on the way. One survey a
/// channel.
/// @errors the recording cannot be read
[[nodiscard]] Result<std::vector<EdfSurvey>> surveyRecording(const Recording& recording);

/// The samples of `channel` in the time between `from` and `to`, none twice and none left out.
[[nodiscard]] SampleRange samplesBetween(const Channel& channel, Duration from, Duration to);

/// A stretch of time that holds about a quarter of a million samples of all channels together.
[[nodiscard]] Duration comfortableStretch(const RecordingInfo& info);

/// true for recordings that store whole numbers in this channel.
[[nodiscard]] bool storesIntegers(const Channel& channel);

}  // namespace facialis
