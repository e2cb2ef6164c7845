// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "data/model/units.hpp"
#include "dsp/detection/detector.hpp"
#include "dsp/detection/make_detector.hpp"

namespace facialis::dsp {

/// Turns the filtered signal, sample by sample, into what is compared with the threshold.
class TestSignal {
public:
    virtual ~TestSignal() = default;
    TestSignal(const TestSignal&) = delete;
    TestSignal& operator=(const TestSignal&) = delete;

    [[nodiscard]] virtual double operator()(double x) = 0;
    /// As new: behind a gap.
    virtual void reset() = 0;

protected:
    TestSignal() = default;
};
/// Makes one, once there is a `baseline`: the quiet stretch.
using TestSignalMaker =
    std::function<std::unique_ptr<TestSignal>(std::span<const double> baseline)>;

/// When the test signal means activity.
struct ThresholdRule {
    double deviations = 3.0;      ///< threshold: mean + so many standard deviations in the baseline
    std::optional<double> fixed;  ///< instead: this, for a test signal that is scaled already
    Duration activeFor{0.0};      ///< above it for so long before it counts
    Duration quietFor{0.0};       ///< below it for so long before it is over
    Duration late{0.0};           ///< by which the test signal lags; taken off onset and offset
};

/// The frame that the classical detectors share: mean and deviation of the test signal in a quiet
/// baseline (the quietest 1.5 s of the first 6), a fixed threshold, times to be above and below it,
/// and no refinement. The baseline stays for ever, which is how they were published. NaN ends
/// activity.
class ThresholdDetector final : public Detector {
public:
    ThresholdDetector(TestSignalMaker maker, ThresholdRule rule, Frequency rate);

    void process(std::span<const double> filtered, std::vector<DetectedActivity>& found) override;
    void finish(std::vector<DetectedActivity>& found) override;
    [[nodiscard]] double noiseRms() const override { return noiseRms_; }

private:
    void learn(std::vector<DetectedActivity>& found);
    void setThreshold(std::span<const double> baseline);
    void step(double value, std::vector<DetectedActivity>& found);
    void close(std::vector<DetectedActivity>& found);

    TestSignalMaker maker_;
    ThresholdRule rule_;
    Frequency rate_;
    std::vector<double> start_;
    std::unique_ptr<TestSignal> test_;  ///< none before the baseline is known
    bool isLearnt_ = false, isActive_ = false, isInGap_ = false;
    double threshold_ = 0.0, noiseRms_;
    std::int64_t late_, stretchBegin_ = 0;  ///< first sample behind the last gap
    std::int64_t now_ = 0, firstAbove_ = -1, lastAbove_ = -1, begin_ = 0, alarm_ = 0;
};

}  // namespace facialis::dsp
