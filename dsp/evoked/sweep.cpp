// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/evoked/sweep.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>

namespace facialis::dsp {
namespace {

constexpr Duration beforeStimulus = 1_ms;
constexpr Duration afterSaturation = 1_ms;
constexpr Duration bridged = 5_ms;
constexpr Frequency trendRate{2000.0};
constexpr std::array harmonics = {1.0, 3.0};

std::size_t samplesIn(Duration time, Frequency rate)
{
    return static_cast<std::size_t>(std::max<std::int64_t>(0, sampleAt(time, rate)));
}

/// Whether a sample stands where the recorder could not follow.
std::vector<bool> saturated(const std::vector<double>& x, const std::optional<Rails>& rails)
{
    std::vector<bool> is(x.size(), false);
    if (rails) {
        for (std::size_t i = 0; i < x.size(); ++i)
            is[i] = x[i] <= rails->lowest || x[i] >= rails->highest;
        return is;
    }
    double lowest = HUGE_VAL, highest = -HUGE_VAL;
    for (const double value : x)
        if (std::isfinite(value)) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    if (!(lowest < highest))
        return is;
    for (std::size_t i = 1; i + 1 < x.size(); ++i)
        if ((x[i] == lowest || x[i] == highest) && x[i - 1] == x[i] && x[i + 1] == x[i])
            is[i - 1] = is[i] = is[i + 1] = true;
    return is;
}

void subtractMains(Sweep& sweep, Frequency rate, Frequency mains)
{
    std::vector<double>& x = sweep.samples;
    const double period = rate / mains;
    const auto available = static_cast<double>(sweep.baselineEnd - sweep.baselineBegin);
    const double periods = std::floor(available / period);
    if (periods < 2.0)
        return;
    const auto length = static_cast<std::size_t>(std::llround(periods * period));
    const std::size_t begin =
        sweep.baselineEnd - std::min(length, sweep.baselineEnd - sweep.baselineBegin);
    const auto count = static_cast<double>(sweep.baselineEnd - begin);

    // A drift of the baseline would look like a sine: its line goes first.
    double mean = 0.0, slope = 0.0, spread = 0.0;
    for (std::size_t i = begin; i < sweep.baselineEnd; ++i)
        mean += x[i] / count;
    const double middle = (count - 1.0) / 2.0;
    for (std::size_t i = begin; i < sweep.baselineEnd; ++i) {
        const double t = static_cast<double>(i - begin) - middle;
        slope += t * (x[i] - mean);
        spread += t * t;
    }
    slope /= spread;

    for (const double harmonic : harmonics) {
        const double step = 2.0 * std::numbers::pi * harmonic / period;
        if (step >= 0.9 * std::numbers::pi)
            break;
        double cosine = 0.0, sine = 0.0;
        for (std::size_t i = begin; i < sweep.baselineEnd; ++i) {
            const auto t = static_cast<double>(i - begin);
            const double value = x[i] - mean - slope * (t - middle);
            cosine += 2.0 / count * value * std::cos(step * t);
            sine += 2.0 / count * value * std::sin(step * t);
        }
        if (!std::isfinite(cosine) || !std::isfinite(sine))
            return;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double t = static_cast<double>(i) - static_cast<double>(begin);
            x[i] -= cosine * std::cos(step * t) + sine * std::sin(step * t);
        }
    }
}

/// A straight line and, behind an artifact, the exponential decay of what it charged:
/// f(t) = c0 + c1 t + c2 exp(-t / decay), t from 0 at the beginning of the stretch.
struct Trend {
    std::array<double, 3> c{};
    double decay = 0.0;  ///< samples; 0: no exponential
    double misfit = HUGE_VAL;

    [[nodiscard]] std::array<double, 3> basis(double t) const
    {
        return {1.0, t, decay > 0.0 ? std::exp(-t / decay) : 0.0};
    }
    [[nodiscard]] double at(double t) const
    {
        const auto b = basis(t);
        return c[0] * b[0] + c[1] * b[1] + c[2] * b[2];
    }
};

struct Point {
    std::array<double, 3> basis;
    double value, weight;
};

/// Solves the normal equations (upper triangle and right side given) by elimination; what does not
/// determine a coefficient leaves it 0.
std::array<double, 3> solved(std::array<std::array<double, 4>, 3> m)
{
    for (std::size_t k = 0; k < 3; ++k)
        for (std::size_t row = k + 1; row < 3 && m[k][k] > 0.0; ++row) {
            const double factor = m[row][k] / m[k][k];
            for (std::size_t column = k; column < 4; ++column)
                m[row][column] -= factor * m[k][column];
        }
    std::array<double, 3> c{};
    for (std::size_t k = 3; k-- > 0;) {
        double sum = m[k][3];
        for (std::size_t column = k + 1; column < 3; ++column)
            sum -= m[k][column] * c[column];
        c[k] = m[k][k] > 0.0 ? sum / m[k][k] : 0.0;
    }
    return c;
}

/// Fits with weights 1 / |residual| (iteratively reweighted least squares for the smallest sum of
/// absolute residuals), so that responses hardly pull at it.
/// @param stride  every which sample is looked at: a trend needs no more than 2000 a second
Trend fitted(std::span<const double> x, double decay, std::size_t stride)
{
    constexpr int rounds = 8;
    constexpr double fewest = 8.0;
    std::vector<Point> points;
    Trend trend;
    trend.decay = decay;
    double scale = 0.0;
    for (std::size_t i = 0; i < x.size(); i += stride)
        if (std::isfinite(x[i])) {
            points.push_back({trend.basis(static_cast<double>(i)), x[i], 1.0});
            scale += std::abs(x[i]);
        }
    const auto count = static_cast<double>(points.size());
    if (count < fewest)
        return {};
    // Residuals below this count alike: exact zeros must not take the whole weight.
    double least = 1e-3 * scale / count;
    for (int round = 0; round < rounds && least > 0.0; ++round) {
        std::array<std::array<double, 4>, 3> m{};
        for (const Point& p : points)
            for (std::size_t row = 0; row < 3; ++row) {
                for (std::size_t column = 0; column < 3; ++column)
                    m[row][column] += p.weight * p.basis[row] * p.basis[column];
                m[row][3] += p.weight * p.basis[row] * p.value;
            }
        trend.c = solved(m);
        trend.misfit = 0.0;
        for (Point& p : points) {
            const double model =
                trend.c[0] * p.basis[0] + trend.c[1] * p.basis[1] + trend.c[2] * p.basis[2];
            const double residual = std::abs(p.value - model);
            trend.misfit += residual;
            p.weight = 1.0 / std::max(residual, least);
        }
        least = std::min(least, 0.1 * trend.misfit / count);
    }
    return trend;
}

/// The trend whose decay, between 1 and 60 ms, fits best: a coarse search, then golden sections.
Trend fittedWithDecay(std::span<const double> x, Frequency rate, std::size_t stride)
{
    constexpr double fastest = 0.001, slowest = 0.060, golden = 0.6180339887498949;
    constexpr int coarse = 10, fine = 12;
    const double step = std::pow(slowest / fastest, 1.0 / coarse);
    const auto fit = [&](double seconds) { return fitted(x, seconds * rate.hertz(), stride); };
    Trend best = fit(fastest);
    for (int k = 1; k <= coarse; ++k)
        if (const Trend next = fit(fastest * std::pow(step, k)); next.misfit < best.misfit)
            best = next;
    if (!std::isfinite(best.misfit))
        return best;
    double low = best.decay / rate.hertz() / step, high = best.decay / rate.hertz() * step;
    for (int k = 0; k < fine; ++k) {
        const double ratio = std::pow(high / low, golden);
        const Trend a = fit(high / ratio), b = fit(low * ratio);
        (a.misfit <= b.misfit ? high : low) = (a.misfit <= b.misfit ? low * ratio : high / ratio);
        for (const Trend& each : {a, b})
            if (each.misfit < best.misfit)
                best = each;
    }
    return best;
}

/// @param origin  where the stretch the trend was fitted to begins in `x`
void subtract(const Trend& trend, std::span<double> x, std::size_t origin)
{
    if (!std::isfinite(trend.misfit))
        return;
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] -= trend.at(static_cast<double>(i) - static_cast<double>(origin));
}

}  // namespace

std::size_t artifactEndOf(const Sweep& sweep, Frequency rate, const std::optional<Rails>& rails)
{
    const std::size_t size = sweep.samples.size();
    const std::vector<bool> isSaturated = saturated(sweep.samples, rails);
    const std::size_t gap = samplesIn(bridged, rate);
    const std::size_t tail = samplesIn(afterSaturation, rate);
    std::size_t end = std::min(size, sweep.stimulus + samplesIn(shortestArtifact, rate));
    for (std::size_t i = sweep.stimulus; i < std::min(size, end + gap); ++i)
        if (isSaturated[i])
            end = std::max(end, std::min(size, i + 1 + tail));
    return end;
}

Sweep cleaned(Sweep raw, Frequency rate, std::optional<Frequency> mains,
              const std::optional<Rails>& rails)
{
    raw.artifactEnd = artifactEndOf(raw, rate, rails);
    if (mains)
        subtractMains(raw, rate, *mains);
    const std::size_t lead = samplesIn(beforeStimulus, rate);
    const std::size_t begin = raw.stimulus > lead ? raw.stimulus - lead : 0;
    std::fill(raw.samples.begin() + static_cast<std::ptrdiff_t>(begin),
              raw.samples.begin() + static_cast<std::ptrdiff_t>(raw.artifactEnd),
              std::numeric_limits<double>::quiet_NaN());
    raw.baselineEnd = std::min(raw.baselineEnd, begin);
    const std::span<double> before(raw.samples.data(), begin);
    const std::span<double> after = std::span(raw.samples).subspan(raw.artifactEnd);
    const auto stride = static_cast<std::size_t>(std::max(1.0, rate / trendRate));
    const std::size_t origin = std::min(raw.baselineBegin, begin);
    subtract(fitted(before.subspan(origin), 0.0, stride), before, origin);
    subtract(fittedWithDecay(after, rate, stride), after, 0);
    return raw;
}

std::vector<double> meanOf(const std::vector<Sweep>& sweeps)
{
    if (sweeps.empty())
        return {};
    std::vector<double> mean(sweeps.front().samples.size(), 0.0);
    for (std::size_t i = 0; i < mean.size(); ++i) {
        double count = 0.0;
        for (const Sweep& sweep : sweeps)
            if (std::isfinite(sweep.samples[i])) {
                mean[i] += sweep.samples[i];
                count += 1.0;
            }
        mean[i] /= count;  // 0 / 0 is the NaN that is promised
    }
    return mean;
}

}  // namespace facialis::dsp
