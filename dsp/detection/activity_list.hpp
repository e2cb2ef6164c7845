// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "data/model/sample_range.hpp"
#include "data/model/units.hpp"

namespace facialis::dsp {

/// A stretch that a detector has closed.
struct Activity {
    SampleRange range;
    std::int64_t alarm = 0;
    double noiseRms = 0.0;
    double noisePower = 0.0;  ///< mean energy of the noise
    double peakPower = 0.0;   ///< largest mean energy over 100 ms
    bool isArtifact = false;
    bool isRinging = false;  ///< of the filters, around an artifact
};

/// Closed activities, held back until nothing that follows can change them.
///
/// Joins what belongs together: pauses under 20 ms, and longer ones that are short beside the
/// activity on both sides. Drops what is shorter than a motor unit potential, and the skirts of
/// strong activity: a muscle starts and relaxes over tenths of a second in which single units fire.
/// What stays below a quarter of the amplitude (100 ms RMS) of activity less than a second away is
/// no burst of its own; right behind it, it is its tail.
class ActivityList {
public:
    explicit ActivityList(Frequency rate) : rate_(rate) { held_.reserve(64); }

    /// Takes the next activity. @return the one it is now part of, or null if it was dropped
    Activity* add(Activity activity);

    /// Mean energy that activity at this sample must exceed to be told from the skirt of what ended
    /// just before; 0 where nothing did.
    [[nodiscard]] double skirtPower(std::int64_t at) const;
    /// No activity that is first seen at this sample begins before that one.
    [[nodiscard]] std::int64_t earliestBegin(std::int64_t at, double noisePower) const;

    /// What part of the peak power still belongs to activity: a tenth of its peak in amplitude, in
    /// terms of RMS.
    [[nodiscard]] static double marginPower(double peakPower);

    [[nodiscard]] bool isEmpty() const { return held_.empty(); }
    [[nodiscard]] const Activity& front() const { return held_.front(); }
    /// Whether front() is final at this sample.
    [[nodiscard]] bool isFrontFinal(std::int64_t at) const;
    Activity takeFront();

    /// Nothing of what was has to do with what comes.
    void forgetSkirts();

private:
    [[nodiscard]] std::int64_t samples(double seconds) const;
    [[nodiscard]] bool belongTogether(const Activity& first, const Activity& second) const;
    /// What rings before and behind an artifact is part of it.
    void findRinging(Activity& activity);
    void dropLeadIns(const Activity& strong);

    Frequency rate_;
    std::vector<Activity> held_;
    std::int64_t lastEnd_ = std::numeric_limits<std::int64_t>::min() / 2;
    std::int64_t strongEnd_ = std::numeric_limits<std::int64_t>::min() / 2;
    double strongPower_ = 0.0;  ///< of what the skirt is
    double maskPower_ = 0.0;    ///< of what masks; handed on from one to the next
};

}  // namespace facialis::dsp
