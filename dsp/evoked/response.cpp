// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/evoked/response.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "dsp/synchrony/quantile.hpp"

namespace facialis::dsp {
namespace {

using Verdict = SweepResponse::Verdict;

constexpr double madToSigma = 1.4826;
constexpr double thresholdDeviations = 3.5;
constexpr double leastOverMedian = 1.6;
constexpr double onsetDeviations = 3.0;
constexpr Duration quietBefore = 2_ms;
constexpr Duration quietAfter = 5_ms;

std::size_t samplesIn(Duration time, Frequency rate)
{
    return static_cast<std::size_t>(std::max<std::int64_t>(1, sampleAt(time, rate)));
}

/// RMS of the `width` samples around each sample; NaN where one of them is missing.
std::vector<double> movingRms(const std::vector<double>& x, std::size_t width)
{
    std::vector<double> rms(x.size(), std::numeric_limits<double>::quiet_NaN());
    const std::size_t left = width / 2;
    for (std::size_t i = left; i + (width - left) <= x.size(); ++i) {
        double sum = 0.0;
        for (std::size_t k = i - left; k < i - left + width; ++k)
            sum += x[k] * x[k];
        rms[i] = std::sqrt(sum / static_cast<double>(width));
    }
    return rms;
}

bool hasBaseline(const Sweep& sweep, Frequency rate)
{
    if (sweep.baselineEnd < sweep.baselineBegin + samplesIn(shortestBaseline, rate))
        return false;
    const auto begin = sweep.samples.begin();
    return std::all_of(begin + static_cast<std::ptrdiff_t>(sweep.baselineBegin),
                       begin + static_cast<std::ptrdiff_t>(sweep.baselineEnd),
                       [](double value) { return std::isfinite(value); });
}

/// What one channel does before its stimuli.
struct Baseline {
    double threshold = 0.0;  ///< of the moving RMS
    double noise = 0.0;      ///< standard deviation of a sample
};

class Search {
public:
    Search(const std::vector<Sweep>& sweeps, Frequency rate, const ResponseWindow& window)
        : sweeps_(sweeps),
          rate_(rate),
          window_(window),
          smoothing_(samplesIn(window.smoothing, rate)),
          left_(smoothing_ / 2)
    {
        for (const Sweep& sweep : sweeps)
            rms_.push_back(movingRms(sweep.samples, smoothing_));
        learnBaseline();
    }

    [[nodiscard]] SweepResponse judge(std::size_t k) const
    {
        SweepResponse response;
        response.verdict = verdictBefore(k);
        if (response.verdict != Verdict::absent)
            return response;
        const auto onset = onsetIn(k);
        if (onset.verdict != Verdict::present) {
            response.verdict = onset.verdict;
            return response;
        }
        measure(k, onset.crossing, response);
        return response;
    }

private:
    struct Onset {
        Verdict verdict = Verdict::absent;
        std::size_t crossing = 0;
    };

    /// Stretches of the baseline as long as the window, back from the stimulus; the whole baseline
    /// where it is shorter.
    template <class Visit>
    void forEachStretch(std::size_t k, const Visit& visit) const
    {
        const Sweep& sweep = sweeps_[k];
        const std::size_t first = sweep.baselineBegin + left_;
        std::size_t end = sweep.baselineEnd - (smoothing_ - left_);
        const std::size_t length =
            std::min(samplesIn(window_.to - window_.from, rate_), end - first);
        for (; end >= first + length; end -= length) {
            double largest = 0.0;
            for (std::size_t i = end - length; i < end; ++i)
                largest = std::max(largest, rms_[k][i]);
            visit(largest);
        }
    }

    void learnBaseline()
    {
        std::vector<double> logarithms, magnitudes;
        for (std::size_t k = 0; k < sweeps_.size(); ++k) {
            if (!hasBaseline(sweeps_[k], rate_))
                continue;
            forEachStretch(k, [&](double largest) { logarithms.push_back(std::log(largest)); });
            for (std::size_t i = sweeps_[k].baselineBegin; i < sweeps_[k].baselineEnd; ++i)
                magnitudes.push_back(std::abs(sweeps_[k].samples[i]));
        }
        if (logarithms.empty())
            return;
        // A dead lead is all zeros; its logarithms are -infinity and their differences no numbers.
        const double middle = median(logarithms);
        if (std::isfinite(middle)) {
            for (double& value : logarithms)
                value = std::abs(value - middle);
            const double spread =
                std::exp(thresholdDeviations * madToSigma * median(std::move(logarithms)));
            baseline_.threshold = std::exp(middle) * std::max(leastOverMedian, spread);
        }
        baseline_.noise = madToSigma * median(std::move(magnitudes));
    }

    /// What keeps a sweep from being judged; `absent` where nothing does.
    [[nodiscard]] Verdict verdictBefore(std::size_t k) const
    {
        const Sweep& sweep = sweeps_[k];
        if (!hasBaseline(sweep, rate_) || !(baseline_.threshold > 0.0))
            return Verdict::noBaseline;
        bool isActive = false;
        forEachStretch(
            k, [&](double largest) { isActive = isActive || largest > baseline_.threshold; });
        const std::size_t begin = indexOf(sweep, window_.from);
        // An onset at the very end must still be seen to last.
        const std::size_t end =
            indexOf(sweep, window_.to) + samplesIn(window_.shortest, rate_) + smoothing_;
        // The quiet that an onset needs must be seen, too.
        if (sweep.artifactEnd + left_ + samplesIn(quietBefore, rate_) > begin + 1)
            return Verdict::artifact;
        for (std::size_t i = begin; i < end; ++i)
            if (i >= sweep.samples.size() || !std::isfinite(sweep.samples[i]))
                return Verdict::notRecorded;
        return isActive ? Verdict::activeBefore : Verdict::absent;
    }

    [[nodiscard]] Onset onsetIn(std::size_t k) const
    {
        const std::vector<double>& rms = rms_[k];
        const std::size_t needed = samplesIn(quietBefore, rate_);
        const std::size_t shortest = samplesIn(window_.shortest, rate_);
        const std::size_t begin = indexOf(sweeps_[k], window_.from);
        const std::size_t end = indexOf(sweeps_[k], window_.to);
        std::size_t quiet = 0, loud = 0;
        bool wasQuiet = false, reachesIn = false;
        for (std::size_t i = begin - needed; i < end + shortest && i < rms.size(); ++i) {
            const bool isLoud = rms[i] > baseline_.threshold;
            if (!isLoud) {
                loud = 0;
                wasQuiet = ++quiet >= needed || wasQuiet;
                continue;
            }
            quiet = 0;
            loud += wasQuiet || loud > 0 ? 1 : 0;
            wasQuiet = false;
            const std::size_t crossing = i + 1 - loud;
            if (loud == shortest && crossing >= begin && crossing < end)
                return {Verdict::present, crossing};
            reachesIn = reachesIn || (i >= begin && (loud == 0 || crossing < begin));
        }
        return {reachesIn ? Verdict::goesOn : Verdict::absent, 0};
    }

    void measure(std::size_t k, std::size_t crossing, SweepResponse& response) const
    {
        const Sweep& sweep = sweeps_[k];
        const std::vector<double>& x = sweep.samples;
        std::size_t onset = crossing;
        for (std::size_t i = crossing - std::min(left_, crossing);
             i < std::min(x.size(), crossing + smoothing_); ++i)
            if (std::abs(x[i]) > onsetDeviations * baseline_.noise) {
                onset = i;
                break;
            }
        const std::size_t limit = std::min(x.size(), onset + samplesIn(window_.longest, rate_));
        const std::size_t silence = samplesIn(quietAfter, rate_);
        std::size_t end = crossing + 1;
        for (std::size_t i = crossing; i < limit && i < end + silence; ++i)
            if (rms_[k][i] > baseline_.threshold)
                end = i + 1;
        double lowest = x[onset], highest = x[onset], sum = 0.0;
        for (std::size_t i = onset; i < end; ++i) {
            if (!std::isfinite(x[i]))
                break;
            lowest = std::min(lowest, x[i]);
            highest = std::max(highest, x[i]);
            sum += std::abs(x[i]);
        }
        response.verdict = Verdict::present;
        response.latency = sweep.latencyOf(onset, rate_);
        response.end = sweep.latencyOf(end, rate_);
        response.peakToPeak = highest - lowest;
        response.rectifiedArea = sum / rate_.hertz();
    }

    [[nodiscard]] std::size_t indexOf(const Sweep& sweep, Duration latency) const
    {
        return sweep.stimulus + samplesIn(latency - sweep.delay, rate_);
    }

    const std::vector<Sweep>& sweeps_;
    Frequency rate_;
    ResponseWindow window_;
    std::size_t smoothing_;
    std::size_t left_;
    std::vector<std::vector<double>> rms_;
    Baseline baseline_;
};

}  // namespace

std::vector<SweepResponse> responsesIn(const std::vector<Sweep>& sweeps, Frequency rate,
                                       const ResponseWindow& window)
{
    const Search search(sweeps, rate, window);
    std::vector<SweepResponse> responses;
    for (std::size_t k = 0; k < sweeps.size(); ++k)
        responses.push_back(search.judge(k));
    return responses;
}

}  // namespace facialis::dsp
