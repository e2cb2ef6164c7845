// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "dsp/detection/activity_list.hpp"
#include "dsp/detection/alarm_thresholds.hpp"
#include "dsp/detection/artifact_shape.hpp"
#include "dsp/detection/change_time.hpp"
#include "dsp/detection/make_detector.hpp"
#include "dsp/detection/open_activity.hpp"
#include "dsp/detection/signal_history.hpp"
#include "dsp/detection/start_activity.hpp"
#include "dsp/noise/noise_model.hpp"

namespace facialis::dsp {
namespace {

/// Natural logarithm of how much likelier activity must be than noise. One window of noise passes
/// it with a chance of about e^-11.5; with some ten thousand independent windows a minute on three
/// scales that is a false alarm in five to ten minutes (measured: docs/method.md).
constexpr double alarmEvidence = 11.5;
/// Bursts come in trains: behind one the next is likelier by this logarithm, but no more than this
/// share of what is asked for: where noise seldom looks like activity little is asked for already.
constexpr double trainEvidence = 1.5;
constexpr double trainShare = 0.13;
constexpr double trainSeconds = 0.5;
constexpr std::array<double, SignalHistory::windowCount> windowSeconds{0.025, 0.05, 0.1};
constexpr std::int64_t leastWindow = 6;
/// Motor unit potentials of the face have half their power below 90-130 Hz (van Boxtel 2001).
constexpr double emphasisHertz = 200.0;
/// How much further up than the signal's band the detector starts: the heart's QRS and what pulls
/// at electrodes end at 40 Hz.
constexpr double highPassShift = 25.0;
constexpr double highPassShare = 0.15;  // of the bandwidth, where that is less
constexpr double lookBackSeconds = 0.25;
constexpr double guardSeconds = 0.01;
/// The filters ring on behind a burst for so long.
constexpr double afterglowSeconds = 0.03;
constexpr double longestArtifactSeconds = 0.4;
constexpr double artifactMarginSeconds = 0.03;
/// What a recording begins with is activity from this length on.
constexpr double startActivitySeconds = 0.1;

Frequency detectorHighPass(const DetectorInput& input)
{
    const Frequency shift((input.lowPass - input.highPass).hertz() * highPassShare);
    return input.highPass + std::min(shift, Frequency(highPassShift));
}

double evidenceInTrain(double alone)
{
    return alone - std::min(trainEvidence, trainShare * alone);
}

class WhitenedGlr final : public Detector {
public:
    WhitenedGlr(const DetectorInput& input, const ParameterValues& values)
        : input_(input),
          // More samples than twice the upper edge say nothing new.
          stride_(std::max<std::int64_t>(1, std::int64_t(input.rate / (2.0 * input.lowPass)))),
          rate_(input.rate / double(stride_)),
          noise_({.rate = rate_,
                  .low = input.highPass,
                  .high = std::min(input.lowPass, rate_ / 2.0),
                  .emphasis = Frequency(emphasisHertz),
                  .leastVariance = input.resolution * input.resolution / 12.0}),
          history_(rate_, detectorHighPass(input), windows()),
          current_(rate_),
          activities_(rate_),
          cellLength_(std::int64_t(noise_.cellSamples())),
          startLength_(std::size_t(cellLength_) * noise_.startCells()),
          alone_(values["alarm_evidence_nats"], windows()),
          inTrain_(evidenceInTrain(values["alarm_evidence_nats"]), windows())
    {
        start_.reserve(4 * startLength_);
        starting_.reserve(4 * startLength_);
        cells_.reserve(64);
    }

    void process(std::span<const double> filtered, std::vector<DetectedActivity>& found) override
    {
        taken_ += static_cast<std::int64_t>(filtered.size());
        for (const double value : filtered) {
            if (phase_ == 0)
                held_ = value;
            if (!std::isfinite(value))
                held_ = std::numeric_limits<double>::quiet_NaN();
            if (++phase_ == stride_) {
                phase_ = 0;
                take(held_, found);
            }
        }
    }

    void finish(std::vector<DetectedActivity>& found) override
    {
        if (phase_ > 0)
            take(held_, found);
        phase_ = 0;
        startNoise(found);
        if (current_.isOpen())
            close();
        releaseAll(found);
    }

    [[nodiscard]] double noiseRms() const override
    {
        return noise_.isStarted() ? noise_.rms() : std::numeric_limits<double>::quiet_NaN();
    }

private:
    using Found = std::vector<DetectedActivity>;

    struct WaitingCell {
        NoiseCell cell;
        std::int64_t begin;
    };

    [[nodiscard]] std::int64_t samples(double seconds) const
    {
        return std::llround(seconds * rate_.hertz());
    }

    [[nodiscard]] std::array<std::int64_t, SignalHistory::windowCount> windows() const
    {
        std::array<std::int64_t, SignalHistory::windowCount> lengths{};
        for (std::size_t k = 0; k < lengths.size(); ++k)
            lengths[k] = std::max(samples(windowSeconds[k]), leastWindow);
        return lengths;
    }

    // ---- the first seconds are held back until the noise is known

    void take(double value, Found& found)
    {
        if (noise_.isStarted()) {
            advance(value, found);
            return;
        }
        if (start_.empty() && std::isnan(value)) {
            ++now_;
            return;
        }
        start_.push_back(value);
        present_ += std::isnan(value) ? 0 : 1;
        if (present_ >= startLength_ || start_.size() >= 4 * startLength_)
            startNoise(found);
    }

    void startNoise(Found& found)
    {
        if (noise_.isStarted() || start_.empty())
            return;
        std::vector<double>& start = starting_;
        start.clear();
        start.swap(start_);
        present_ = 0;
        const auto cells =
            noiseCells(start, rate_, detectorHighPass(input_), std::size_t(cellLength_));
        if (!noise_.start(cells)) {
            now_ += std::int64_t(start.size());
            return;
        }
        beginning_.restart();
        beginStretch();
        for (const double value : start)
            take(value, found);
    }

    void beginStretch()
    {
        isInGap_ = false;
        history_.restart(now_, noise_.filteredVariance());
        activities_.forgetSkirts();
        stretchBegin_ = quietFrom_ = cellBegin_ = now_;
        trainEnd_ = now_;
        cells_.clear();
        setThresholds();
    }

    // ---- one sample

    void advance(double value, Found& found)
    {
        if (std::isnan(value)) {
            if (!isInGap_)
                beginGap(found);
            ++now_;
            return;
        }
        if (isInGap_)
            beginStretch();
        const double energy = history_.push(value, noise_);
        ++now_;
        if (!current_.isOpen())
            watch(found);
        else if (current_.follow(history_, energy))
            close();
        if (now_ - cellBegin_ == cellLength_)
            endCell(found);
    }

    void beginGap(Found& found)
    {
        if (current_.isOpen())
            close();
        releaseAll(found);
        isInGap_ = true;
        beginning_.settle();
        noise_.take(NoiseCell{}, false);
    }

    void setThresholds()
    {
        alone_.setColour(noise_.colour());
        inTrain_.setColour(noise_.colour());
    }

    void watch(Found& found)
    {
        const double noise = std::max(noise_.filteredVariance(), activities_.skirtPower(now_ - 1));
        const AlarmThresholds& thresholds = now_ < trainEnd_ ? inTrain_ : alone_;
        for (std::size_t k = 0; k < SignalHistory::windowCount; ++k) {
            if (history_.windowSum(k) > thresholds[k] * noise) {
                current_.open(history_, earliestOnset(noise), noise, noise_);
                return;
            }
        }
        if (!activities_.isEmpty() && activities_.isFrontFinal(now_))
            release(found);
    }

    [[nodiscard]] std::int64_t earliestOnset(double noise) const
    {
        return std::max({stretchBegin_, activities_.earliestBegin(now_ - 1, noise),
                         now_ - 1 - samples(lookBackSeconds)});
    }

    void close()
    {
        auto [leadIn, activity] = current_.close(history_);
        quietFrom_ = activity.range.end;
        // What rings on behind its end would raise the next alarm.
        const SampleRange spent{activity.range.begin,
                                std::min(now_, activity.range.end + samples(afterglowSeconds))};
        history_.forget(spent, noise_.filteredVariance());
        if (leadIn)
            activities_.add(*leadIn);
        activity.isArtifact = looksLikeArtifact(activity);
        if (Activity* kept = activities_.add(activity)) {
            kept->isArtifact = kept->isRinging || looksLikeArtifact(*kept);
            if (!kept->isArtifact)
                trainEnd_ = kept->range.end + samples(trainSeconds);
        }
    }

    [[nodiscard]] bool looksLikeArtifact(const Activity& activity) const
    {
        const SampleRange range = activity.range;
        if (range.length() > samples(longestArtifactSeconds))
            return false;
        const std::int64_t margin = samples(artifactMarginSeconds);
        const SampleRange seen{std::max({range.begin - margin, stretchBegin_, history_.oldest()}),
                               std::min(range.end + margin, history_.next())};
        if (seen.isEmpty())
            return false;
        return isElectrodeArtifact(history_.raw(seen), activity.noiseRms * activity.noiseRms,
                                   std::min(input_.lowPass, rate_ / 2.0), rate_);
    }

    // ---- results

    void release(Found& found)
    {
        const Activity first = activities_.takeFront();
        // The last stride may be cut short by the end of the signal.
        found.push_back(
            {.range = {first.range.begin * stride_, std::min(first.range.end * stride_, taken_)},
             .alarm = first.alarm * stride_,
             .noiseRms = first.noiseRms,
             .isArtifact = first.isArtifact});
        beginning_.settle();
    }

    void releaseAll(Found& found)
    {
        while (!activities_.isEmpty())
            release(found);
    }

    // ---- noise cells, judged when it is certain whether activity reaches back into them

    void endCell(Found& found)
    {
        cells_.push_back({history_.cell({cellBegin_, now_}), cellBegin_});
        cellBegin_ = now_;
        const std::int64_t delay = history_.window(SignalHistory::windowCount - 1);
        while (!cells_.empty() && cells_.front().begin + cellLength_ + delay <= now_) {
            const WaitingCell cell = cells_.front();
            cells_.erase(cells_.begin());
            const bool isQuiet = isQuietCell({cell.begin, cell.begin + cellLength_});
            beginning_.add(cell.cell.power());
            react(noise_.take(cell.cell, isQuiet), found);
            if (!noise_.isStarted())
                return;
        }
        setThresholds();
    }

    [[nodiscard]] bool isQuietCell(SampleRange cell) const
    {
        const std::int64_t guard = samples(guardSeconds);
        if (current_.isOpen() && cell.end + guard > current_.begin())
            return false;
        return cell.begin >= quietFrom_ + guard;
    }

    void react(NoiseModel::Change change, Found& found)
    {
        switch (change) {
        case NoiseModel::Change::none: break;
        case NoiseModel::Change::fell: findStartActivity(); break;
        case NoiseModel::Change::rose:
            if (current_.isOpen())
                close();
            break;
        case NoiseModel::Change::restarted:
            current_.abandon();
            releaseAll(found);
            break;
        }
    }

    /// The noise turned out to be far below what the recording began with: that was activity.
    void findStartActivity()
    {
        if (!beginning_.isOpen() || current_.isOpen() || !activities_.isEmpty())
            return;
        beginning_.settle();
        const auto loud = beginning_.find(noise_.variance());
        if (!loud)
            return;
        const Activity activity{
            .range = {stretchBegin_ + cellLength_ * loud->cells.begin,
                      stretchBegin_ + cellLength_ * loud->cells.end},
            .alarm = now_ - 1,
            .noiseRms = noise_.rms(),
            .noisePower = noise_.filteredVariance(),
            .peakPower = noise_.filteredVariance() * loud->power / noise_.variance()};
        if (activity.range.length() < samples(startActivitySeconds))
            return;
        activities_.add(activity);
        quietFrom_ = activity.range.end;
        history_.forget({activity.range.begin, now_}, noise_.filteredVariance());
    }

    DetectorInput input_;
    std::int64_t stride_;
    std::int64_t taken_ = 0;  ///< samples, before the stride
    Frequency rate_;          ///< behind the stride; all times and lengths below are counted in it
    NoiseModel noise_;
    SignalHistory history_;
    OpenActivity current_;
    ActivityList activities_;

    std::int64_t phase_ = 0, now_ = 0;
    double held_ = 0.0;
    std::vector<double> start_, starting_;
    std::size_t present_ = 0;
    std::int64_t cellLength_;
    std::size_t startLength_;

    AlarmThresholds alone_, inTrain_;
    std::vector<WaitingCell> cells_;
    std::int64_t cellBegin_ = 0;
    std::int64_t stretchBegin_ = 0;  ///< first sample behind the last gap
    std::int64_t trainEnd_ = 0;      ///< until then the next burst is likelier
    std::int64_t quietFrom_ = 0;     ///< end of the last activity
    bool isInGap_ = false;
    StartActivity beginning_;
};

constexpr std::array parameters{
    Parameter{"alarm_evidence_nats", alarmEvidence, 3.5, 1000.0,
              "log likelihood ratio that raises an alarm"},
};

std::unique_ptr<Detector> make(const DetectorInput& input, const ParameterValues& values)
{
    return std::make_unique<WhitenedGlr>(input, values);
}

}  // namespace

/// The default detector: variance-ratio GLR (the "AGLR" of Staude & Wolf 1999) on the whitened
/// signal, in windows of 25, 50 and 100 ms side by side, short clonic bursts and weak tonic ones.
///
/// Quiet -> active: the evidence n/2 (m - 1 - ln m) of one window passes the threshold, m its mean
/// square over the noise's. Onset and offset: maximum-likelihood change times by look-back. Active
/// -> quiet: a CUSUM of the evidence for noise. Activities less than 20 ms apart are one; what is
/// shorter than 10 ms is none. Causal: an activity is reported once nothing can change it any more,
/// 1.25 s after its end; the first two seconds are held back to learn the noise.
extern const DetectorMethod whitenedGlr{
    .name = "whitened_glr",
    .title = "Variance-ratio GLR on the whitened signal, three windows",
    .timing = "causal; onset and offset by look-back",
    .source = "after Staude & Wolf 1999, Med Eng Phys 21:449; Staude 2001, EURASIP JASP 2001:67",
    .parameters = parameters,
    .threshold = "alarm_evidence_nats",
    .make = make,
};

}  // namespace facialis::dsp
