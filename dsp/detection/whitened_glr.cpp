// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/whitened_glr.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "dsp/detection/artifact_shape.hpp"
#include "dsp/detection/change_time.hpp"
#include "dsp/filter/butterworth.hpp"
#include "dsp/noise/noise_model.hpp"

namespace facialis::dsp {
namespace {

constexpr double alarmEvidence = 11.0;
constexpr double endEvidence = 9.0;
constexpr double highestEndLevel = 4.0;
constexpr double lowestEndLevel = 1.6;
constexpr double emphasisHertz = 200.0;
constexpr double highPassShift = 20.0;
constexpr double endGrowth = 1.0;
constexpr double endGrowthFrom = 0.1;
constexpr double riseMs = 5.0;
constexpr double pauseShare = 0.3;
constexpr double longestPause = 0.15;
constexpr double onsetLevelCap = 1e9;
constexpr double offsetLevelCap = 1e9;
constexpr double onsetShiftMs = 0.0;
constexpr double offsetShiftMs = 0.0;

constexpr std::array<double, 3> windowSeconds{0.025, 0.05, 0.1};
constexpr std::size_t leastWindow = 6;
constexpr double lookBackSeconds = 0.25;
constexpr double refineSeconds = 0.06;
constexpr double mergeSeconds = 0.02;
constexpr double shortestSeconds = 0.015;
constexpr double levelMemorySeconds = 0.2;
constexpr double guardSeconds = 0.01;
constexpr double artifactSeconds = 0.4;
constexpr double skirtSeconds = 0.4;
constexpr double longSkirtSeconds = 1.0;
constexpr double skirtPower = 0.0625;
constexpr double skirtLevel = 2.0;
constexpr double skirtRatio = 0.02;
constexpr double envelopeSeconds = 0.005;
constexpr std::size_t longestEnvelope = 1 << 14;

class WhitenedGlr final : public Detector {
public:
    explicit WhitenedGlr(const DetectorInput& input)
        : input_(input),
          stride_(std::max<std::int64_t>(
              1, std::int64_t(std::floor(input.rate / (2.0 * input.lowPass))))),
          rate_(input.rate / double(stride_)),
          noise_({.rate = rate_,
                  .bandwidth = std::min(input.lowPass, rate_ / 2.0) - input.highPass,
                  .emphasis = Frequency(emphasisHertz)})
    {
        const auto size = std::bit_ceil(std::size_t(samples(1.2)) + 64);
        mask_ = std::int64_t(size) - 1;
        x_.resize(size);
        u_.resize(size);
        const double shift =
            std::min(highPassShift, 0.15 * (input.lowPass - input.highPass).hertz());
        highPass_ =
            butterworthHighPass(2, input.highPass + Frequency(shift), rate_).value().front();
        e_.resize(size);
        for (std::size_t i = 0; i < windowSeconds.size(); ++i) {
            windows_[i].length = std::max<std::int64_t>(samples(windowSeconds[i]), leastWindow);
        }
        cellLength_ = std::int64_t(noise_.cellSamples());
        startLength_ = std::size_t(cellLength_) * noise_.startCells();
    }

    void process(std::span<const double> filtered, std::vector<DetectedActivity>& found) override
    {
        found_ = &found;
        for (const double value : filtered) {
            if (phase_ == 0)
                held_ = value;
            if (!std::isfinite(value))
                held_ = std::numeric_limits<double>::quiet_NaN();
            if (++phase_ == stride_) {
                phase_ = 0;
                take(held_);
            }
        }
        taken_ += std::int64_t(filtered.size());
    }

    void finish(std::vector<DetectedActivity>& found) override
    {
        found_ = &found;
        if (phase_ > 0)
            take(held_);
        phase_ = 0;
        if (!noise_.isStarted())
            startNoise();
        if (isActive_)
            close();
        emitAll();
    }

    [[nodiscard]] double noiseRms() const override
    {
        return noise_.isStarted() ? noise_.rms() : std::numeric_limits<double>::quiet_NaN();
    }

private:
    struct Window {
        std::int64_t length = 0;
        double threshold = 0.0;
        double sum = 0.0;
    };

    struct Activity {
        std::int64_t begin = 0, end = 0, alarm = 0;
        double noiseRms = 0.0;
        double level = 0.0;      ///< mean square behind the whitening filter
        double peakLevel = 0.0;  ///< over 100 ms
        bool isArtifact = false;
    };

    [[nodiscard]] std::int64_t samples(double seconds) const
    {
        return std::llround(seconds * rate_.hertz());
    }
    double& x(std::int64_t at) { return x_[std::size_t(at & mask_)]; }
    double& u(std::int64_t at) { return u_[std::size_t(at & mask_)]; }
    double& e(std::int64_t at) { return e_[std::size_t(at & mask_)]; }

    // ---- learning the noise at the start
    void take(double value)
    {
        if (noise_.isStarted()) {
            advance(value);
            return;
        }
        if (start_.empty() && std::isnan(value)) {
            ++now_;
            return;
        }
        start_.push_back(value);
        present_ += std::isnan(value) ? 0 : 1;
        if (present_ >= startLength_ || start_.size() >= 4 * startLength_)
            startNoise();
    }

    void startNoise()
    {
        std::vector<NoiseCell> cells;
        const auto length = std::size_t(cellLength_);
        scratch_.clear();
        s1_ = s2_ = 0.0;
        for (const double value : start_)
            scratch_.push_back(std::isnan(value) ? value : shape(value));
        for (std::size_t at = 0; at + length <= start_.size(); at += length)
            cells.push_back(cellOf(std::span(scratch_).subspan(at, length),
                                   std::span(start_).subspan(at, length)));
        std::vector<double> start;
        start.swap(start_);
        present_ = 0;
        if (noise_.start(cells)) {
            beginStretch();
            for (const double value : start)
                advance(value);
        } else {
            now_ += std::int64_t(start.size());
        }
    }

    static NoiseCell cellOf(std::span<const double> values, std::span<const double> raw)
    {
        NoiseCell cell;
        cell.isValid =
            std::none_of(values.begin(), values.end(), [](double v) { return std::isnan(v); });
        for (std::size_t k = 0; k < NoiseCell::lagCount; ++k) {
            for (std::size_t i = k; i < values.size(); ++i)
                cell.lags[k] += values[i] * values[i - k];
            cell.lags[k] /= double(values.size());
        }
        for (const double value : raw)
            cell.rawPower += value * value / double(raw.size());
        return cell;
    }

    /// Nothing before this sample is to be looked at.
    void beginStretch()
    {
        missing_ = std::int64_t(NoiseCell::lagCount) - 1;
        std::fill(x_.begin(), x_.end(), 0.0);
        std::fill(u_.begin(), u_.end(), 0.0);
        s1_ = s2_ = 0.0;
        std::fill(e_.begin(), e_.end(), noise_.filteredVariance());
        sumWindows();
        lastEnd_ = now_;
        cellBegin_ = now_;
        cellIsGap_ = false;
        cells_.clear();
    }

    double shape(double value)
    {
        const double y = highPass_.b0 * value + s1_;
        s1_ = highPass_.b1 * value - highPass_.a1 * y + s2_;
        s2_ = highPass_.b2 * value - highPass_.a2 * y;
        return y;
    }

    // ---- one sample
    void advance(double value)
    {
        if (std::isnan(value)) {
            gap();
            return;
        }
        if (isInGap_) {
            isInGap_ = false;
            beginStretch();
        }
        x(now_) = value;
        u(now_) = shape(value);
        double energy = noise_.filteredVariance();
        if (missing_ > 0) {
            --missing_;
        } else {
            double y = 0.0;
            const auto& filter = noise_.filter();
            for (std::size_t k = 0; k < filter.size(); ++k)
                y += filter[k] * u(now_ - std::int64_t(k));
            energy = y * y;
        }
        for (Window& window : windows_)
            window.sum += energy - e(now_ - window.length);
        e(now_) = energy;
        if (isActive_)
            follow(energy);
        else
            watch();
        ++now_;
        if (now_ - cellBegin_ == cellLength_)
            endCell();
    }

    void gap()
    {
        if (!isInGap_) {
            if (isActive_)
                close();
            emitAll();
            isInGap_ = true;
            NoiseCell invalid;
            noise_.take(invalid, false);
        }
        ++now_;
    }

    void setThresholds()
    {
        perFreedom_ = noise_.samplesPerFreedom();
        for (Window& window : windows_)
            window.threshold = meanAtEvidence(alarmEvidence, double(window.length) / perFreedom_);
    }

    void watch()
    {
        if (perFreedom_ != noise_.samplesPerFreedom())
            setThresholds();
        double variance = noise_.filteredVariance();
        if (now_ < maskEnd_)
            variance = std::max(variance, mask0_);
        for (const Window& window : windows_) {
            if (window.sum > window.threshold * variance * double(window.length)) {
                open(variance);
                return;
            }
        }
        if (!pending_.empty() &&
            now_ - pending_.front().end > samples(longSkirtSeconds + lookBackSeconds))
            emitFirst();
    }

    void open(double variance)
    {
        isActive_ = true;
        variance_ = variance;
        envelope_.clear();
        current_ = {.alarm = now_, .noiseRms = noise_.rms()};
        current_.begin = onsetBefore(now_ + 1, earliestOnset());
        isOnsetFinal_ = false;
        double sum = 0.0;
        for (std::int64_t i = current_.begin; i <= now_; ++i)
            sum += e(i);
        level_ = sum / variance_ / double(now_ + 1 - current_.begin);
        forNoise_ = 0.0;
        lastActive_ = now_;
        envelopeBegin_ = current_.begin;
        for (std::int64_t i = current_.begin; i <= now_; ++i)
            addToEnvelope(e(i), i);
    }

    std::int64_t earliestOnset()
    {
        earliest_ = std::max(lastEnd_, now_ - samples(lookBackSeconds));
        if (now_ >= maskEnd_ && mask0_ > variance_)
            earliest_ = std::max(earliest_, maskEnd_);
        return earliest_;
    }

    void addToEnvelope(double energy, std::int64_t at)
    {
        const std::int64_t length = std::max<std::int64_t>(samples(envelopeSeconds), 1);
        if ((at - envelopeBegin_) % length == 0) {
            if (envelope_.size() == longestEnvelope) {
                envelope_.clear();
                envelopeBegin_ = at;
            }
            envelope_.push_back(0.0);
        }
        envelope_.back() += energy / double(length);
    }

    /// Level and time of the change estimated in turn.
    std::int64_t onsetBefore(std::int64_t end, std::int64_t earliest)
    {
        scratch_.clear();
        for (std::int64_t i = earliest; i < end; ++i)
            scratch_.push_back(e(i) / variance_);
        // Joint maximum over time and level: the GLR of every possible beginning.
        double sum = 0.0, most = 0.0;
        std::size_t first = scratch_.size() - 1;
        for (std::size_t i = scratch_.size(); i-- > 0;) {
            sum += scratch_[i];
            const double count = double(scratch_.size() - i);
            const double evidence = varianceRatioEvidence(sum / count, count);
            if (evidence > most) {
                most = evidence;
                first = i;
            }
        }
        return earliest + std::int64_t(first);
    }

    void follow(double energy)
    {
        addToEnvelope(energy, now_);
        current_.peakLevel =
            std::max(current_.peakLevel, windows_.back().sum / double(windows_.back().length));
        const double reference = std::max(variance_, skirtRatio * current_.peakLevel);
        const double z = energy / reference;
        level_ += (z - level_) / double(samples(levelMemorySeconds));
        const double level = std::clamp(level_, lowestEndLevel, highestEndLevel);
        forNoise_ -= 0.5 * ActivityEvidence(level)(z);
        if (forNoise_ <= 0.0) {
            forNoise_ = 0.0;
            lastActive_ = now_;
        }
        if (!isOnsetFinal_ && now_ - current_.begin >= samples(refineSeconds))
            refineOnset(now_ + 1);
        const double age = double(now_ - current_.begin) / rate_.hertz();
        threshold_ = endEvidence;
        if (age > endGrowthFrom)
            threshold_ += endGrowth * std::log(age / endGrowthFrom);
        if (forNoise_ > threshold_)
            close();
    }

    void refineOnset(std::int64_t end)
    {
        isOnsetFinal_ = true;
        const std::int64_t earliest = std::max(earliest_, now_ - mask_ + 1);
        double sum = 0.0;
        for (std::int64_t i = current_.begin; i < end; ++i)
            sum += e(i);
        double level = std::max(sum / variance_ / double(end - current_.begin), lowestEndLevel);
        level = std::min(level, onsetLevelCap);
        scratch_.clear();
        for (std::int64_t i = earliest; i < end; ++i)
            scratch_.push_back(e(i) / variance_);
        const auto first = changeToActivity(scratch_, level, std::size_t(samples(riseMs * 1e-3)));
        if (first < scratch_.size())
            current_.begin =
                std::max(lastEnd_, earliest + std::int64_t(first) - samples(onsetShiftMs * 1e-3));
        trimOnset(end);
    }

    void trimOnset(std::int64_t end)
    {
        double peak = 0.0;
        const std::int64_t stop = std::min(end, current_.begin + samples(0.1));
        for (std::int64_t i = current_.begin; i < stop; ++i)
            peak = std::max(peak, std::abs(x(i)));
        if (0.1 * peak < 4.0 * current_.noiseRms)
            return;
        while (std::abs(x(current_.begin)) < 0.1 * peak)
            ++current_.begin;
    }

    void trimOffset()
    {
        double peak = 0.0;
        const std::int64_t from = std::max(current_.begin, current_.end - samples(0.1));
        for (std::int64_t i = from; i < current_.end; ++i)
            peak = std::max(peak, std::abs(x(i)));
        if (0.1 * peak < 4.0 * current_.noiseRms)
            return;
        while (std::abs(x(current_.end - 1)) < 0.1 * peak)
            --current_.end;
    }

    void close()
    {
        isActive_ = false;
        const std::int64_t seen = now_ + (isClosingAtNow() ? 1 : 0);
        current_.end = lastActive_ + 1;
        if (!isOnsetFinal_)
            refineOnset(current_.end);
        const std::int64_t from = std::max(current_.begin, current_.end - samples(refineSeconds));
        scratch_.clear();
        double sum = 0.0;
        for (std::int64_t i = from; i < current_.end; ++i)
            sum += e(i);
        const double level =
            std::min(std::max(sum / variance_ / double(current_.end - from), lowestEndLevel),
                     offsetLevelCap);
        for (std::int64_t i = from; i < seen; ++i)
            scratch_.push_back(e(i) / variance_);
        const auto end = changeToNoise(scratch_, level);
        if (end > 0)
            current_.end =
                std::max(current_.begin, from + std::int64_t(end) - samples(offsetShiftMs * 1e-3));
        trimOffset();
        for (std::int64_t i = std::max(current_.begin, seen - mask_); i < current_.end; ++i)
            e(i) = variance_;
        sumWindows();
        lastEnd_ = current_.end;
        const double mask = skirtRatio * current_.peakLevel;
        if (current_.begin >= maskEnd_ || mask > mask0_)
            mask0_ = mask;
        maskEnd_ = current_.end + samples(skirtSeconds);
        splitLeadIn();
        dropSkirts();
        setLevel();
        const bool isContinued = !pending_.empty() && belongTogether(pending_.back(), current_);
        isTail_ = !isContinued && current_.begin < skirtEnd_ && !pending_.empty() &&
                  current_.begin - pending_.back().end < samples(longestPause) &&
                  current_.peakLevel < skirtReference_ / skirtRatio * skirtPower;
        if (!isContinued && !isTail_ && current_.begin < skirtEnd_ &&
            current_.peakLevel < skirtReference_ / skirtRatio * skirtPower)
            current_.begin = std::min(skirtEnd_, current_.end);
        if (current_.end - current_.begin < samples(shortestSeconds))
            return;
        if (skirtReference_ < mask || current_.begin >= skirtEnd_ ||
            current_.peakLevel >= skirtReference_ / skirtRatio * skirtPower) {
            if (!(current_.begin < skirtEnd_ && skirtReference_ > mask))
                skirtReference_ = mask;
            skirtEnd_ = current_.end + samples(longSkirtSeconds);
        }
        join();
    }

    void setLevel()
    {
        double sum = 0.0;
        for (const double value : envelope_)
            sum += value;
        current_.level = sum / double(envelope_.size());
    }

    void splitLeadIn()
    {
        const double reference = skirtRatio * current_.peakLevel;
        if (reference <= variance_)
            return;
        const std::int64_t length = std::max<std::int64_t>(samples(envelopeSeconds), 1);
        scratch_.clear();
        for (const double value : envelope_)
            scratch_.push_back(value / reference);
        const auto first = std::int64_t(changeToActivity(scratch_, skirtLevel));
        const std::int64_t begin = envelopeBegin_ + first * length;
        if (begin <= current_.begin || begin >= current_.end)
            return;
        Activity lead = current_;
        lead.end = begin;
        double sum = 0.0;
        for (std::int64_t i = 0; i < first; ++i)
            sum += envelope_[std::size_t(i)];
        lead.peakLevel = 0.0;
        lead.level = sum / double(std::max<std::int64_t>(first, 1));
        lead.isArtifact = false;
        current_.begin = begin;
        current_.alarm = std::max(current_.alarm, begin);
        if (pending_.empty() || lead.begin - pending_.back().end >= samples(mergeSeconds))
            pending_.push_back(lead);
        else
            pending_.back().end = lead.end;
        double window = 0.0;
        const std::int64_t width = std::max<std::int64_t>(samples(0.1) / length, 1);
        for (std::int64_t i = 0; i < first; ++i) {
            window += envelope_[std::size_t(i)];
            if (i >= width)
                window -= envelope_[std::size_t(i - width)];
            pending_.back().peakLevel = std::max(pending_.back().peakLevel, window / double(width));
        }
    }

    void dropSkirts()
    {
        while (!pending_.empty()) {
            Activity& last = pending_.back();
            if (last.peakLevel >= skirtPower * current_.peakLevel ||
                last.end <= current_.begin - samples(longSkirtSeconds))
                return;
            last.end = current_.begin - samples(longSkirtSeconds);
            if (last.end - last.begin >= samples(shortestSeconds))
                return;
            pending_.pop_back();
        }
    }

    /// close() is called with the present sample in the ring, but from a gap or the end without
    /// one.
    [[nodiscard]] bool isClosingAtNow() const { return forNoise_ > threshold_; }

    void join()
    {
        while (pending_.size() > 1 &&
               belongTogether(pending_[pending_.size() - 2], pending_.back())) {
            pending_[pending_.size() - 2].end = pending_.back().end;
            pending_.pop_back();
        }
        if (!pending_.empty() && (isTail_ || belongTogether(pending_.back(), current_))) {
            pending_.back().end = current_.end;
            pending_.back().level = std::max(current_.level, pending_.back().level);
        } else {
            pending_.push_back(current_);
        }
        pending_.back().isArtifact = looksLikeArtifact(pending_.back());
    }

    /// Scale-free: a pause that is short beside the activities on both sides does not part them.
    [[nodiscard]] bool belongTogether(const Activity& first, const Activity& second) const
    {
        const double lengths = double(first.end - first.begin) * double(second.end - second.begin);
        const double pause =
            std::min(pauseShare * std::sqrt(lengths), longestPause * rate_.hertz());
        return double(second.begin - first.end) < std::max(pause, mergeSeconds * rate_.hertz());
    }

    bool looksLikeArtifact(const Activity& activity)
    {
        const std::int64_t margin = samples(0.03);
        if (activity.end - activity.begin > samples(artifactSeconds))
            return false;
        scratch_.clear();
        for (std::int64_t i = std::max(activity.begin - margin, now_ - mask_ + 1);
             i < std::min(activity.end + margin, now_); ++i)
            scratch_.push_back(x(i));
        return isElectrodeArtifact(scratch_, activity.noiseRms * activity.noiseRms,
                                   std::min(input_.lowPass, rate_ / 2.0), rate_);
    }

    void emitFirst()
    {
        const Activity& first = pending_.front();
        found_->push_back({.range = {first.begin * stride_, first.end * stride_},
                           .alarm = first.alarm * stride_,
                           .noiseRms = first.noiseRms,
                           .isArtifact = first.isArtifact});
        pending_.erase(pending_.begin());
    }

    void emitAll()
    {
        while (!pending_.empty())
            emitFirst();
    }

    void sumWindows()
    {
        for (Window& window : windows_) {
            window.sum = 0.0;
            for (std::int64_t i = now_ - window.length + 1; i <= now_; ++i)
                window.sum += e(i);
        }
    }

    // ---- noise cells, judged when it is known whether activity reaches back into them
    void endCell()
    {
        struct Range {
            std::int64_t begin, end;
        };
        NoiseCell cell;
        cell.isValid = true;
        for (std::size_t k = 0; k < NoiseCell::lagCount; ++k) {
            double sum = 0.0;
            for (std::int64_t i = cellBegin_; i < now_; ++i)
                sum += u(i) * u(i - std::int64_t(k));
            cell.lags[k] = sum / double(cellLength_);
        }
        for (std::int64_t i = cellBegin_; i < now_; ++i)
            cell.rawPower += x(i) * x(i);
        cell.rawPower /= double(cellLength_);
        cells_.push_back({cell, cellBegin_});
        cellBegin_ = now_;
        // sums drift; start them anew
        --now_;
        sumWindows();
        ++now_;
        const std::int64_t delay = samples(windowSeconds.back());
        while (!cells_.empty() && cells_.front().begin + cellLength_ + delay <= now_) {
            const auto judged = cells_.front();
            cells_.erase(cells_.begin());
            const std::int64_t guard = samples(guardSeconds);
            const bool isQuiet =
                judged.begin >= lastEnd_ + guard &&
                !(isActive_ && judged.begin + cellLength_ + guard > current_.begin);
            const bool isInLast =
                !pending_.empty() && judged.begin + cellLength_ + guard <= pending_.front().begin;
            const auto change = noise_.take(judged.cell, isQuiet || isInLast);
            if (change == NoiseModel::Change::restarted) {
                isActive_ = false;
                cells_.clear();
                return;
            }
        }
    }

    struct JudgedCell {
        NoiseCell cell;
        std::int64_t begin;
    };

    DetectorInput input_;
    std::int64_t stride_;
    Frequency rate_;
    NoiseModel noise_;
    std::vector<double> x_, u_, e_;
    Biquad highPass_;
    double s1_ = 0.0, s2_ = 0.0;
    std::int64_t mask_ = 0;
    std::array<Window, windowSeconds.size()> windows_;
    std::vector<double> start_;
    std::size_t present_ = 0, startLength_ = 0;
    std::vector<double> scratch_;
    std::vector<JudgedCell> cells_;
    std::vector<DetectedActivity>* found_ = nullptr;
    std::int64_t phase_ = 0, taken_ = 0, now_ = 0;
    double held_ = 0.0;
    std::int64_t missing_ = 0, cellBegin_ = 0, cellLength_ = 0, lastEnd_ = 0, emittedEnd_ = 0;
    bool isTail_ = false;
    bool cellIsGap_ = false, isInGap_ = false, isActive_ = false, isOnsetFinal_ = false;
    Activity current_;
    std::vector<Activity> pending_;
    std::vector<double> envelope_;
    std::int64_t earliest_ = 0, envelopeBegin_ = 0,
                 maskEnd_ = std::numeric_limits<std::int64_t>::min();
    double mask0_ = 0.0, skirtReference_ = 0.0;
    std::int64_t skirtEnd_ = std::numeric_limits<std::int64_t>::min();
    double perFreedom_ = 0.0;
    double threshold_ = 0.0;
    double variance_ = 0.0, level_ = 0.0, forNoise_ = 0.0;
    std::int64_t lastActive_ = 0;
};

}  // namespace

std::unique_ptr<Detector> makeWhitenedGlr(const DetectorInput& input)
{
    return std::make_unique<WhitenedGlr>(input);
}

}  // namespace facialis::dsp
