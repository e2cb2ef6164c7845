// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/stamp_clock.hpp"

#include <algorithm>
#include <cmath>

namespace facialis::acquisition {

namespace {

constexpr Duration firstScatter{0.05}, memory{2.0};
constexpr double lateByFrames = 1.5, lateByScatter = 8.0;
constexpr Duration ratedFrom{10.0};
/// Stamps none of which came a quarter of a frame early for so long are exact.
constexpr Duration exactFor{2.0};
constexpr double earlyByFrames = 0.25;

}  // namespace

bool StampClock::isExact() const
{
    return timeOf(frames_ - lastEarly_, rate_) >= exactFor;
}

/// What looked like samples that came twice were the samples of a chunk, where the next stamp is
/// behind all of them, again and again. A sample that came twice is followed by a step of one.
void StampClock::noteStep(double frames)
{
    constexpr int enoughChunks = 3;
    const auto chunk = static_cast<double>(repeats_ + 1);
    const bool isChunk = repeats_ > 0 && std::abs(frames - chunk) < std::max(0.5, 0.5 * chunk);
    chunks_ = isChunk ? chunks_ + 1 : 0;
    if (chunks_ >= enoughChunks)
        lastEarly_ = frames_;
    repeats_ = 0;
}

std::int64_t StampClock::missingBefore(Duration stamp, bool isRepeat)
{
    const bool isOdd = !std::isfinite(stamp.seconds());
    if (!first_) {
        ++frames_;
        if (isOdd) {
            ++oddStamps_;
            return 0;
        }
        first_ = stamp - timeOf(frames_ - 1, rate_);
        last_ = stamp;
        lastStamped_ = lastEarly_ = frames_ - 1;
        scatter_ = firstScatter.seconds() * rate_.hertz() / lateByScatter;
        return 0;
    }
    if (isOdd || stamp < last_) {
        ++oddStamps_;
        ++frames_;
        // A clock that was set back starts anew: nobody knows what is missing.
        if (!isOdd && last_ - stamp > 1_s) {
            first_ = stamp - timeOf(frames_ - 1, rate_);
            last_ = stamp;
            lastStamped_ = lastEarly_ = frames_ - 1;
            mean_ = 0.0;
        }
        return 0;
    }
    const double sinceLast =
        (stamp - last_).seconds() * rate_.hertz() - static_cast<double>(frames_ - lastStamped_);
    if (isRepeat)
        dropRepeat();
    else
        noteStep((stamp - last_).seconds() * rate_.hertz());
    if (sinceLast < -earlyByFrames && !isRepeat)
        lastEarly_ = frames_;
    last_ = stamp;
    double residual = (stamp - *first_).seconds() * rate_.hertz() - static_cast<double>(frames_);
    std::int64_t missing = 0;
    const double late = residual - mean_;
    if (late > std::max(lateByFrames, lateByScatter * scatter_)) {
        missing = std::llround(late);
    } else if (sinceLast > lateByFrames - 1.0 && isExact()) {
        missing = std::llround(sinceLast);
    }
    frames_ += missing;
    residual -= static_cast<double>(missing);
    lastStamped_ = frames_;
    ++frames_;
    const double remembered = std::max(1.0, memory.seconds() * rate_.hertz());
    const double deviation = residual - mean_;
    mean_ += deviation / std::min(static_cast<double>(frames_), remembered);
    scatter_ += (std::abs(deviation) - scatter_) / remembered;
    return missing;
}

std::optional<Frequency> StampClock::measuredRate() const
{
    if (!first_ || timeOf(frames_, rate_) < ratedFrom)
        return std::nullopt;
    // frames = rate * time is off by the mean residual at the end.
    const double n = static_cast<double>(frames_);
    return rate_ * (n / (n + mean_));
}

std::optional<Duration> StampClock::jitter() const
{
    if (!first_ || timeOf(frames_, rate_) < 1_s)
        return std::nullopt;
    return Duration(scatter_ / rate_.hertz());
}

std::optional<Duration> StampClock::placeOf(Duration moment) const
{
    if (!first_)
        return std::nullopt;
    return moment - *first_ - Duration(mean_ / rate_.hertz());
}

}  // namespace facialis::acquisition
