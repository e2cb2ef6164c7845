// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "data/model/units.hpp"
#include "dsp/noise/emphasis.hpp"

namespace facialis::dsp {

/// Mean products x[n] x[n-k] over a cell of signal, a few hundredths of a second.
struct NoiseCell {
    static constexpr std::size_t lagCount = 9;
    std::array<double, lagCount> lags{};
    double rawPower = 0.0;  ///< mean square of the unshaped signal in it
    bool isValid = false;   ///< no sample of it is missing

    [[nodiscard]] double power() const { return lags[0]; }
};

/// The noise of one channel as it is now: its autocorrelation, learnt from quiet cells only.
///
/// Start: low percentile of the cells' power, corrected for its bias, then the mean of all cells
/// that are compatible with it; right up to a duty cycle of 80 %. Later: a slow mean over the cells
/// that the detector calls quiet, so that activity of any length leaves no trace. Two ways out when
/// the level itself changes: a steady fall is adopted at once (noise cannot be quieter than
/// noise), and after 90 s without a single quieter moment the minimum over that time is noise
/// (minimum statistics, Martin 2001).
class NoiseModel {
public:
    struct Settings {
        Frequency rate;              ///< of the samples in the cells
        Frequency low, high;         ///< its band; 2 x (high - low) x time values are independent
        Frequency emphasis;          ///< see filter()
        double leastVariance = 0.0;  ///< what the converter's own steps make
    };

    enum class Change {
        none,
        fell,      ///< the level dropped for good: what was there before was not noise
        rose,      ///< the level has been higher for 90 s
        restarted  ///< the old estimate was made of a dead channel: to be started anew
    };

    explicit NoiseModel(Settings settings);

    [[nodiscard]] std::size_t cellSamples() const { return cellSamples_; }
    /// Cells wanted for start().
    [[nodiscard]] std::size_t startCells() const;

    /// @return false if the cells say nothing about noise (too few, or all silent)
    bool start(std::span<const NoiseCell> cells);
    void stop() { isStarted_ = false; }
    [[nodiscard]] bool isStarted() const { return isStarted_; }

    /// The next cell, in order; `isQuiet` when no activity is in it.
    Change take(const NoiseCell& cell, bool isQuiet);

    [[nodiscard]] double variance() const;
    /// RMS of the unshaped noise.
    [[nodiscard]] double rms() const;
    /// Whitening by an AR(6) prediction error filter, then a gentle low-pass towards the band in
    /// which surface EMG has its power (-3 dB at `emphasis`), where that serves to see it.
    [[nodiscard]] const std::array<double, NoiseCell::lagCount>& filter() const { return filter_; }
    /// Mean square of the noise behind filter().
    [[nodiscard]] double filteredVariance() const { return filteredVariance_; }
    /// Of the noise behind filter(), as far as it is what the whitening filter takes it for.
    [[nodiscard]] NoiseColour colour() const { return emphasis_.colour(emphasised_); }

private:
    using Lags = std::array<double, NoiseCell::lagCount>;

    void adopt(const NoiseCell& quiet);
    void learn(const NoiseCell& cell);
    /// Another emphasis changes filteredVariance() by a factor, which whoever holds energies from
    /// before would take for activity: it is chosen where the noise is new anyway.
    enum class Emphasise { anew, asBefore };
    void refit(Emphasise emphasise);
    [[nodiscard]] bool hasFallen(const NoiseCell& recent) const;
    [[nodiscard]] bool hasRisen(const NoiseCell& recent);

    Settings settings_;
    std::size_t cellSamples_;
    double cellFreedom_;  ///< independent values in a cell
    bool isStarted_ = false;
    Lags lags_{};
    double rawPower_ = 0.0;
    Emphasis emphasis_;
    std::size_t emphasised_ = 0;  ///< which of its choices
    Lags filter_{};
    double filteredVariance_ = 0.0;
    std::size_t learntSinceFit_ = 0;
    std::vector<NoiseCell> recent_;  ///< ring of the last cells
    std::size_t taken_ = 0;
    std::size_t consecutive_ = 0;  ///< valid cells in a row
    std::size_t cellsInMinimum_ = 0;
    NoiseCell minimum_;              ///< quietest moment of the sub-window that is running
    std::vector<NoiseCell> minima_;  ///< of the sub-windows before
};

}  // namespace facialis::dsp
