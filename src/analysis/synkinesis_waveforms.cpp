// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/synkinesis_waveforms.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <span>

#include "dsp/synchrony/cross_correlation.hpp"
#include "dsp/synchrony/quantile.hpp"
#include "src/analysis/crosstalk.hpp"

namespace facialis::engine {
namespace {

constexpr std::size_t mostWaveforms = 24;
constexpr std::size_t fewestWaveforms = 3;
constexpr Duration longestWaveform{2.0};
constexpr double overNoise = 1.3;  // a follower below it has nothing to compare
constexpr double likelyShare = 0.5;
constexpr double unlikelyShare = 0.25;
constexpr double constantGain = 0.35;  // coefficient of variation over the trials
constexpr Duration margin = 150_ms;    // of a trial, so that envelopes rise and fall
constexpr Duration envelopeStep = 5_ms;
constexpr std::size_t largestLag = 20;  // steps: 100 ms

double rmsOf(std::span<const double> samples)
{
    Amplitude amplitude;
    amplitude.add(samples);
    return amplitude.rms();
}

/// RMS of a sustained contraction: the median over pieces of 50 ms, so that a blink in the middle
/// of it does not count; of anything short, the plain RMS.
double levelOf(std::span<const double> samples, Frequency rate)
{
    const auto piece = static_cast<std::size_t>(std::max<std::int64_t>(1, sampleAt(50_ms, rate)));
    if (samples.size() < 6 * piece)
        return rmsOf(samples);
    std::vector<double> levels;
    for (; samples.size() >= piece; samples = samples.subspan(piece))
        levels.push_back(rmsOf(samples.first(piece)));
    return dsp::median(std::move(levels));
}

SampleRange lookedAt(Trial trial, Frequency rate)
{
    const Duration end = std::min(trial.offset, trial.onset + longestWaveform);
    return {std::max<std::int64_t>(0, sampleAt(trial.onset, rate)), sampleAt(end, rate)};
}

/// The samples of `part` among those of `whole`, which may be cut at the end of the channel.
std::span<const double> partOf(const std::vector<double>& samples, SampleRange whole,
                               SampleRange part)
{
    const auto size = static_cast<std::int64_t>(samples.size());
    const std::int64_t begin = std::clamp<std::int64_t>(part.begin - whole.begin, 0, size);
    const std::int64_t end = std::clamp<std::int64_t>(part.end - whole.begin, begin, size);
    return std::span(samples).subspan(static_cast<std::size_t>(begin),
                                      static_cast<std::size_t>(end - begin));
}

/// Mean of |x| over each step, smoothed over five of them.
std::vector<double> envelopeOf(std::span<const double> samples, Frequency rate)
{
    const auto step =
        static_cast<std::size_t>(std::max<std::int64_t>(1, sampleAt(envelopeStep, rate)));
    std::vector<double> means;
    for (; samples.size() >= step; samples = samples.subspan(step)) {
        double sum = 0.0;
        for (const double sample : samples.first(step))
            sum += std::abs(sample);
        means.push_back(sum / static_cast<double>(step));
    }
    std::vector<double> smooth;
    for (std::size_t k = 2; k + 2 < means.size(); ++k)
        smooth.push_back((means[k - 2] + means[k - 1] + means[k] + means[k + 1] + means[k + 2]) /
                         5.0);
    return smooth;
}

/// Where the envelopes of driver and follower are most alike.
struct EnvelopeMatch {
    double correlation = 0.0;
    Duration lag;
};

std::optional<EnvelopeMatch> matched(std::span<const double> driver,
                                     std::span<const double> follower, Frequency rate)
{
    const auto a = envelopeOf(driver, rate), b = envelopeOf(follower, rate);
    if (a.size() != b.size() || a.size() < 3 * largestLag)
        return std::nullopt;
    const auto all = dsp::crossCorrelation(a, b, largestLag);
    const auto best = std::max_element(all.begin(), all.end());
    const double steps = static_cast<double>(best - all.begin()) - static_cast<double>(largestLag);
    return EnvelopeMatch{*best, envelopeStep * steps};
}

/// What single trials gave, to be summed up.
struct Collected {
    std::vector<double> shares, gains, correlations, lags;
};

void judgeCrosstalk(TrialWaveforms& result, const Collected& all)
{
    if (all.shares.size() < fewestWaveforms) {
        result.crosstalkReason =
            fmt::format("only {} movements with a follower well above its noise; {} are needed",
                        all.shares.size(), fewestWaveforms);
        return;
    }
    const double share = dsp::median(all.shares);
    const double middle = dsp::median(all.gains);
    const double spread = dsp::quantile(all.gains, 0.75) - dsp::quantile(all.gains, 0.25);
    const bool isConstant = spread <= 1.35 * constantGain * middle;  // IQR = 1.35 SD
    result.conductedShare = share;
    result.crosstalkReason = fmt::format(
        "{:.0f} % of the follower's power is a copy of the driver at no lag (median of "
        "{} movements), at a gain of {:.2g}{}",
        100.0 * share, all.shares.size(), middle,
        isConstant ? " that stays the same" : " that changes");
    if (share >= likelyShare)
        result.crosstalk = isConstant ? Crosstalk::likely : Crosstalk::undecided;
    else if (share <= unlikelyShare)
        result.crosstalk = Crosstalk::unlikely;
}

}  // namespace

TrialWaveforms waveforms(const SynkinesisInput& input, std::size_t driver, std::size_t follower,
                         const std::vector<Trial>& trials)
{
    TrialWaveforms result;
    const Channel& channel = input.channels[follower];
    const auto mirror = input.face.mirror(follower);
    const bool isMirrorComparable =
        mirror && input.channels[*mirror].dimension == channel.dimension;
    const bool isDriverComparable = input.channels[driver].rate == channel.rate;
    const double noise = input.noiseRms[follower];

    Collected all;
    const std::size_t step =
        std::max<std::size_t>(1, (trials.size() + mostWaveforms - 1) / mostWaveforms);
    for (std::size_t k = 0; k < trials.size(); k += step) {
        const SampleRange range = lookedAt(trials[k], channel.rate);
        const SampleRange wide{
            std::max<std::int64_t>(0, range.begin - sampleAt(margin, channel.rate)),
            range.end + sampleAt(margin, channel.rate)};
        const auto ownAround = input.reader.filtered(follower, wide);
        const auto own = partOf(ownAround, wide, range);
        const double rms = rmsOf(own);
        if (isMirrorComparable) {
            const Frequency otherRate = input.channels[*mirror].rate;
            const auto there = input.reader.filtered(*mirror, lookedAt(trials[k], otherRate));
            const double here = levelOf(own, channel.rate);
            if (const double other = levelOf(there, otherRate); other > 0.0 && here > 0.0)
                result.sideRatios.push_back({trials[k], here / other});
        }
        if (!isDriverComparable || !(rms > overNoise * noise))
            continue;
        const auto sourceAround = input.reader.filtered(driver, wide);
        const auto source = partOf(sourceAround, wide, range);
        if (source.size() != own.size() || own.empty())
            continue;
        // The mains are fitted to more than the trial, which they would take too much out of.
        const auto withoutHum = [&](std::vector<double> around) {
            subtractHum(around, channel.rate, input.reader.mains());
            const auto part = partOf(around, wide, range);
            return std::vector<double>(part.begin(), part.end());
        };
        const std::vector<double> copy = withoutHum(ownAround);
        std::vector<double> original = withoutHum(sourceAround);
        const double left = rmsOf(copy);
        const double signalFraction = (rms * rms - noise * noise) / (left * left);
        const ConductedShare found =
            conductedShare(copy, {std::move(original)}, channel.rate, signalFraction);
        all.shares.push_back(found.share);
        all.gains.push_back(found.gain);
        if (const auto match = matched(sourceAround, ownAround, channel.rate)) {
            all.correlations.push_back(match->correlation);
            all.lags.push_back(match->lag.seconds());
        }
    }
    std::vector<double> ratios;
    for (const TrialWaveforms::SideRatio& each : result.sideRatios)
        ratios.push_back(each.ratio);
    if (!ratios.empty())
        result.rmsSideRatio = dsp::median(std::move(ratios));
    if (all.correlations.size() >= fewestWaveforms) {
        result.envelopeCorrelation = dsp::median(all.correlations);
        result.envelopeLag = Duration(dsp::median(all.lags));
    }
    judgeCrosstalk(result, all);
    return result;
}

}  // namespace facialis::engine
