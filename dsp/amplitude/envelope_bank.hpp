// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "data/model/units.hpp"
#include "dsp/amplitude/amplitude_bank.hpp"
#include "dsp/amplitude/chain_avx512.hpp"
#include "dsp/filter/cascade_bank.hpp"
#include "dsp/filter/sample_buffer.hpp"

namespace facialis::dsp {

/// Where the three signals of an EnvelopeBank are appended, a buffer for each channel. The caller
/// keeps what the spans show.
struct EnvelopeOutputs {
    std::span<SampleBuffer> filtered;
    std::span<SampleBuffer> envelope;  ///< moving RMS of `filtered`
    std::span<SampleBuffer> energy;    ///< Teager-Kaiser energy of `filtered`, one sample late
};

/// Causal filter, moving RMS envelope and Teager-Kaiser energy of several channels in one walk
/// through memory: a stretch of four or eight channels is taken through all three while it is in
/// the first cache. Output sample i belongs to input sample i. NaN is a gap in all three outputs;
/// behind it the channel starts afresh from the steady state of its first sample.
class EnvelopeBank {
public:
    /// @param window  of the RMS, samples; at least 1
    EnvelopeBank(Sections sections, std::size_t window, std::size_t channels);

    /// Takes the next samples of every channel. Does not allocate where the outputs have room.
    void process(std::span<const std::span<const double>> in, const EnvelopeOutputs& out);

private:
    struct Piece {
        BankRun filter;
        AmplitudeRun amplitude;
    };

    void takeGapped(std::size_t channel, std::span<const double> in, const EnvelopeOutputs& out);
    void addPiece(std::size_t channel, std::span<const double> in, const EnvelopeOutputs& out);
    void runPieces() noexcept;
    [[nodiscard]] std::size_t runEight(std::size_t first,
                                       std::span<const std::span<const double>> in,
                                       const EnvelopeOutputs& out);
    void takeLane(EightChains& chains, std::size_t k, std::size_t channel) noexcept;
    void keepLane(const EightChains& chains, std::size_t k, std::size_t channel) noexcept;

    CascadeBank filter_;
    AmplitudeBank amplitude_;
    std::vector<bool> isRunning_;
    bool suitsEight_;
    std::vector<double> rows_;   ///< the windows of eight channels, while a kernel has them
    std::vector<Piece> pieces_;  ///< of channels that go together, at most four
    std::vector<BankRun> filterRuns_;
    std::vector<AmplitudeRun> amplitudeRuns_;
};

}  // namespace facialis::dsp
