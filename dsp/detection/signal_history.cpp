// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/signal_history.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/filter/butterworth.hpp"

namespace facialis::dsp {
namespace {

constexpr std::int64_t lagCount = std::int64_t(NoiseCell::lagCount);
constexpr double historySeconds = 1.2;

Biquad secondOrderHighPass(Frequency edge, Frequency rate)
{
    const auto sections = butterworthHighPass(2, edge, rate);
    return sections ? sections->front() : Biquad{};
}

double sumOf(std::span<const double> values)
{
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    return sum;
}

}  // namespace

SignalHistory::SignalHistory(Frequency rate, Frequency highPass,
                             std::array<std::int64_t, windowCount> windows)
    : highPass_(secondOrderHighPass(highPass, rate)),
      raw_(std::size_t(historySeconds * rate.hertz()) + 64),
      shaped_(std::size_t(historySeconds * rate.hertz()) + 64),
      energy_(std::size_t(historySeconds * rate.hertz()) + 64),
      windows_(windows)
{
}

void SignalHistory::restart(std::int64_t at, double noiseEnergy)
{
    raw_.restart(at, 0.0);
    shaped_.restart(at, 0.0);
    energy_.restart(at, noiseEnergy);
    s1_ = s2_ = 0.0;
    notFilled_ = NoiseCell::lagCount - 1;
    sumAgain();
}

double SignalHistory::highPassed(double value)
{
    const double y = highPass_.b0 * value + s1_;
    s1_ = highPass_.b1 * value - highPass_.a1 * y + s2_;
    s2_ = highPass_.b2 * value - highPass_.a2 * y;
    return y;
}

double SignalHistory::push(double value, const NoiseModel& noise)
{
    raw_.push(value);
    shaped_.push(highPassed(value));
    double energy = noise.filteredVariance();
    if (notFilled_ > 0) {
        --notFilled_;
    } else {
        const auto last = shaped_[SampleRange{shaped_.next() - lagCount, shaped_.next()}];
        const auto& filter = noise.filter();
        double y = 0.0;
        for (std::size_t k = 0; k < filter.size(); ++k)
            y += filter[k] * last[filter.size() - 1 - k];
        energy = y * y;
    }
    for (std::size_t k = 0; k < windowCount; ++k)
        sums_[k] += energy - energy_[energy_.next() - windows_[k]];
    energy_.push(energy);
    return energy;
}

void SignalHistory::forget(SampleRange range, double noiseEnergy)
{
    energy_.fill(range, noiseEnergy);
    sumAgain();
}

void SignalHistory::sumAgain()
{
    for (std::size_t k = 0; k < windowCount; ++k)
        sums_[k] = sumOf(energy_[SampleRange{energy_.next() - windows_[k], energy_.next()}]);
}

NoiseCell SignalHistory::cell(SampleRange range)
{
    NoiseCell cell;
    const auto values = shaped_[range];
    for (std::int64_t k = 0; k < lagCount; ++k) {
        const auto before = shaped_[SampleRange{range.begin - k, range.end - k}];
        double sum = 0.0;
        for (std::size_t i = 0; i < values.size(); ++i)
            sum += values[i] * before[i];
        cell.lags[std::size_t(k)] = sum / double(values.size());
    }
    for (const double value : raw_[range])
        cell.rawPower += value * value / double(values.size());
    cell.isValid = true;
    sumAgain();
    return cell;
}

std::vector<NoiseCell> noiseCells(std::span<const double> signal, Frequency rate,
                                  Frequency highPass, std::size_t cellLength)
{
    std::vector<NoiseCell> cells;
    const Biquad q = secondOrderHighPass(highPass, rate);
    double s1 = 0.0, s2 = 0.0;
    std::vector<double> shaped(cellLength);
    for (std::size_t begin = 0; begin + cellLength <= signal.size(); begin += cellLength) {
        NoiseCell cell;
        cell.isValid = true;
        for (std::size_t i = 0; i < cellLength; ++i) {
            const double value = signal[begin + i];
            if (std::isnan(value)) {
                cell.isValid = false;
                s1 = s2 = shaped[i] = 0.0;
                continue;
            }
            const double y = q.b0 * value + s1;
            s1 = q.b1 * value - q.a1 * y + s2;
            s2 = q.b2 * value - q.a2 * y;
            shaped[i] = y;
            cell.rawPower += value * value / double(cellLength);
        }
        for (std::size_t k = 0; k < NoiseCell::lagCount; ++k)
            for (std::size_t i = k; i < cellLength; ++i)
                cell.lags[k] += shaped[i] * shaped[i - k] / double(cellLength);
        cells.push_back(cell);
    }
    return cells;
}

}  // namespace facialis::dsp
