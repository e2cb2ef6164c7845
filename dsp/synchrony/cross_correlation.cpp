// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/cross_correlation.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <Eigen/Dense>

namespace facialis::dsp {

namespace {

/// Sums side by side, because each addition would wait for the one before.
constexpr std::size_t width = 8;
using Sums = std::array<double, width>;

double total(const Sums& sums)
{
    double sum = 0.0;
    for (const double one : sums)
        sum += one;
    return sum;
}

/// Both without gaps. @param meanA, meanB  their means
double correlationAround(std::span<const double> a, std::span<const double> b, double meanA,
                         double meanB)
{
    Sums aa{}, bb{}, ab{};
    const auto take = [&](std::size_t i, std::size_t k) {
        const double x = a[i] - meanA;
        const double y = b[i] - meanB;
        aa[k] += x * x;
        bb[k] += y * y;
        ab[k] += x * y;
    };
    std::size_t i = 0;
    for (; i + width <= a.size(); i += width)
        for (std::size_t k = 0; k < width; ++k)
            take(i + k, k);
    for (; i < a.size(); ++i)
        take(i, 0);
    const double powerA = total(aa), powerB = total(bb);
    return powerA > 0.0 && powerB > 0.0 ? total(ab) / std::sqrt(powerA * powerB) : 0.0;
}

double sumOf(std::span<const double> values)
{
    Sums sums{};
    std::size_t i = 0;
    for (; i + width <= values.size(); i += width)
        for (std::size_t k = 0; k < width; ++k)
            sums[k] += values[i + k];
    for (; i < values.size(); ++i)
        sums[0] += values[i];
    return total(sums);
}

}  // namespace

double correlation(std::span<const double> a, std::span<const double> b)
{
    assert(a.size() == b.size() && "correlated stretches are equally long");
    const double sumA = sumOf(a), sumB = sumOf(b);
    if (!std::isnan(sumA) && !std::isnan(sumB)) {
        const auto n = static_cast<double>(a.size());
        return a.size() < 2 ? 0.0 : correlationAround(a, b, sumA / n, sumB / n);
    }
    std::vector<double> presentA, presentB;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::isnan(a[i]) || std::isnan(b[i]))
            continue;
        presentA.push_back(a[i]);
        presentB.push_back(b[i]);
    }
    return presentA.size() < a.size() ? correlation(presentA, presentB) : 0.0;
}

std::vector<double> crossCorrelation(std::span<const double> a, std::span<const double> b,
                                     std::size_t maxLag)
{
    assert(a.size() == b.size() && "correlated stretches are equally long");
    std::vector<double> values(2 * maxLag + 1, 0.0);
    for (std::size_t lag = 0; lag <= maxLag && lag < a.size(); ++lag) {
        const std::size_t common = a.size() - lag;
        values[maxLag + lag] = correlation(a.first(common), b.subspan(lag));
        values[maxLag - lag] = correlation(a.subspan(lag), b.first(common));
    }
    return values;
}

ExplainedPart explainedBy(std::span<const double> signal,
                          std::span<const std::vector<double>> others, double freedom)
{
    ExplainedPart part;
    part.gains.assign(others.size(), 0.0);
    const double count = static_cast<double>(others.size());
    if (others.empty() || freedom < count + 2.0)
        return part;

    std::vector<std::size_t> frames;
    for (std::size_t i = 0; i < signal.size(); ++i) {
        bool isWhole = !std::isnan(signal[i]);
        for (const auto& other : others)
            isWhole = isWhole && !std::isnan(other[i]);
        if (isWhole)
            frames.push_back(i);
    }
    const auto rows = static_cast<Eigen::Index>(frames.size());
    const auto columns = static_cast<Eigen::Index>(others.size());
    if (rows < columns + 2)
        return part;
    Eigen::MatrixXd mixture(rows, columns);
    Eigen::VectorXd target(rows);
    for (Eigen::Index r = 0; r < rows; ++r) {
        const std::size_t frame = frames[static_cast<std::size_t>(r)];
        target(r) = signal[frame];
        for (Eigen::Index c = 0; c < columns; ++c)
            mixture(r, c) = others[static_cast<std::size_t>(c)][frame];
    }
    mixture.rowwise() -= mixture.colwise().mean().eval();
    target.array() -= target.mean();
    const double power = target.squaredNorm();
    if (power <= 0.0)
        return part;

    const Eigen::VectorXd gains = mixture.colPivHouseholderQr().solve(target);
    const double left = (target - mixture * gains).squaredNorm() / power;
    const double adjusted = 1.0 - left * (freedom - 1.0) / (freedom - count - 1.0);
    part.fraction = std::clamp(adjusted, 0.0, 1.0);
    for (Eigen::Index c = 0; c < columns; ++c)
        part.gains[static_cast<std::size_t>(c)] = gains(c);
    return part;
}

}  // namespace facialis::dsp
