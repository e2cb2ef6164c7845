// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/xdf/stamp_fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace facialis::acquisition {

namespace {

/// Moments of one run, updated sample by sample (Welford 1962): x frames since its first stamp,
/// y how late a stamp is against the expected interval.
struct Moments {
    std::int64_t firstFrame = 0, originFrame = 0;
    double origin = 0.0;  ///< the first stamp
    double count = 0.0, meanX = 0.0, meanY = 0.0, sxx = 0.0, sxy = 0.0, syy = 0.0;

    void add(std::int64_t frame, double stamp, double expected)
    {
        const double x = static_cast<double>(frame - originFrame);
        const double y = stamp - origin - x * expected;
        count += 1.0;
        const double dx = x - meanX, dy = y - meanY;
        meanX += dx / count;
        meanY += dy / count;
        sxx += dx * (x - meanX);
        sxy += dx * (y - meanY);
        syy += dy * (y - meanY);
    }

    /// The time of `frame` on the line of slope `expected + slope`.
    [[nodiscard]] double timeAt(std::int64_t frame, double expected, double slope) const
    {
        const double x = static_cast<double>(frame - originFrame);
        return origin + x * expected + meanY + slope * (x - meanX);
    }
};

std::vector<Moments> momentsOf(double expected, const VisitStamps& visit, StampFit& fit)
{
    std::vector<Moments> runs;
    const double farthest = std::max(1.0, 500.0 * expected);
    double lastStamp = 0.0;
    std::int64_t lastFrame = 0;
    visit([&](std::int64_t frame, double stamp) {
        ++fit.stamps;
        const double due = lastStamp + static_cast<double>(frame - lastFrame) * expected;
        if (runs.empty() || std::abs(stamp - due) > farthest) {
            if (runs.size() > mostBreaks) {
                fit.hasTooManyBreaks = true;
                return;
            }
            runs.push_back(
                {.firstFrame = runs.empty() ? 0 : frame, .originFrame = frame, .origin = stamp});
        }
        runs.back().add(frame, stamp, expected);
        lastStamp = stamp;
        lastFrame = frame;
    });
    return runs;
}

double largestDistance(const std::vector<Moments>& runs, double expected, double slope,
                       const VisitStamps& visit)
{
    double largest = 0.0;
    std::size_t run = 0;
    visit([&](std::int64_t frame, double stamp) {
        while (run + 1 < runs.size() && frame >= runs[run + 1].firstFrame)
            ++run;
        largest = std::max(largest, std::abs(stamp - runs[run].timeAt(frame, expected, slope)));
    });
    return largest;
}

}  // namespace

StampFit fitStamps(std::int64_t frames, Duration expected, const VisitStamps& visit)
{
    StampFit fit;
    fit.interval = expected;
    fit.intervalError = Duration(std::numeric_limits<double>::infinity());
    const double step = expected.seconds();
    const std::vector<Moments> runs = momentsOf(step, visit, fit);
    if (runs.empty() || fit.hasTooManyBreaks) {
        fit.runs.push_back({0, frames, 0.0});
        return fit;
    }
    double count = 0.0, sxx = 0.0, sxy = 0.0, syy = 0.0;
    for (const Moments& run : runs) {
        count += run.count;
        sxx += run.sxx;
        sxy += run.sxy;
        syy += run.syy;
    }
    const double slope = sxx > 0.0 ? sxy / sxx : 0.0;
    const double squares = std::max(0.0, syy - slope * sxy);
    fit.interval = Duration(step + slope);
    fit.jitter = Duration(std::sqrt(squares / count));
    if (const double free = count - static_cast<double>(runs.size()) - 1.0; free > 0.0)
        fit.intervalError = Duration(std::sqrt(squares / free / sxx));
    fit.largestJitter = Duration(largestDistance(runs, step, slope, visit));
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::int64_t end = i + 1 < runs.size() ? runs[i + 1].firstFrame : frames;
        fit.runs.push_back({runs[i].firstFrame, end - runs[i].firstFrame,
                            runs[i].timeAt(runs[i].firstFrame, step, slope)});
    }
    return fit;
}

}  // namespace facialis::acquisition
