// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "data/model/burst.hpp"

namespace facialis::engine {

/// Bursts of one channel that follow one another closely.
struct BurstTrain {
    std::size_t channel = 0;
    TimeInterval interval;  ///< first onset to last offset
    int bursts = 0;
    Duration lastOnset;

    /// Bursts per second, onset to onset. Empty: fewer than two.
    [[nodiscard]] std::optional<Frequency> rate() const;
};

/// Notices trains while bursts arrive: at least three of one channel with less than a second
/// between one and the next (the convention of the file analysis, src/analysis/channel_activity).
/// Artifacts belong to none. Whether a train is a spasm depends on what the patient was asked to
/// do, which the analysis judges.
class BurstTrains {
public:
    explicit BurstTrains(std::size_t channels);

    /// Takes a burst; those of one channel come in ascending order.
    /// @return the train that it ended by coming too late to belong to it
    [[nodiscard]] std::optional<BurstTrain> add(const Burst& burst);
    /// Trains that ended because nothing followed in time.
    /// @param known  bursts that begin before this time have all been added
    [[nodiscard]] std::vector<BurstTrain> endedBefore(Duration known);
    /// Those still open when the stream is over.
    [[nodiscard]] std::vector<BurstTrain> finish();

private:
    [[nodiscard]] static std::optional<BurstTrain> close(BurstTrain& train);
    std::vector<BurstTrain> open_;  ///< by channel; bursts 0: none
};

}  // namespace facialis::engine
