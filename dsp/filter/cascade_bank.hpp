// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "dsp/filter/biquad.hpp"

namespace facialis::dsp {

/// Consecutive samples of one channel on their way through a bank.
struct BankRun {
    std::size_t channel = 0;
    const double* in = nullptr;
    double* out = nullptr;  ///< may be `in`
    std::size_t count = 0;
};

/// The same sections over many channels, each with its own state, four channels at once where the
/// processor can. Every channel comes out as a Cascade of its own would give it, bit for bit.
class CascadeBank {
public:
    CascadeBank(Sections sections, std::size_t channels);

    /// State of one channel as if `level` had been its input for ever.
    void settleAt(std::size_t channel, double level) noexcept;

    /// Filters the runs, each of another channel. Fastest where neighbours are equally long.
    void process(std::span<const BankRun> runs) noexcept;
    /// The same, each run from its last sample to its first.
    void processBackwards(std::span<const BankRun> runs) noexcept;

    /// s1 and s2 of every section of a channel, for a kernel that does more than the bank does.
    [[nodiscard]] double* stateOf(std::size_t channel) noexcept;

    [[nodiscard]] const Sections& sections() const { return sections_; }
    [[nodiscard]] std::size_t channels() const { return channels_; }

private:
    template <bool Backward>
    void run(std::span<const BankRun> runs) noexcept;
    template <bool Backward>
    void runTogether(std::span<const BankRun> runs, std::size_t count) noexcept;
    template <bool Backward>
    void runAlone(const BankRun& run) noexcept;

    Sections sections_;
    std::size_t channels_;
    std::vector<double> settled_;  ///< s1 and s2 of every section for a level of 1
    std::vector<double> state_;    ///< channel by channel, and one for lanes without a channel
};

}  // namespace facialis::dsp
