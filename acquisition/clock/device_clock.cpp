// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/clock/device_clock.hpp"

#include <algorithm>
#include <cmath>

namespace facialis::acquisition {

namespace {

constexpr double bucketSeconds = 0.5;
constexpr double earlyJump = 0.05;  // seconds below the line that no fit explains
constexpr double lateJump = 0.25;   // seconds above it, for several buckets

}  // namespace

DeviceClock::DeviceClock(Frequency stated)
    : period_(1.0 / stated.hertz()),
      framesPerBucket_(std::max(1.0, bucketSeconds * stated.hertz())),
      stride_(std::max(1.0, stated.hertz() / 50.0))
{
    points_.reserve(horizon);
}

void DeviceClock::add(std::int64_t frame, Duration stamp)
{
    const auto n = static_cast<double>(frame);
    if (!hasOrigin_) {
        hasOrigin_ = true;
        originFrame_ = n;
        originTime_ = stamp.seconds();
        bucketEnd_ = n + framesPerBucket_;
    }
    const Point point{n, stamp.seconds() - originTime_ - (n - originFrame_) * period_};
    if (hasFit_ && point.residual < lineAt(n) - earlyJump)
        restart(point);
    if (n >= bucketEnd_) {
        closeBucket();
        bucketEnd_ = n + framesPerBucket_;
    }
    if (!lowest_ || point.residual < lowest_->residual)
        lowest_ = point;
    if (hasFit_ && n >= nextLate_) {
        late_[lateCount_++ % recent] = std::max(0.0, point.residual - lineAt(n));
        nextLate_ = n + stride_;
    }
}

void DeviceClock::restart(Point first)
{
    points_.clear();
    lowest_.reset();
    hasFit_ = false;
    aboveInARow_ = 0;
    bucketEnd_ = first.frame + framesPerBucket_;
}

void DeviceClock::closeBucket()
{
    if (!lowest_)
        return;
    const Point point = *lowest_;
    lowest_.reset();
    aboveInARow_ =
        hasFit_ && point.residual > lineAt(point.frame) + lateJump ? aboveInARow_ + 1 : 0;
    constexpr int noAccident = 6;
    if (aboveInARow_ >= noAccident)
        restart(point);
    if (points_.size() == horizon)
        points_.erase(points_.begin());
    points_.push_back(point);
    fit();
}

void DeviceClock::fit()
{
    // Lower hull: each point in line, without those that bulge upwards.
    std::vector<Point> hull;
    hull.reserve(points_.size());
    double mean = 0.0;
    for (const Point& point : points_) {
        mean += point.frame / static_cast<double>(points_.size());
        while (hull.size() >= 2) {
            const Point &a = hull[hull.size() - 2], &b = hull.back();
            if ((b.residual - a.residual) * (point.frame - a.frame) <
                (point.residual - a.residual) * (b.frame - a.frame))
                break;
            hull.pop_back();
        }
        hull.push_back(point);
    }
    std::size_t right = 0;
    while (right + 1 < hull.size() && (right == 0 || hull[right].frame < mean))
        ++right;
    const Point end = hull[right], start = hull[right == 0 ? 0 : right - 1];
    center_ = start.frame;
    level_ = start.residual;
    slope_ =
        end.frame > start.frame ? (end.residual - start.residual) / (end.frame - start.frame) : 0.0;
    hasFit_ = true;
}

std::optional<Frequency> DeviceClock::rate() const
{
    constexpr std::size_t enough = 20;  // half seconds
    if (points_.size() < enough)
        return std::nullopt;
    return Frequency(1.0 / (period_ + slope_));
}

std::optional<double> DeviceClock::driftPerMillion() const
{
    const auto measured = rate();
    if (!measured)
        return std::nullopt;
    return (measured->hertz() * period_ - 1.0) * 1e6;
}

std::optional<Duration> DeviceClock::timeOf(std::int64_t frame) const
{
    if (!hasOrigin_)
        return std::nullopt;
    const auto n = static_cast<double>(frame);
    return Duration(originTime_ + (n - originFrame_) * period_ + (hasFit_ ? lineAt(n) : 0.0));
}

std::optional<Duration> DeviceClock::lateness() const
{
    if (lateCount_ == 0)
        return std::nullopt;
    std::vector<double> kept(
        late_.begin(), late_.begin() + static_cast<std::ptrdiff_t>(std::min(lateCount_, recent)));
    const auto middle = kept.begin() + std::ssize(kept) / 2;
    std::nth_element(kept.begin(), middle, kept.end());
    return Duration(*middle);
}

}  // namespace facialis::acquisition
