// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "acquisition/emulation/decimator.hpp"
#include "acquisition/source.hpp"

namespace facialis::acquisition {

/// Whose muscles are under the emulated electrodes.
struct FeedOptions {
    std::string scenario = "hfs";
    std::uint64_t seed = 1;
};

/// Volts at the inputs of a device, frame by frame and without end: a simulated patient, simulated
/// at the device's rate where that is 1000 Hz or more, and else at a multiple of it of 2000 Hz or
/// more and decimated. Inputs are, in this order, the leads of orbicularis oculi, zygomaticus
/// major, frontalis, orbicularis oris, mentalis, platysma and masseter, left before right; further
/// inputs are shorted.
class SignalFeed {
public:
    /// @errors an unknown scenario
    [[nodiscard]] static Result<SignalFeed> make(const FeedOptions& options, Frequency rate,
                                                 std::size_t inputs);

    [[nodiscard]] std::size_t inputs() const { return volts_.size(); }
    /// "EMG OOc L"; "" for an input that is shorted.
    [[nodiscard]] std::string label(std::size_t input) const;
    /// The next frame; valid until the next call. @errors those of the simulator
    [[nodiscard]] Result<std::span<const double>> next();
    /// What the patient was asked to do in frames already given, each once; onsets by frame / rate.
    [[nodiscard]] std::vector<Annotation> takeTexts();

private:
    SignalFeed() = default;
    Result<void> advance();

    std::unique_ptr<Source> source_;
    SampleBlock block_;
    std::size_t frame_ = 0;
    std::vector<Decimator> decimators_;
    std::vector<std::size_t> channels_;  ///< of the simulator, one for each input that has one
    std::vector<double> volts_;
    std::vector<Annotation> texts_;
    Frequency rate_;          ///< of the simulation
    std::int64_t given_ = 0;  ///< frames
};

}  // namespace facialis::acquisition
