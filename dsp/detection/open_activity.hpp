// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "data/model/sample_range.hpp"
#include "data/model/units.hpp"
#include "dsp/detection/activity_list.hpp"
#include "dsp/detection/coarse_envelope.hpp"
#include "dsp/detection/signal_history.hpp"

namespace facialis::dsp {

/// Activity that was raised and has not ended yet: its onset by look-back, its end by a CUSUM of
/// the evidence for noise, both placed by maximum likelihood.
class OpenActivity {
public:
    explicit OpenActivity(Frequency rate);

    [[nodiscard]] bool isOpen() const { return isOpen_; }
    /// What is thought its first sample.
    [[nodiscard]] std::int64_t begin() const { return activity_.range.begin; }

    /// Raised by the last sample of `history`.
    /// @param earliest   its onset is not before that
    /// @param reference  mean energy that it was held against
    /// @param known      the noise of the moment
    void open(const SignalHistory& history, std::int64_t earliest, double reference,
              const NoiseModel& known);

    /// The next sample. @return whether the activity is over
    [[nodiscard]] bool follow(const SignalHistory& history, double energy);

    struct Closed {
        std::optional<Activity> leadIn;  ///< weak activity that turned into the strong one
        Activity activity;
    };
    /// Ends it: `history` holds the signal up to the present.
    [[nodiscard]] Closed close(const SignalHistory& history);

    /// As if it had never been raised.
    void abandon() { isOpen_ = false; }

private:
    [[nodiscard]] std::int64_t samples(double seconds) const;
    void refineOnset(const SignalHistory& history, std::int64_t end);
    void refineOffset(const SignalHistory& history);
    [[nodiscard]] double tenthOfPeak(const SignalHistory& history, SampleRange range,
                                     double leastPeak) const;
    std::optional<Activity> splitLeadIn(const SignalHistory& history);

    Frequency rate_;
    bool isOpen_ = false;
    Activity activity_;
    CoarseEnvelope envelope_;
    bool isOnsetFinal_ = false;
    std::int64_t earliest_ = 0;
    double reference_ = 0.0;
    double level_ = 0.0;  ///< mean energy lately, over the reference
    double evidenceOfNoise_ = 0.0;
    std::int64_t lastActive_ = 0;
};

}  // namespace facialis::dsp
