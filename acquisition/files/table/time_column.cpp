// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/time_column.hpp"

#include <algorithm>
#include <cmath>

namespace facialis::acquisition {

namespace {

/// A time and the frame it belongs to.
struct Point {
    std::int64_t row;
    double frame;
    double seconds;
};

struct Line {
    double slope = 0.0;
    double largestDeviation = 0.0;
};

/// Least squares, with frames and times counted from their first to keep the digits.
Line fitLine(const std::vector<Point>& points)
{
    const double n = static_cast<double>(points.size());
    const double frame0 = points.front().frame, time0 = points.front().seconds;
    double meanFrame = 0.0, meanTime = 0.0;
    for (const Point& p : points) {
        meanFrame += (p.frame - frame0) / n;
        meanTime += (p.seconds - time0) / n;
    }
    double covariance = 0.0, variance = 0.0;
    for (const Point& p : points) {
        const double x = p.frame - frame0 - meanFrame;
        covariance += x * (p.seconds - time0 - meanTime);
        variance += x * x;
    }
    Line line{.slope = covariance / variance};
    for (const Point& p : points)
        line.largestDeviation = std::max(
            line.largestDeviation,
            std::abs(p.seconds - time0 - meanTime - line.slope * (p.frame - frame0 - meanFrame)));
    return line;
}

/// The number with the fewest decimals within `uncertainty` of `rate`.
double roundedRate(double rate, double uncertainty)
{
    for (double parts = 1.0; parts <= 1e9; parts *= 10.0) {
        const double candidate = std::round(rate * parts) / parts;
        if (candidate > 0.0 && std::abs(candidate - rate) <= uncertainty)
            return candidate;
    }
    return rate;
}

/// The sample period: mean of the steps that are no pauses.
double periodOf(const std::vector<Point>& points)
{
    std::vector<double> steps;
    steps.reserve(points.size());
    for (std::size_t i = 1; i < points.size(); ++i)
        steps.push_back((points[i].seconds - points[i - 1].seconds) /
                        (points[i].frame - points[i - 1].frame));
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    const double median = *middle;
    double sum = 0.0, count = 0.0;
    for (const double step : steps)
        if (step > 0.5 * median && step < 1.5 * median) {
            sum += step;
            count += 1.0;
        }
    return count > 0.0 ? sum / count : median;
}

/// Gives every time the frame that is nearest on a grid of `period`. @return the rows left out;
/// empty optional: two rows fall on one frame, or more frames would be missing than are there
std::optional<std::vector<MissingFrames>> placeOnGrid(std::vector<Point>& points, double period)
{
    std::vector<MissingFrames> missing;
    const double time0 = points.front().seconds;
    double shift = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        Point& p = points[i];
        const double frame = std::round((p.seconds - time0) / period);
        const double extra = frame - p.frame - shift;
        if (frame <= points[i - 1].frame || extra < 0.0)
            return std::nullopt;
        if (extra > 0.0)
            missing.push_back({p.row, static_cast<std::int64_t>(extra)});
        shift += extra;
        p.frame = frame;
        if (shift > 10.0 * static_cast<double>(points.size()) + 100'000.0)
            return std::nullopt;
    }
    return missing;
}

/// A link loses frames now and then; a pause after every few rows is how packets are stamped.
bool areBelievable(const std::vector<MissingFrames>& missing, std::size_t rows)
{
    constexpr std::size_t rowsPerLoss = 20;
    return rows >= 4 && missing.size() <= std::max<std::size_t>(1, rows / rowsPerLoss);
}

}  // namespace

std::optional<TimeFit> fitTimes(std::span<const double> seconds, Duration resolution)
{
    std::vector<Point> points;
    points.reserve(seconds.size());
    for (std::size_t i = 0; i < seconds.size(); ++i)
        if (std::isfinite(seconds[i]))
            points.push_back({static_cast<std::int64_t>(i), static_cast<double>(i), seconds[i]});
    if (points.size() < 2)
        return std::nullopt;
    const double span = points.back().seconds - points.front().seconds;
    if (!(span > 0.0))
        return std::nullopt;

    TimeFit fit;
    double longest = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i)
        longest = std::max(longest, points[i].seconds - points[i - 1].seconds);
    fit.longestStep = Duration(longest);

    // What a double can still tell apart at these times (seconds since 1970 have few digits left).
    const double blur = resolution.seconds() + 4e-16 * std::max(std::abs(points.front().seconds),
                                                                std::abs(points.back().seconds));
    Line line = fitLine(points);
    const auto isEven = [&] { return line.largestDeviation <= 0.5 * line.slope + blur; };
    const double period = periodOf(points);
    // Times written coarsely cannot tell a lost row from rounding, unless nothing else explains
    // them.
    const bool isFine = period > 4.0 * blur;
    if (longest > 1.5 * period && period >= 0.99 * resolution.seconds() && (isFine || !isEven())) {
        std::vector<Point> placed = points;
        const auto missing = placeOnGrid(placed, period);
        if (missing && !missing->empty() && areBelievable(*missing, points.size())) {
            const Line gridLine = fitLine(placed);
            if (gridLine.largestDeviation <= 0.25 * gridLine.slope + blur) {
                fit.missing = *missing;
                line = gridLine;
            }
        }
    }
    if (!(line.slope > 0.0))
        return std::nullopt;
    fit.largestDeviation = Duration(line.largestDeviation);
    fit.isRegular = isEven();
    const double rate = 1.0 / line.slope;
    fit.rate = Frequency(roundedRate(rate, fit.isRegular ? rate * blur / span : rate * 1e-6));
    return fit;
}

}  // namespace facialis::acquisition
