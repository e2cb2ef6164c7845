// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/discharge_rhythm.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace facialis::dsp {
namespace {

constexpr std::size_t longestLag = 40;  // ms, as all lags here
constexpr std::size_t shortestBurst = 30;
constexpr double envelopeHalf = 0.004;  // s
constexpr double step = 0.001;          // s
constexpr std::size_t firstLag = 14, lastLag = 39;
constexpr double lowestPeak = 0.3, highestTrough = -0.2;
/// Short bursts hold few values, and resemble themselves anyhow by chance; 26 lags are tried.
constexpr double fewestErrors = 4.0;

/// RMS in 8 ms around each millisecond.
std::vector<double> envelope(std::span<const double> samples, Frequency rate)
{
    std::vector<double> sums(samples.size() + 1, 0.0);
    for (std::size_t i = 0; i < samples.size(); ++i)
        sums[i + 1] = sums[i] + samples[i] * samples[i];
    const double length = static_cast<double>(samples.size()) / rate.hertz();
    const auto count = static_cast<std::size_t>(length / step);
    const auto at = [&](double time) {
        const auto sample = static_cast<std::int64_t>(std::floor(time * rate.hertz() + 0.5));
        return static_cast<std::size_t>(
            std::clamp<std::int64_t>(sample, 0, static_cast<std::int64_t>(samples.size())));
    };
    std::vector<double> values(count);
    for (std::size_t k = 0; k < count; ++k) {
        const double time = static_cast<double>(k) * step;
        const std::size_t from = at(time - envelopeHalf), to = at(time + envelopeHalf);
        if (to > from)
            values[k] = std::sqrt((sums[to] - sums[from]) / static_cast<double>(to - from));
    }
    return values;
}

}  // namespace

std::vector<double> envelopeCorrelation(std::span<const double> samples, Frequency rate)
{
    std::vector<double> values = envelope(samples, rate);
    if (values.size() < shortestBurst)
        return {};
    double mean = 0.0;
    for (const double value : values)
        mean += value;
    mean /= static_cast<double>(values.size());
    for (double& value : values)
        value -= mean;
    std::vector<double> correlation;
    // Two discharges have one interval, which is no rhythm: three last twice as long as it.
    for (std::size_t lag = 0; lag <= longestLag && 2 * lag <= values.size(); ++lag) {
        double product = 0.0, early = 0.0, late = 0.0;
        for (std::size_t k = lag; k < values.size(); ++k) {
            product += values[k - lag] * values[k];
            early += values[k - lag] * values[k - lag];
            late += values[k] * values[k];
        }
        const double scale = std::sqrt(early * late);
        if (!(scale > 0.0))
            return {};
        correlation.push_back(product / scale);
    }
    return correlation;
}

std::optional<DischargeRhythm> commonDischarge(std::span<const std::vector<double>> correlations,
                                               std::size_t fewest)
{
    std::vector<double> sum(longestLag + 1, 0.0), square(longestLag + 1, 0.0);
    std::vector<std::size_t> count(longestLag + 1, 0);
    for (const std::vector<double>& each : correlations)
        for (std::size_t lag = 0; lag < std::min(each.size(), sum.size()); ++lag) {
            sum[lag] += each[lag];
            square[lag] += each[lag] * each[lag];
            ++count[lag];
        }
    const auto at = [&](std::size_t lag) {
        return count[lag] == 0 ? -1.0 : sum[lag] / static_cast<double>(count[lag]);
    };
    const auto isSure = [&](std::size_t lag) {
        const auto n = static_cast<double>(count[lag]);
        if (n < 2.0)
            return false;
        const double variance = std::max(0.0, square[lag] / n - at(lag) * at(lag)) / (n - 1.0);
        return at(lag) >= fewestErrors * std::sqrt(variance);
    };
    const auto isPeak = [&](std::size_t lag) {
        // A flank that goes on where nobody could look is no peak.
        return lag < longestLag && count[lag + 1] >= fewest && at(lag) >= lowestPeak &&
               at(lag) >= at(lag - 1) && at(lag) >= at(lag + 1);
    };
    // A shorter interval of which this one is a multiple.
    const auto hasShorter = [&](std::size_t lag) {
        for (std::size_t part = lag / 3; part <= 2 * lag / 3; ++part)
            if (isPeak(part))
                return true;
        return false;
    };
    std::optional<DischargeRhythm> best;
    for (std::size_t lag = firstLag; lag <= lastLag; ++lag) {
        if (count[lag] < fewest || !isPeak(lag) || !isSure(lag) || hasShorter(lag) ||
            at(lag / 2) > highestTrough || (best && at(lag) <= best->peak))
            continue;
        best = DischargeRhythm{Frequency(1.0 / (static_cast<double>(lag) * step)), at(lag)};
    }
    return best;
}

}  // namespace facialis::dsp
