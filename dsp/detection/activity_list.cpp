// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/activity_list.hpp"

#include <algorithm>
#include <cmath>

namespace facialis::dsp {
namespace {

constexpr double mergeSeconds = 0.020;
/// A motor unit potential behind a 20-450 Hz filter lasts 8 to 15 ms, less than that above noise;
/// alone it is no burst.
constexpr double shortestSeconds = 0.010;
/// Units that fire together leave pauses by chance, the weaker and the longer the activity the
/// more.
constexpr double pauseShare = 0.3;
constexpr double longestPauseSeconds = 0.15;
/// Natural logarithm of how much likelier a pause must be in noise than in activity to part two.
constexpr double pauseEvidence = 12.0;
constexpr double pauseGrowthFrom = 0.1;  // s; longer activity must be parted by more
/// Independent values a second in facial EMG: twice the width of a spectrum around 30-180 Hz.
constexpr double freedomPerSecond = 300.0;
/// Behind strong activity weak activity is not looked for at all, this long ...
constexpr double maskSeconds = 0.4;
/// ... and dropped if within this distance.
constexpr double skirtSeconds = 1.0;
/// The band-pass rings for so long around the sudden event that an artifact is.
constexpr double ringingSeconds = 0.15;
/// A quarter of the amplitude.
constexpr double skirtPart = 1.0 / 16.0;
constexpr double ringingPart = 0.25;
/// EMG peaks at three to four times its RMS, and the RMS of a potential is a third of its peak: a
/// tenth of the peak is a seventh of the RMS.
constexpr double marginPart = 1.0 / 50.0;
/// How far back an alarm may place its onset: until then a successor may still touch what ended.
constexpr double lookBackSeconds = 0.25;

}  // namespace

std::int64_t ActivityList::samples(double seconds) const
{
    return std::llround(seconds * rate_.hertz());
}

double ActivityList::marginPower(double peakPower)
{
    return marginPart * peakPower;
}

double ActivityList::skirtPower(std::int64_t at) const
{
    return at < lastEnd_ + samples(maskSeconds) ? marginPower(maskPower_) : 0.0;
}

std::int64_t ActivityList::earliestBegin(std::int64_t at, double noisePower) const
{
    const std::int64_t maskEnd = lastEnd_ + samples(maskSeconds);
    return at < maskEnd || marginPower(maskPower_) <= noisePower ? lastEnd_ : maskEnd;
}

bool ActivityList::isFrontFinal(std::int64_t at) const
{
    return at - held_.front().range.end > samples(skirtSeconds + lookBackSeconds);
}

Activity ActivityList::takeFront()
{
    const Activity first = held_.front();
    held_.erase(held_.begin());
    return first;
}

void ActivityList::forgetSkirts()
{
    strongPower_ = maskPower_ = 0.0;
    strongEnd_ = std::numeric_limits<std::int64_t>::min() / 2;
}

/// Scale-free: a pause that is short beside the activity on both sides does not part it, unless
/// activity as strong as that would hardly have been silent for so long: of n values of noise the
/// log likelihood ratio against activity of L times its power is n/2 (ln L - 1 + 1/L).
bool ActivityList::belongTogether(const Activity& first, const Activity& second) const
{
    const double length =
        std::sqrt(double(first.range.length()) * double(second.range.length())) / rate_.hertz();
    double pause = std::min(pauseShare * length, longestPauseSeconds);
    const double level =
        std::min(first.peakPower / first.noisePower, second.peakPower / second.noisePower);
    if (level > 1.0) {
        const double evidence = pauseEvidence + std::max(std::log(length / pauseGrowthFrom), 0.0);
        const double perSecond = 0.5 * freedomPerSecond * (std::log(level) - 1.0 + 1.0 / level);
        pause = std::min(pause, evidence / perSecond);
    }
    return double(second.range.begin - first.range.end) <
           std::max(pause, mergeSeconds) * rate_.hertz();
}

void ActivityList::dropLeadIns(const Activity& strong)
{
    const std::int64_t skirt = strong.range.begin - samples(skirtSeconds);
    while (!held_.empty()) {
        Activity& last = held_.back();
        if (last.peakPower >= skirtPart * strong.peakPower || last.range.end <= skirt)
            return;
        last.range.end = skirt;
        if (last.range.length() >= samples(shortestSeconds))
            return;
        held_.pop_back();
    }
}

void ActivityList::findRinging(Activity& activity)
{
    const auto isRinging = [&](const Activity& weak, const Activity& artifact, std::int64_t pause) {
        return artifact.isArtifact && pause < samples(ringingSeconds) &&
               weak.peakPower < ringingPart * artifact.peakPower;
    };
    if (held_.empty())
        return;
    Activity& last = held_.back();
    const std::int64_t pause = activity.range.begin - last.range.end;
    if (isRinging(activity, last, pause))
        activity.isArtifact = activity.isRinging = true;
    else if (isRinging(last, activity, pause))
        last.isArtifact = last.isRinging = true;
}

Activity* ActivityList::add(Activity activity)
{
    findRinging(activity);
    if (!activity.isArtifact) {
        const bool isMasked = activity.range.begin < lastEnd_ + samples(maskSeconds);
        maskPower_ = isMasked ? std::max(maskPower_, activity.peakPower) : activity.peakPower;
    }
    lastEnd_ = std::max(lastEnd_, activity.range.end);
    if (!activity.isArtifact)
        dropLeadIns(activity);
    const std::int64_t skirtEnd = strongEnd_ + samples(skirtSeconds);
    const bool isNear = activity.range.begin < skirtEnd;
    const bool isWeak = isNear && activity.peakPower < skirtPart * strongPower_;
    const bool isTail = isWeak && activity.range.begin - strongEnd_ < samples(longestPauseSeconds);
    // A single potential may carry weak activity on, but not the tail of strong activity.
    const bool isLong = activity.range.length() >= samples(shortestSeconds);
    const bool isBehindStrong = isNear && marginPower(maskPower_) > activity.noisePower;
    const bool isJoined = !held_.empty() && (isLong || !isBehindStrong) &&
                          (isWeak ? isTail : belongTogether(held_.back(), activity));
    if (isWeak && !isJoined)
        activity.range.begin = std::min(skirtEnd, activity.range.end);
    if (!isJoined && activity.range.length() < samples(shortestSeconds))
        return nullptr;
    if (!isWeak && !activity.isArtifact) {
        strongPower_ = isNear ? std::max(strongPower_, activity.peakPower) : activity.peakPower;
        strongEnd_ = activity.range.end;
    }
    if (isJoined) {
        Activity& last = held_.back();
        last.range.end = activity.range.end;
        last.peakPower = std::max(last.peakPower, activity.peakPower);
        while (held_.size() > 1 && belongTogether(held_[held_.size() - 2], held_.back())) {
            held_[held_.size() - 2].range.end = held_.back().range.end;
            held_.pop_back();
        }
    } else {
        held_.push_back(activity);
    }
    return &held_.back();
}

}  // namespace facialis::dsp
