// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "data/model/sample_range.hpp"
#include "data/model/units.hpp"
#include "dsp/detection/history_ring.hpp"
#include "dsp/filter/biquad.hpp"
#include "dsp/noise/noise_model.hpp"

namespace facialis::dsp {

/// The last second of one channel in three forms: as it came, high-passed (the heart and what the
/// electrodes do lie below the EMG's band), and as energy behind the whitening filter of the noise.
class SignalHistory {
public:
    static constexpr std::size_t windowCount = 3;

    /// @param windows  lengths of the running energy sums, samples
    SignalHistory(Frequency rate, Frequency highPass,
                  std::array<std::int64_t, windowCount> windows);

    /// Nothing before sample `at` is known; there was only noise.
    void restart(std::int64_t at, double noiseEnergy);

    /// Adds the next sample; returns its energy. The first few after a restart count as noise,
    /// until the whitening filter is full.
    double push(double value, const NoiseModel& noise);

    [[nodiscard]] std::int64_t next() const { return raw_.next(); }
    [[nodiscard]] std::int64_t oldest() const { return raw_.oldest(); }
    [[nodiscard]] std::span<const double> raw(SampleRange range) const { return raw_[range]; }
    [[nodiscard]] std::span<const double> energy(SampleRange range) const { return energy_[range]; }

    /// Sum of the last windows[k] energies.
    [[nodiscard]] double windowSum(std::size_t k) const { return sums_[k]; }
    [[nodiscard]] std::int64_t window(std::size_t k) const { return windows_[k]; }

    /// Takes a stretch for noise: it will raise no alarm any more.
    void forget(SampleRange range, double noiseEnergy);

    /// Mean products of the high-passed signal. Also starts the running sums anew, which drift.
    [[nodiscard]] NoiseCell cell(SampleRange range);

private:
    double highPassed(double value);
    void sumAgain();

    Biquad highPass_;
    double s1_ = 0.0, s2_ = 0.0;
    HistoryRing raw_, shaped_, energy_;
    std::array<std::int64_t, windowCount> windows_;
    std::array<double, windowCount> sums_{};
    std::size_t notFilled_ = 0;
};

/// The cells of a signal that is there as a whole, for starting a noise model; NaN where samples
/// are missing.
[[nodiscard]] std::vector<NoiseCell> noiseCells(std::span<const double> signal, Frequency rate,
                                                Frequency highPass, std::size_t cellLength);

}  // namespace facialis::dsp
