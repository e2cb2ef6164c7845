// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/noise/noise_model.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/noise/prediction_error.hpp"

namespace facialis::dsp {
namespace {

constexpr std::size_t order = 6;
/// White noise of a hundredth of the power: whitening never amplifies by more than some 20 dB.
constexpr double loading = 0.01;
/// Shorter cells find shorter pauses; fewer independent values make their power uncertain.
constexpr double cellSeconds = 0.025;
constexpr double leastFreedom = 20.0;
/// Memory of the running estimate: some thousand independent values, 2 to 3 % of uncertainty.
constexpr double memorySeconds = 4.0;
constexpr double startSeconds = 2.0;
constexpr std::size_t recentCells = 16;
/// Minimum statistics: nine sub-windows of 10 s.
constexpr double subWindowSeconds = 10.0;
constexpr std::size_t subWindows = 9;
/// A power this much below any noise (120 dB) is rounding: a dead or disconnected channel.
constexpr double deadRatio = 1e-12;

/// Quantile of a chi-squared variable over its degrees of freedom (Wilson & Hilferty 1931).
double chiSquaredQuantile(double normalQuantile, double freedom)
{
    const double v = 2.0 / (9.0 * freedom);
    const double root = std::max(1.0 - v + normalQuantile * std::sqrt(v), 0.05);
    return root * root * root;
}

constexpr double tenPercent = -1.2815515655446004;
constexpr double thousandth = -3.090232306167813;

void add(NoiseCell& sum, const NoiseCell& cell, double weight)
{
    for (std::size_t k = 0; k < NoiseCell::lagCount; ++k)
        sum.lags[k] += weight * cell.lags[k];
    sum.rawPower += weight * cell.rawPower;
}

}  // namespace

NoiseModel::NoiseModel(Settings settings)
    : settings_(settings), emphasis_(settings.emphasis, settings.low, settings.high, settings.rate)
{
    const double bandwidth = (settings.high - settings.low).hertz();
    const double seconds = std::max(cellSeconds, leastFreedom / (2.0 * bandwidth));
    cellSamples_ = std::max<std::size_t>(std::size_t(std::lround(seconds * settings.rate.hertz())),
                                         NoiseCell::lagCount);
    cellFreedom_ = 2.0 * bandwidth * double(cellSamples_) / settings.rate.hertz();
    recent_.resize(recentCells);
    minima_.reserve(subWindows);
}

std::size_t NoiseModel::startCells() const
{
    const double cells = startSeconds * settings_.rate.hertz() / double(cellSamples_);
    return std::max<std::size_t>(std::size_t(std::lround(cells)), 24);
}

bool NoiseModel::start(std::span<const NoiseCell> cells)
{
    std::vector<double> powers;
    double most = 0.0;
    for (const NoiseCell& cell : cells)
        if (cell.isValid)
            most = std::max(most, cell.power());
    const auto isAlive = [&](const NoiseCell& cell) {
        return cell.isValid && cell.power() > deadRatio * most;
    };
    for (const NoiseCell& cell : cells)
        if (isAlive(cell))
            powers.push_back(cell.power());
    if (powers.size() < 4)
        return false;
    const auto low = powers.begin() + std::ptrdiff_t(powers.size() / 10);
    std::nth_element(powers.begin(), low, powers.end());
    double level = *low / chiSquaredQuantile(tenPercent, cellFreedom_);
    const double spread = 1.0 + 3.0 * std::sqrt(2.0 / cellFreedom_);
    NoiseCell quiet;
    for (int round = 0; round < 8; ++round) {
        NoiseCell sum;
        double count = 0.0;
        for (const NoiseCell& cell : cells) {
            if (isAlive(cell) && cell.power() <= spread * level) {
                add(sum, cell, 1.0);
                count += 1.0;
            }
        }
        quiet = {};
        add(quiet, sum, 1.0 / count);
        level = quiet.power();
    }
    adopt(quiet);
    isStarted_ = true;
    taken_ = 0;
    consecutive_ = 0;
    cellsInMinimum_ = 0;
    minima_.clear();
    return true;
}

double NoiseModel::variance() const
{
    return std::max(lags_[0], settings_.leastVariance);
}

double NoiseModel::rms() const
{
    return std::sqrt(std::max(rawPower_, settings_.leastVariance));
}

void NoiseModel::adopt(const NoiseCell& quiet)
{
    lags_ = quiet.lags;
    rawPower_ = quiet.rawPower;
    refit(Emphasise::anew);
}

void NoiseModel::refit(Emphasise emphasise)
{
    learntSinceFit_ = 0;
    Lags lags = lags_;
    lags[0] = variance();
    std::array<double, order + 1> whitening{};
    predictionErrorFilter(std::span(lags).first(order + 1), loading, whitening);
    if (emphasise == Emphasise::anew)
        emphasised_ = emphasis_.best(whitening, emphasised_);
    const Emphasis::Taps& taps = emphasis_.taps(emphasised_);
    filter_ = {};
    for (std::size_t i = 0; i <= order; ++i)
        for (std::size_t k = 0; k < taps.size(); ++k)
            filter_[i + k] += whitening[i] * taps[k];
    filteredVariance_ = varianceBehind(filter_, lags);
}

void NoiseModel::learn(const NoiseCell& cell)
{
    // A cell that is far too quiet is no noise but a flat line; one that is loud without having
    // been called activity counts no more than noise can be.
    const double now = variance();
    if (cell.power() < now * chiSquaredQuantile(thousandth, cellFreedom_) / 4.0)
        return;
    const double loudest = now * (1.0 + 4.0 * std::sqrt(2.0 / cellFreedom_));
    const double weight = std::min(1.0, loudest / cell.power());
    const double rate = double(cellSamples_) / settings_.rate.hertz() / memorySeconds;
    for (std::size_t k = 0; k < NoiseCell::lagCount; ++k)
        lags_[k] += rate * (weight * cell.lags[k] - lags_[k]);
    rawPower_ += rate * (weight * cell.rawPower - rawPower_);
    if (++learntSinceFit_ >= recentCells)
        refit(Emphasise::asBefore);
}

bool NoiseModel::hasFallen(const NoiseCell& recent) const
{
    if (!(recent.power() < 0.5 * lags_[0] && recent.power() > deadRatio * lags_[0]))
        return false;
    // Steady, as noise is: a decaying or an intermittent signal is not.
    const auto [least, most] = std::minmax_element(
        recent_.begin(), recent_.end(),
        [](const NoiseCell& a, const NoiseCell& b) { return a.power() < b.power(); });
    return most->power() < least->power() * 2.0 / chiSquaredQuantile(thousandth, cellFreedom_);
}

bool NoiseModel::hasRisen(const NoiseCell& recent)
{
    if (cellsInMinimum_ == 0 || recent.power() < minimum_.power())
        minimum_ = recent;
    ++cellsInMinimum_;
    if (double(cellsInMinimum_ * cellSamples_) < subWindowSeconds * settings_.rate.hertz())
        return false;
    cellsInMinimum_ = 0;
    if (minima_.size() == subWindows)
        minima_.erase(minima_.begin());
    minima_.push_back(minimum_);
    if (minima_.size() < subWindows)
        return false;
    minimum_ = *std::min_element(
        minima_.begin(), minima_.end(),
        [](const NoiseCell& a, const NoiseCell& b) { return a.power() < b.power(); });
    // The least of some hundred means of 16 cells lies about three of their deviations low.
    const double bias = 1.0 - 3.0 * std::sqrt(2.0 / (double(recentCells) * cellFreedom_));
    for (double& lag : minimum_.lags)
        lag /= bias;
    minimum_.rawPower /= bias;
    return minimum_.power() > 1.5 * variance();
}

NoiseModel::Change NoiseModel::take(const NoiseCell& cell, bool isQuiet)
{
    if (!cell.isValid) {
        consecutive_ = 0;
        return Change::none;
    }
    if (cell.power() * deadRatio > variance()) {
        stop();
        return Change::restarted;
    }
    recent_[taken_++ % recentCells] = cell;
    ++consecutive_;
    if (isQuiet)
        learn(cell);
    if (consecutive_ < recentCells)
        return Change::none;
    NoiseCell recent;
    for (const NoiseCell& one : recent_)
        add(recent, one, 1.0 / double(recentCells));
    if (hasFallen(recent)) {
        adopt(recent);
        return Change::fell;
    }
    if (hasRisen(recent)) {
        adopt(minimum_);
        return Change::rose;
    }
    return Change::none;
}

}  // namespace facialis::dsp
