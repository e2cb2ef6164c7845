// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "data/model/units.hpp"
#include "dsp/evoked/sweep.hpp"

namespace facialis::dsp {

/// Where a response is looked for and what it looks like.
struct ResponseWindow {
    Duration from, to;   ///< when its onset may be, after the stimulus
    Duration smoothing;  ///< width of the moving RMS
    Duration shortest;   ///< that it stays above the threshold
    Duration longest;    ///< after its onset, for amplitude and area
};

/// R1 of the blink reflex (10 to 13 ms in health) and the early component of a lateral spread
/// (10.0 ms; Misawa 2006, JNNP 77:216): a volley of some 5 ms. The window is wide enough for the
/// delays of a diseased nerve.
inline constexpr ResponseWindow earlyWindow{7_ms, 20_ms, 2_ms, 1.5_ms, 10_ms};
/// R2 (28 to 45 ms, both sides) and the late component of a lateral spread (35.3 ms; Misawa 2006):
/// an asynchronous volley of some tens of milliseconds.
inline constexpr ResponseWindow lateWindow{22_ms, 60_ms, 5_ms, 5_ms, 60_ms};

/// What a sweep shows in a window.
struct SweepResponse {
    enum class Verdict {
        present,
        absent,
        noBaseline,    ///< too little signal before the stimulus, a gap in it, a dead lead
        notRecorded,   ///< the window leaves the sweep, or lies in a gap
        artifact,      ///< the stimulus' artifact reaches into the window
        activeBefore,  ///< the muscle was active before the stimulus
        goesOn,        ///< activity that began before the window reaches into it
    };
    Verdict verdict = Verdict::absent;
    Duration latency{};          ///< of the onset, after the stimulus; from here on: if present
    Duration end{};              ///< after the stimulus
    double peakToPeak = 0.0;     ///< in the sweep's unit
    double rectifiedArea = 0.0;  ///< unit x seconds: sum |x| dt from the onset to the end

    [[nodiscard]] bool isJudged() const
    {
        return verdict == Verdict::present || verdict == Verdict::absent;
    }
};

/// Looks for a response in each sweep (cleaned, one channel, one rate), against what the same
/// channel does before the stimuli.
///
/// Statistic: the largest moving RMS in a stretch as long as the window. Its values in all such
/// stretches of all baselines give the threshold, exp(median + 3.5 x 1.4826 MAD) of their
/// logarithms, at least 1.6 times their median; so it holds for noise of any colour, and one active
/// baseline does not raise it. Of 8000 windows of made noise none passes; a volley five times the
/// noise is found in 98 % of sweeps. A response is present where the moving RMS, having been below
/// the threshold for 2 ms, exceeds it for `shortest` with an onset inside the window.
/// Onset: the first sample around that crossing (half the smoothing to either side) beyond three
/// times the noise (1.4826 MAD of all baselines); after Hodges & Bui 1996 (mean + k SD), made
/// robust. End: where the moving RMS falls below the threshold for 5 ms.
/// @return one entry a sweep; all `noBaseline` where fewer than 40 ms of baseline can be used
[[nodiscard]] std::vector<SweepResponse> responsesIn(const std::vector<Sweep>& sweeps,
                                                     Frequency rate, const ResponseWindow& window);

/// The shortest baseline a sweep is judged by.
inline constexpr Duration shortestBaseline = 40_ms;

}  // namespace facialis::dsp
