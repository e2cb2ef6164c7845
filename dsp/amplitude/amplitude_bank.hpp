// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "dsp/amplitude/moving_rms.hpp"
#include "dsp/amplitude/teager_kaiser.hpp"

namespace facialis::dsp {

/// Consecutive samples of one channel and where its two amplitudes go.
struct AmplitudeRun {
    std::size_t channel = 0;
    const double* in = nullptr;
    double* envelope = nullptr;  ///< MovingRms
    double* energy = nullptr;    ///< TeagerKaiser, one sample late
    std::size_t count = 0;
};

/// Moving RMS and Teager-Kaiser energy of several channels, four at once where the processor can;
/// each channel as MovingRms and TeagerKaiser give it, bit for bit.
class AmplitudeBank {
public:
    /// @param window  of the RMS, samples; at least 1
    AmplitudeBank(std::size_t window, std::size_t channels);

    /// The next samples of one channel are the first of a signal.
    void reset(std::size_t channel) noexcept;

    /// Takes the runs, each of another channel and without gaps. Fastest where four neighbours are
    /// equally long and have been so since their beginning.
    void process(std::span<const AmplitudeRun> runs) noexcept;

    struct Lane {
        RunningSquares running;
        TeagerKaiser energy;
    };
    /// What is kept of a channel, for a kernel that does more than the bank does.
    [[nodiscard]] Lane& laneOf(std::size_t channel) noexcept { return lanes_[channel]; }
    [[nodiscard]] double* squaresOf(std::size_t channel) noexcept
    {
        return squares_.data() + channel * window_;
    }
    [[nodiscard]] std::size_t window() const { return window_; }
    /// Whether the windows of the channels of the runs, equally long, are full and wrap together.
    [[nodiscard]] bool areInStep(std::span<const AmplitudeRun> runs) const noexcept;

private:
    void rmsTogether(std::span<const AmplitudeRun> runs) noexcept;
    void rmsAlone(const AmplitudeRun& run) noexcept;
    void energyOf(const AmplitudeRun& run) noexcept;

    std::size_t window_;
    std::vector<Lane> lanes_;
    std::vector<double> squares_;  ///< a window for each channel
};

}  // namespace facialis::dsp
