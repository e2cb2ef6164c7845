// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/heartbeat_template.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace facialis::dsp {
namespace {

constexpr Duration beforeCrest = 90_ms;
constexpr Duration behindCrest = 100_ms;
constexpr Duration search = 40_ms;
constexpr Duration edge = 20_ms;     ///< over which the ends fade
constexpr Duration local = 5_ms;     ///< to both sides, over which the mean is judged
constexpr double matchRate = 256.0;  ///< enough for a band up to 100 Hz
constexpr std::size_t mostCandidates = 40;
constexpr std::size_t fewestBeats = 8;
constexpr double sameShape = 0.7;
constexpr double stillSameShape = 0.6;
constexpr double leastGain = 0.5, mostGain = 2.0;  ///< breathing changes a beat's height by less
constexpr int memory = 30;
constexpr Duration shortestInterval = 330_ms;
constexpr Duration longestInterval{1.5};
constexpr double steadyPart = 0.75;  ///< of the intervals, near the median or its multiple
constexpr double commonPart = 0.5;   ///< near the median itself
constexpr double steadiness = 0.25;  ///< of the median
constexpr Duration longestSilence{30.0};
constexpr double loud = 4.0;  ///< a beat that deviates by more is under a burst and counts less

double fade(std::size_t i, std::size_t length, std::size_t edgeLength)
{
    const std::size_t fromEnd = std::min(i, length - 1 - i);
    if (fromEnd >= edgeLength)
        return 1.0;
    return 0.5 - 0.5 * std::cos(std::numbers::pi * (double(fromEnd) + 0.5) / double(edgeLength));
}

}  // namespace

HeartbeatTemplate::HeartbeatTemplate(Frequency rate)
    : rate_(rate),
      before_(sampleAt(beforeCrest, rate)),
      behind_(sampleAt(behindCrest, rate)),
      search_(std::max<std::int64_t>(sampleAt(search, rate), 1)),
      stride_(std::max<std::int64_t>(std::int64_t(rate.hertz() / matchRate), 1)),
      candidates_(mostCandidates)
{
    const auto whole = static_cast<std::size_t>(before() + behind());
    for (Candidate& candidate : candidates_) {
        candidate.match.resize(whole);
        candidate.raw.resize(whole);
    }
    match_.resize(length());
    raw_.resize(length());
    spread_.resize(length());
    believed_.resize(length());
    one_.resize(length());
    learntFrom_.reserve(mostCandidates);
    shifts_.reserve(mostCandidates);
    intervals_.reserve(mostCandidates);
    ascending_.reserve(mostCandidates);
}

std::optional<HeartbeatTemplate::Beat> HeartbeatTemplate::take(std::int64_t crest,
                                                               std::span<const double> match,
                                                               std::span<const double> raw)
{
    if (isKnown() && timeOf(crest - lastBeat_, rate_) > longestSilence)
        count_ = 0;
    if (isKnown())
        believe();
    Candidate& candidate = candidates_[taken_ % mostCandidates];
    candidate.crest = crest;
    std::copy(match.begin(), match.end(), candidate.match.begin());
    std::copy(raw.begin(), raw.end(), candidate.raw.begin());
    ++taken_;
    learntFrom_.clear();
    if (!isKnown()) {
        learn();
        return std::nullopt;
    }
    const Fit best = fit(match_, candidate.match);
    if (best.likeness < stillSameShape || best.gain < leastGain || best.gain > mostGain)
        return std::nullopt;
    lastBeat_ = crest;
    // The beat itself is not yet in what is subtracted: it would take its own share of EMG along.
    average(candidate, best.shift);
    return Beat{crest - before() + best.shift, believed_};
}

HeartbeatTemplate::Fit HeartbeatTemplate::fit(std::span<const double> shape,
                                              std::span<const double> match) const
{
    const auto stride = static_cast<std::size_t>(stride_);
    const auto likeness = [&](std::int64_t shift) {
        const auto from = static_cast<std::size_t>(shift);
        double product = 0.0, power = 0.0, other = 0.0;
        for (std::size_t i = 0; i < shape.size(); i += stride) {
            product += shape[i] * match[from + i];
            power += shape[i] * shape[i];
            other += match[from + i] * match[from + i];
        }
        const double both = power * other;
        return both > 0.0 ? product / std::sqrt(both) : 0.0;
    };
    Fit best;
    const auto consider = [&](std::int64_t shift) {
        if (shift < 0 || shift > 2 * search_)
            return;
        if (const double r = likeness(shift); r > best.likeness)
            best = {r, shift, 0.0};
    };
    for (std::int64_t shift = 0; shift <= 2 * search_; shift += stride_)
        consider(shift);
    const std::int64_t rough = best.shift;
    for (std::int64_t shift = rough - stride_ + 1; shift < rough + stride_; ++shift)
        consider(shift);
    const auto at = match.subspan(static_cast<std::size_t>(best.shift), shape.size());
    const double power = std::inner_product(shape.begin(), shape.end(), shape.begin(), 0.0);
    const double product = std::inner_product(shape.begin(), shape.end(), at.begin(), 0.0);
    best.gain = power > 0.0 ? product / power : 0.0;
    return best;
}

/// Takes the newest candidate for a beat and looks for its like.
void HeartbeatTemplate::learn()
{
    const std::size_t held = std::min(taken_, mostCandidates);
    if (held < fewestBeats)
        return;
    const Candidate& newest = candidates_[(taken_ - 1) % mostCandidates];
    std::copy_n(newest.match.begin() + search_, length(), match_.begin());
    // The seed's noise is in the first comparison, hardly in the second.
    for (int round = 0; round < 2; ++round) {
        learntFrom_.clear();
        shifts_.clear();
        std::fill(one_.begin(), one_.end(), 0.0);
        for (std::size_t k = taken_ - held; k < taken_; ++k) {
            const Candidate& candidate = candidates_[k % mostCandidates];
            const Fit best = fit(match_, candidate.match);
            if (best.likeness < sameShape)
                continue;
            learntFrom_.push_back(static_cast<std::int64_t>(k));
            shifts_.push_back(best.shift);
            for (std::size_t i = 0; i < one_.size(); ++i)
                one_[i] += candidate.match[static_cast<std::size_t>(best.shift) + i];
        }
        if (learntFrom_.size() < fewestBeats) {
            learntFrom_.clear();
            return;
        }
        std::copy(one_.begin(), one_.end(), match_.begin());
    }
    for (double& sample : match_)
        sample /= double(learntFrom_.size());
    std::fill(raw_.begin(), raw_.end(), 0.0);
    std::fill(spread_.begin(), spread_.end(), 0.0);
    for (std::size_t j = 0; j < learntFrom_.size(); ++j) {
        const Candidate& candidate =
            candidates_[static_cast<std::size_t>(learntFrom_[j]) % mostCandidates];
        average(candidate, shifts_[j]);
        lastBeat_ = candidate.crest;
        learntFrom_[j] = candidate.crest - before() + shifts_[j];
    }
    if (isHeartRhythm()) {
        believe();
        return;
    }
    learntFrom_.clear();
    count_ = 0;
}

bool HeartbeatTemplate::isHeartRhythm()
{
    intervals_.clear();
    for (std::size_t j = 1; j < learntFrom_.size(); ++j)
        intervals_.push_back(timeOf(learntFrom_[j] - learntFrom_[j - 1], rate_).seconds());
    ascending_ = intervals_;
    const auto middle = ascending_.begin() + static_cast<std::ptrdiff_t>(ascending_.size() / 2);
    std::nth_element(ascending_.begin(), middle, ascending_.end());
    const double usual = *middle;
    if (usual < shortestInterval.seconds() || usual > longestInterval.seconds())
        return false;
    double steady = 0.0, single = 0.0;
    for (const double interval : intervals_) {
        const double times = std::max(1.0, std::round(interval / usual));
        if (std::abs(interval - times * usual) > steadiness * usual)
            continue;
        steady += 1.0;
        single += times == 1.0 ? 1.0 : 0.0;
    }
    const double all = double(intervals_.size());
    return steady >= steadyPart * all && single >= commonPart * all;
}

void HeartbeatTemplate::average(const Candidate& candidate, std::int64_t shift)
{
    const auto from = static_cast<std::size_t>(shift);
    const std::size_t count = length();
    const auto ends = std::max<std::size_t>(static_cast<std::size_t>(sampleAt(edge, rate_)) / 2, 1);
    const auto mean = [&](std::size_t begin) {
        const auto first = candidate.raw.begin() + static_cast<std::ptrdiff_t>(from + begin);
        return std::accumulate(first, first + static_cast<std::ptrdiff_t>(ends), 0.0) /
               double(ends);
    };
    const double start = mean(0);
    const double slope = (mean(count - ends) - start) / double(count - ends);
    const double middle = 0.5 * double(ends - 1);
    double deviation = 0.0, usual = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        one_[i] = candidate.raw[from + i] - start - slope * (double(i) - middle);
        deviation += (one_[i] - raw_[i]) * (one_[i] - raw_[i]);
        usual += spread_[i];
    }
    const bool isLoud = count_ >= int(fewestBeats) && deviation > loud * usual && deviation > 0.0;
    count_ = std::min(count_ + 1, memory);
    const double share = (isLoud ? loud * usual / deviation : 1.0) / double(count_);
    for (std::size_t i = 0; i < count; ++i) {
        const double off = one_[i] - raw_[i];
        raw_[i] += share * off;
        spread_[i] += share * (off * (one_[i] - raw_[i]) - spread_[i]);
        match_[i] += share * (candidate.match[from + i] - match_[i]);
    }
}

/// As much of the mean as rises out of its uncertainty (Wiener's weight), faded at the ends.
void HeartbeatTemplate::believe()
{
    const auto reach = static_cast<std::size_t>(sampleAt(local, rate_));
    const auto edgeLength =
        std::max<std::size_t>(static_cast<std::size_t>(sampleAt(edge, rate_)), 1);
    for (std::size_t i = 0; i < length(); ++i) {
        const std::size_t begin = i > reach ? i - reach : 0;
        const std::size_t end = std::min(i + reach + 1, length());
        double power = 0.0, uncertainty = 0.0;
        for (std::size_t k = begin; k < end; ++k) {
            power += raw_[k] * raw_[k];
            uncertainty += spread_[k];
        }
        uncertainty /= double(count_);
        const double trust = power > 2.0 * uncertainty ? 1.0 - uncertainty / power : 0.0;
        believed_[i] = trust * raw_[i] * fade(i, length(), edgeLength);
    }
}

}  // namespace facialis::dsp
