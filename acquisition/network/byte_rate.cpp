// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/byte_rate.hpp"

#include <algorithm>
#include <cmath>

namespace facialis::acquisition {

namespace {

constexpr double windowSeconds = 2.0, jumpSeconds = 0.05, creepPerSecond = 300e-6;
constexpr double ratedFrom = 10.0;

}  // namespace

std::int64_t ByteRate::arrived(std::int64_t frames, Duration now)
{
    if (!begin_) {
        // The first bytes hold what the device had measured before them.
        begin_ = now - timeOf(frames, rate_);
        begun_ = (now - *begin_).seconds();
    }
    frames_ += frames;
    const double time = (now - *begin_).seconds();
    const double deficit = time * rate_.hertz() - static_cast<double>(frames_);
    while (!window_.empty() && window_.back().deficit >= deficit)
        window_.pop_back();
    window_.push_back({time, deficit});
    while (window_.front().time < time - windowSeconds)
        window_.pop_front();
    if (time - begun_ < windowSeconds)
        return 0;
    const double smallest = window_.front().deficit;
    if (!settled_) {
        settled_ = smallest;
        settledAt_ = time;
        return 0;
    }
    const double jump = smallest - *settled_;
    if (jump > jumpSeconds * rate_.hertz()) {
        const auto lost = static_cast<std::int64_t>(std::llround(jump));
        frames_ += lost;
        for (Point& point : window_)
            point.deficit -= static_cast<double>(lost);
        settledAt_ = time;
        return lost;
    }
    const double step =
        std::clamp(jump, -1e9, creepPerSecond * rate_.hertz() * (time - settledAt_));
    settled_ = *settled_ + step;
    creep_ += step;
    settledAt_ = time;
    return 0;
}

std::int64_t ByteRate::reconnected(Duration now)
{
    if (!begin_)
        return 0;
    const double time = (now - *begin_).seconds();
    const double base = settled_.value_or(window_.empty() ? 0.0 : window_.front().deficit);
    const double deficit = time * rate_.hertz() - static_cast<double>(frames_) - base;
    const auto lost = std::max<std::int64_t>(0, std::llround(deficit));
    frames_ += lost;
    window_.clear();
    begun_ = time;
    settledAt_ = time;
    settled_.reset();
    return lost;
}

std::optional<Frequency> ByteRate::measuredRate() const
{
    if (!begin_ || !settled_ || settledAt_ < ratedFrom)
        return std::nullopt;
    return rate_ * (1.0 - creep_ / (settledAt_ * rate_.hertz()));
}

}  // namespace facialis::acquisition
