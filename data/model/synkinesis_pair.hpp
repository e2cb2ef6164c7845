// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/side.hpp"
#include "data/model/time_interval.hpp"

namespace facialis {

/// Could the follower's signal be the driver's, conducted through tissue?
enum class Crosstalk { unlikely, likely, undecided };
[[nodiscard]] std::string_view toString(Crosstalk verdict);

/// Is the follower's co-activation synkinesis?
enum class SynkinesisCall { present, absent, undecided, notAssessable };
[[nodiscard]] std::string_view toString(SynkinesisCall call);

/// The trials of a pair in one manoeuvre.
struct SynkinesisTrials {
    std::string manoeuvre;  ///< its id; "blink": blinks outside movements
    int trials = 0, coActivated = 0;
    std::optional<double> probability;            ///< coActivated / trials
    std::array<double, 2> probabilityCi95{0, 1};  ///< Wilson score interval
    std::optional<Duration> lagMedian;
    std::optional<double> rmsSideRatio;  ///< of those whose waveforms were looked at
};

/// One ordered pair of muscles of one side: what the follower does when the driver is moved.
struct SynkinesisPair {
    std::size_t driver = 0;    ///< channel moved on purpose (or by a blink)
    std::size_t follower = 0;  ///< channel that may move with it
    std::optional<Side> side;
    int trials = 0;                               ///< movements of the driver that could be judged
    int coActivated = 0;                          ///< of these, with the follower active in time
    std::optional<double> probability;            ///< coActivated / trials
    std::array<double, 2> probabilityCi95{0, 1};  ///< Wilson score interval
    std::optional<Duration> lagMedian;            ///< follower onset - driver onset
    std::array<Duration, 2> lagQuartiles{};  ///< 25th and 75th percentile; valid with lagMedian
    std::optional<double> rmsSideRatio;      ///< follower RMS in the task / its mirror muscle's
    std::optional<double> pValue;            ///< against circularly shifted driver times
    /// Largest correlation of the two envelopes within +-100 ms, median over the movements, and
    /// the lag at which it is reached; follower after driver positive.
    std::optional<double> envelopeCorrelation;
    std::optional<Duration> envelopeLag;
    std::optional<double> conductedShare;  ///< of the follower's power: a copy of the driver
    Crosstalk crosstalk = Crosstalk::undecided;
    std::string crosstalkReason;  ///< why, in a sentence with its numbers
    SynkinesisCall call = SynkinesisCall::notAssessable;
    std::vector<SynkinesisTrials> byManoeuvre;
    std::vector<TimeInterval> evidence;  ///< co-activated trials
    std::vector<TimeInterval> quiet;     ///< judged trials in which the follower kept still
};

}  // namespace facialis
