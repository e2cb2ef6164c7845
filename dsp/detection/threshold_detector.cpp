// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/threshold_detector.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace facialis::dsp {
namespace {

constexpr double baselineSeconds = 1.5;
constexpr double searchSeconds = 6.0;

/// The stretch of `length` samples with the least energy and no gap; all there is if it is shorter.
std::span<const double> quietest(std::span<const double> signal, std::size_t length)
{
    std::span<const double> best;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t begin = 0; begin + length <= signal.size(); begin += length / 16 + 1) {
        const auto part = signal.subspan(begin, length);
        double energy = 0.0;
        for (const double value : part)
            energy += value * value;
        if (energy > 0.0 && energy < least) {
            least = energy;
            best = part;
        }
    }
    return best;
}

}  // namespace

ThresholdDetector::ThresholdDetector(TestSignalMaker maker, ThresholdRule rule, Frequency rate)
    : maker_(std::move(maker)),
      rule_(rule),
      rate_(rate),
      noiseRms_(std::numeric_limits<double>::quiet_NaN()),
      late_(sampleAt(rule.late, rate))
{
    start_.reserve(std::size_t(searchSeconds * rate.hertz()) + 1);
}

void ThresholdDetector::process(std::span<const double> filtered,
                                std::vector<DetectedActivity>& found)
{
    for (const double value : filtered) {
        if (isLearnt_) {
            step(value, found);
            continue;
        }
        start_.push_back(value);
        if (double(start_.size()) >= searchSeconds * rate_.hertz())
            learn(found);
    }
}

void ThresholdDetector::finish(std::vector<DetectedActivity>& found)
{
    if (!isLearnt_)
        learn(found);
    close(found);
}

void ThresholdDetector::learn(std::vector<DetectedActivity>& found)
{
    const auto length = std::min(std::size_t(baselineSeconds * rate_.hertz()), start_.size() / 2);
    const auto baseline = length < 16 ? std::span<const double>{} : quietest(start_, length);
    if (baseline.empty()) {  // silence or gaps only: look on
        now_ += std::int64_t(start_.size());
        start_.clear();
        return;
    }
    test_ = maker_(baseline);
    setThreshold(baseline);
    isLearnt_ = true;
    std::vector<double> start;
    start.swap(start_);
    for (const double value : start)
        step(value, found);
}

void ThresholdDetector::setThreshold(std::span<const double> baseline)
{
    // The test signal's own filters take a while to settle.
    const std::size_t unsettled = baseline.size() / 5;
    const double count = double(baseline.size() - unsettled);
    const auto meanOf = [&](auto measure) {
        test_->reset();
        double sum = 0.0;
        for (std::size_t i = 0; i < baseline.size(); ++i) {
            const double tested = (*test_)(baseline[i]);
            if (i >= unsettled)
                sum += measure(tested) / count;
        }
        return sum;
    };
    const double mean = meanOf([](double tested) { return tested; });
    const double variance =
        meanOf([&](double tested) { return (tested - mean) * (tested - mean); });
    test_->reset();
    threshold_ = rule_.fixed ? *rule_.fixed : mean + rule_.deviations * std::sqrt(variance);
    double energy = 0.0;
    for (const double value : baseline)
        energy += value * value;
    noiseRms_ = std::sqrt(energy / double(baseline.size()));
}

void ThresholdDetector::step(double value, std::vector<DetectedActivity>& found)
{
    const std::int64_t at = now_++;
    if (!std::isfinite(value)) {
        close(found);
        isInGap_ = true;
        stretchBegin_ = now_;
        return;
    }
    if (isInGap_)
        test_->reset();
    isInGap_ = false;
    if ((*test_)(value) > threshold_) {
        if (firstAbove_ < 0)
            firstAbove_ = at;
        lastAbove_ = at;
    } else if (!isActive_) {
        firstAbove_ = -1;
    }
    const auto longerThan = [&](std::int64_t samples, Duration time) {
        return double(samples) > time.seconds() * rate_.hertz();
    };
    if (!isActive_ && firstAbove_ >= 0 && longerThan(at + 1 - firstAbove_, rule_.activeFor)) {
        isActive_ = true;
        begin_ = firstAbove_;
        alarm_ = at;
    }
    if (isActive_ && longerThan(at - lastAbove_, rule_.quietFor))
        close(found);
}

void ThresholdDetector::close(std::vector<DetectedActivity>& found)
{
    const SampleRange range{std::max(begin_ - late_, stretchBegin_), lastAbove_ + 1 - late_};
    if (isActive_ && range.begin < range.end)
        found.push_back({.range = range, .alarm = alarm_, .noiseRms = noiseRms_});
    isActive_ = false;
    firstAbove_ = -1;
}

}  // namespace facialis::dsp
