// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/whitened_glr.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "dsp/detection/artifact_shape.hpp"
#include "dsp/detection/change_time.hpp"
#include "dsp/noise/noise_model.hpp"

namespace facialis::dsp {
namespace {

#ifdef TUNE
double H = 10.0, HOFF = 8.0, LMAX = 4.0, LMIN = 1.6, EMPH = 250.0, ONLVL = 1e9;
#else
constexpr double H = 10.0, HOFF = 8.0, LMAX = 4.0, LMIN = 1.6, EMPH = 250.0, ONLVL = 1e9;
#endif

constexpr std::array<double, 3> windowSeconds{0.025, 0.05, 0.1};
constexpr std::size_t leastWindow = 6;
constexpr double lookBackSeconds = 0.25;
constexpr double refineSeconds = 0.06;
constexpr double mergeSeconds = 0.02;
constexpr double shortestSeconds = 0.01;
constexpr double levelMemorySeconds = 0.2;
constexpr double guardSeconds = 0.01;
constexpr double artifactSeconds = 0.4;

class WhitenedGlr final : public Detector {
public:
    explicit WhitenedGlr(const DetectorInput& input)
        : input_(input),
          stride_(std::max<std::int64_t>(
              1, std::int64_t(std::floor(input.rate / (2.0 * input.lowPass))))),
          rate_(input.rate / double(stride_)),
          noise_({.rate = rate_,
                  .bandwidth = std::min(input.lowPass, rate_ / 2.0) - input.highPass,
                  .emphasis = Frequency(EMPH)})
    {
        const auto size = std::bit_ceil(std::size_t(samples(1.2)) + 64);
        mask_ = std::int64_t(size) - 1;
        x_.resize(size);
        e_.resize(size);
        for (std::size_t i = 0; i < windowSeconds.size(); ++i) {
            windows_[i].length = std::max<std::int64_t>(samples(windowSeconds[i]), leastWindow);
            windows_[i].threshold = meanAtEvidence(H, double(windows_[i].length));
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
        emit();
    }

    [[nodiscard]] double noiseRms() const override
    {
        return noise_.isStarted() ? std::sqrt(noise_.variance())
                                  : std::numeric_limits<double>::quiet_NaN();
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
        bool isArtifact = false;
    };

    [[nodiscard]] std::int64_t samples(double seconds) const
    {
        return std::llround(seconds * rate_.hertz());
    }
    double& x(std::int64_t at) { return x_[std::size_t(at & mask_)]; }
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
        for (std::size_t at = 0; at + length <= start_.size(); at += length)
            cells.push_back(cellOf(std::span(start_).subspan(at, length)));
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

    static NoiseCell cellOf(std::span<const double> values)
    {
        NoiseCell cell;
        cell.isValid =
            std::none_of(values.begin(), values.end(), [](double v) { return std::isnan(v); });
        for (std::size_t k = 0; k < NoiseCell::lagCount; ++k) {
            for (std::size_t i = k; i < values.size(); ++i)
                cell.lags[k] += values[i] * values[i - k];
            cell.lags[k] /= double(values.size());
        }
        return cell;
    }

    /// Nothing before this sample is to be looked at.
    void beginStretch()
    {
        missing_ = std::int64_t(NoiseCell::lagCount) - 1;
        std::fill(x_.begin(), x_.end(), 0.0);
        std::fill(e_.begin(), e_.end(), noise_.filteredVariance());
        sumWindows();
        lastEnd_ = now_;
        cellBegin_ = now_;
        cellIsGap_ = false;
        cells_.clear();
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
        double energy = noise_.filteredVariance();
        if (missing_ > 0) {
            --missing_;
        } else {
            double y = 0.0;
            const auto& filter = noise_.filter();
            for (std::size_t k = 0; k < filter.size(); ++k)
                y += filter[k] * x(now_ - std::int64_t(k));
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
            emit();
            isInGap_ = true;
            NoiseCell invalid;
            noise_.take(invalid, false);
        }
        ++now_;
    }

    void watch()
    {
        const double variance = noise_.filteredVariance();
        for (const Window& window : windows_) {
            if (window.sum > window.threshold * variance * double(window.length)) {
                open();
                return;
            }
        }
        if (hasPending_ && now_ - pending_.end > samples(mergeSeconds + lookBackSeconds))
            emit();
    }

    void open()
    {
        isActive_ = true;
        variance_ = noise_.filteredVariance();
        current_ = {.alarm = now_, .noiseRms = std::sqrt(noise_.variance())};
        current_.begin = onsetBefore(now_ + 1, std::max(lastEnd_, now_ - samples(lookBackSeconds)));
        isOnsetFinal_ = false;
        double sum = 0.0;
        for (std::int64_t i = current_.begin; i <= now_; ++i)
            sum += e(i);
        level_ = sum / variance_ / double(now_ + 1 - current_.begin);
        forNoise_ = 0.0;
        lastActive_ = now_;
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
        const double z = energy / variance_;
        level_ += (z - level_) / double(samples(levelMemorySeconds));
        const double level = std::clamp(level_, LMIN, LMAX);
        forNoise_ -= 0.5 * ActivityEvidence(level)(z);
        if (forNoise_ <= 0.0) {
            forNoise_ = 0.0;
            lastActive_ = now_;
        }
        if (!isOnsetFinal_ && now_ - current_.begin >= samples(refineSeconds))
            refineOnset(now_ + 1);
        if (forNoise_ > HOFF)
            close();
    }

    void refineOnset(std::int64_t end)
    {
        isOnsetFinal_ = true;
        const std::int64_t earliest =
            std::max({lastEnd_, current_.alarm - samples(lookBackSeconds), now_ - mask_ + 1});
        double sum = 0.0;
        for (std::int64_t i = current_.begin; i < end; ++i)
            sum += e(i);
        double level = std::max(sum / variance_ / double(end - current_.begin), LMIN);
        level = std::min(level, ONLVL);
        scratch_.clear();
        for (std::int64_t i = earliest; i < end; ++i)
            scratch_.push_back(e(i) / variance_);
        const auto first = changeToActivity(scratch_, level);
        if (first < scratch_.size())
            current_.begin = earliest + std::int64_t(first);
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
        const double level = std::clamp(sum / variance_ / double(current_.end - from), LMIN, ONLVL);
        for (std::int64_t i = from; i < seen; ++i)
            scratch_.push_back(e(i) / variance_);
        const auto end = changeToNoise(scratch_, level);
        if (end > 0)
            current_.end = from + std::int64_t(end);
        trimOffset();
        for (std::int64_t i = std::max(current_.begin, seen - mask_); i < current_.end; ++i)
            e(i) = variance_;
        sumWindows();
        lastEnd_ = current_.end;
        if (current_.end - current_.begin < samples(shortestSeconds))
            return;
        join();
    }

    /// close() is called with the present sample in the ring, but from a gap or the end without
    /// one.
    [[nodiscard]] bool isClosingAtNow() const { return forNoise_ > HOFF; }

    void join()
    {
        if (hasPending_ && current_.begin - pending_.end < samples(mergeSeconds)) {
            pending_.end = current_.end;
        } else {
            emit();
            pending_ = current_;
            hasPending_ = true;
        }
        pending_.isArtifact = looksLikeArtifact();
    }

    bool looksLikeArtifact()
    {
        const std::int64_t margin = samples(0.03);
        if (pending_.end - pending_.begin > samples(artifactSeconds))
            return false;
        scratch_.clear();
        for (std::int64_t i = std::max(pending_.begin - margin, now_ - mask_ + 1);
             i < std::min(pending_.end + margin, now_); ++i)
            scratch_.push_back(x(i));
        return isElectrodeArtifact(scratch_, pending_.noiseRms * pending_.noiseRms,
                                   std::min(input_.lowPass, rate_ / 2.0), rate_);
    }

    void emit()
    {
        if (!hasPending_)
            return;
        hasPending_ = false;
        found_->push_back({.range = {pending_.begin * stride_, pending_.end * stride_},
                           .alarm = pending_.alarm * stride_,
                           .noiseRms = pending_.noiseRms,
                           .isArtifact = pending_.isArtifact});
        emittedEnd_ = pending_.end;
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
                sum += x(i) * x(i - std::int64_t(k));
            cell.lags[k] = sum / double(cellLength_);
        }
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
                hasPending_ && judged.begin + cellLength_ + guard <= pending_.begin;
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
    std::vector<double> x_, e_;
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
    bool cellIsGap_ = false, isInGap_ = false, isActive_ = false, isOnsetFinal_ = false;
    bool hasPending_ = false;
    Activity current_, pending_;
    double variance_ = 0.0, level_ = 0.0, forNoise_ = 0.0;
    std::int64_t lastActive_ = 0;
};

}  // namespace

std::unique_ptr<Detector> makeWhitenedGlr(const DetectorInput& input)
{
    return std::make_unique<WhitenedGlr>(input);
}

}  // namespace facialis::dsp
