// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "data/model/evoked_response.hpp"
#include "data/model/recording.hpp"
#include "dsp/evoked/sweep.hpp"

namespace facialis::engine {

/// What a sweep shows: a tenth of a second before the stimulus, and long enough behind it for the
/// late responses.
inline constexpr Duration sweepBefore = 100_ms;
inline constexpr Duration sweepAfter = 120_ms;

/// Of more stimuli than this in a series so many are judged, evenly spread, so that memory and time
/// do not grow with a forgotten train of pulses.
inline constexpr std::size_t mostSweeps = 500;

/// The series with the stimuli that are judged: all, or `mostSweeps` of them.
[[nodiscard]] StimulusSeries judgedPart(const StimulusSeries& series);

/// One sweep a stimulus of a series, cleaned (dsp/evoked/sweep.hpp), all of one length and aligned.
///
/// Of stimuli closer than a sweep, each sees only what is its own: the baseline begins where the
/// sweep before it ends, and samples from the next stimulus on are NaN, as are those outside the
/// recording and in gaps.
/// @param others  times of all stimuli of the recording, ascending
/// @errors the medium failed
[[nodiscard]] Result<std::vector<dsp::Sweep>> readSweeps(const Recording& recording,
                                                         std::size_t channel,
                                                         const StimulusSeries& series,
                                                         const std::vector<Duration>& others,
                                                         Frequency mains);

/// Times of all stimuli, ascending.
[[nodiscard]] std::vector<Duration> allTimes(const std::vector<StimulusSeries>& series);

}  // namespace facialis::engine
