// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "data/model/side.hpp"
#include "data/model/time_interval.hpp"
#include "data/model/units.hpp"

namespace facialis {

/// Do two channels burst together when nobody asked for a movement? Blinks, movements, artifacts
/// and conducted copies are taken out first, from the events and from the time.
struct RestSynchrony {
    std::size_t first = 0;  ///< channels; first < second
    std::size_t second = 0;
    std::optional<Side> side;  ///< of both channels; `both` for a mirror pair; empty: mixed
    Duration observed;         ///< how much rest was looked at
    int firstEvents = 0;       ///< bursts of each channel at rest
    int secondEvents = 0;
    int coincident = 0;            ///< bursts of the rarer one with an onset of the other near
    double expected = 0.0;         ///< coincidences that unrelated bursts would give
    std::optional<double> index;   ///< jitter-based synchrony index (Agmon 2012), -1..1
    std::optional<double> pValue;  ///< by circular shifts; empty: fewer than 3 bursts in either
    std::optional<Duration> lagMedian;   ///< second - first, of the coincident ones
    std::vector<TimeInterval> evidence;  ///< coincident bursts, a handful
};

/// How regular the bursts of one channel are at rest.
struct BurstRhythm {
    std::size_t channel = 0;
    int bursts = 0;                   ///< involuntary bursts of the channel
    int rhythmic = 0;                 ///< of these, inside a rhythmic run of at least 5
    std::optional<Frequency> rate;    ///< 1 / median interval inside the runs
    std::optional<double> variation;  ///< coefficient of variation of the intervals in the runs
    std::vector<TimeInterval> runs;
};

/// Involuntary activity (no blinks, movements, artifacts, copies) of a muscle on both sides.
struct Laterality {
    std::string muscle;                 ///< empty: all muscles of the facial nerve together
    int left = 0, right = 0;            ///< bursts
    Duration leftTime, rightTime;       ///< time spent in them
    std::optional<double> index;        ///< (right - left) / (right + left) of the counts
    std::array<double, 2> ci95{-1, 1};  ///< bootstrap over stretches of time; valid with index
};

/// How strongly a muscle was moved on purpose, left against right.
struct VoluntaryStrength {
    std::string muscle;
    std::string manoeuvre;
    int trials = 0;              ///< movements in which either side was active
    double leftOverRight = 1.0;  ///< median ratio of the RMS
};

/// Involuntary bursts of one channel at rest, and what its amplitudes are held against.
struct ChannelActivity {
    std::size_t channel = 0;
    int bursts = 0;  ///< that begin at rest
    int tonic = 0;   ///< of these, tonic ones
    int trains = 0;  ///< runs of at least 3 with less than a second between one and the next
    Duration time;   ///< spent in them
    double perMinute = 0.0;                   ///< bursts per minute of rest
    double timeFraction = 0.0;                ///< time / rest
    std::optional<Duration> lengthMedian;     ///< of the bursts
    std::optional<Duration> intervalMedian;   ///< onset to onset, over rest alone
    std::optional<double> intervalVariation;  ///< coefficient of variation; empty: under 3 bursts

    /// Largest RMS of a movement of the muscle that was asked for (or inferred), over its main
    /// episode of at least 0.3 s. Empty: no such movement, or no unit is known.
    std::optional<Voltage> taskMaximum;
    std::string maximumManoeuvre;  ///< in which it was reached; empty: no movement
    int movements = 0;             ///< movements that were looked at
};

/// One of the equal parts of the examination.
struct TrendPart {
    TimeInterval interval;
    Duration rest;  ///< in it
    int bursts = 0;
    Duration time;                    ///< spent in them
    std::optional<double> perMinute;  ///< of rest; empty: less than 3 s of rest
};

/// How involuntary activity of a side's facial muscles goes on over the examination.
struct ActivityTrend {
    Side side = Side::left;
    std::vector<TrendPart> parts;  ///< 4 to 12; empty: less than a minute was examined
    std::optional<double> slope;   ///< bursts per minute, more with each minute (Theil-Sen)
    std::optional<double> pValue;  ///< of Kendall's tau, by random orders
};

/// What the findings are decided from, beside bursts and pairs.
struct ActivityMeasures {
    Duration restTime;  ///< outside movements and blinks
    std::vector<RestSynchrony> restSynchrony;
    std::vector<BurstRhythm> rhythms;    ///< one per analysed channel
    std::vector<Laterality> laterality;  ///< all muscles first, then each that has both sides
    std::vector<VoluntaryStrength> voluntary;
    std::vector<ChannelActivity> channels;  ///< one per placed channel
    std::vector<ActivityTrend> trends;      ///< of each side with a facial muscle
    bool hasBlinksApart = false;  ///< orbicularis oculi of both sides acts: blinks could be told
    bool hasMarkedTasks = false;  ///< movements were annotated, not inferred
};

}  // namespace facialis
