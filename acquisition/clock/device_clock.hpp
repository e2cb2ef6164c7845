// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::acquisition {

/// The clock of a device, seen through reads that come late by 0 to some milliseconds:
/// t = a + b n, the line below all stamps that lies nearest to them.
///
/// Stamps of half a second each leave their earliest; over the last minute of those the lower
/// convex hull is built, and its edge above the mean frame is the line (it minimises the sum of
/// distances among all lines below the points). A mean fit would be late by the mean delay.
/// Source: Moon, Skelly, Towsley, "Estimation and removal of clock skew from network delay
/// measurements", INFOCOM 1999; Zhang, Liu, Xia, INFOCOM 2002 (convex hull).
/// Memory does not grow. A jump of the clock begins a new fit.
class DeviceClock {
public:
    explicit DeviceClock(Frequency stated);

    /// @param frame  on the timeline, lost frames counted; ascending
    void add(std::int64_t frame, Duration stamp);

    /// Empty before ten seconds have passed: a rate from less is a guess.
    [[nodiscard]] std::optional<Frequency> rate() const;
    /// (measured / stated - 1) * 10^6; empty as rate().
    [[nodiscard]] std::optional<double> driftPerMillion() const;
    /// The time of a frame by the fit. Empty before the first frame.
    [[nodiscard]] std::optional<Duration> timeOf(std::int64_t frame) const;
    /// By how much stamps come after the line: median of the last ones. Empty before the first fit.
    [[nodiscard]] std::optional<Duration> lateness() const;

private:
    struct Point {
        double frame = 0.0;
        double residual = 0.0;  ///< seconds after the line of the stated rate through the origin
    };
    static constexpr std::size_t horizon = 120;  ///< half seconds
    static constexpr std::size_t recent = 512;   ///< latenesses kept

    void closeBucket();
    void restart(Point first);
    void fit();
    [[nodiscard]] double lineAt(double frame) const { return level_ + slope_ * (frame - center_); }

    double period_;  ///< stated, seconds
    double framesPerBucket_;
    double stride_;  ///< frames between two latenesses that are kept
    bool hasOrigin_ = false;
    double originFrame_ = 0.0, originTime_ = 0.0;
    std::optional<Point> lowest_;  ///< of the bucket that is open
    double bucketEnd_ = 0.0;
    std::vector<Point> points_;  ///< one a closed bucket, ascending, at most `horizon`
    double center_ = 0.0, level_ = 0.0, slope_ = 0.0;  ///< residual of the line
    bool hasFit_ = false;
    int aboveInARow_ = 0;
    std::array<double, recent> late_{};
    std::size_t lateCount_ = 0;
    double nextLate_ = 0.0;
};

}  // namespace facialis::acquisition
