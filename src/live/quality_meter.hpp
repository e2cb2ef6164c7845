// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "acquisition/source.hpp"
#include "data/model/quality_second.hpp"
#include "data/model/sample_block.hpp"
#include "dsp/spectrum/welch.hpp"

namespace facialis::engine {

/// Says of each whole second of a stream what it was worth: frames lost, samples at the recorder's
/// limits, the mains line over its neighbourhood, electrodes that are off, channels that are flat.
///
/// A second of a channel is not usable where more than half of its frames were lost (nothing is
/// found in what is missing), where at least a fifth of its samples stand at the limits (the
/// detection calls a burst there an artifact), or where its electrode is off (bursts are still
/// found: only the record says so). The file lists such seconds among its invalid times.
class QualityMeter {
public:
    QualityMeter(std::span<const Channel> channels, Frequency mains);

    /// Takes the next frames, without a jump (NaN: lost). @return the seconds that they completed
    [[nodiscard]] std::vector<QualitySecond> add(const SampleBlock& block,
                                                 const acquisition::StreamHealth& health);

private:
    struct Watched {
        std::optional<double> low, high;  ///< physical values at the recorder's limits
        bool hasMains = false;            ///< it is EMG
        std::int64_t clipped = 0, missing = 0;
        double lowest = std::numeric_limits<double>::infinity();  ///< of the open second
        double highest = -std::numeric_limits<double>::infinity();
        std::vector<double> samples;  ///< of the open second
    };
    void take(const SampleBlock& block, std::size_t from, std::size_t count);
    [[nodiscard]] QualitySecond close(const acquisition::StreamHealth& health);
    [[nodiscard]] ChannelSecond judge(Watched& watched, bool isWhole);

    std::vector<Watched> channels_;
    Frequency rate_, mains_;
    dsp::Welch welch_;
    std::int64_t second_ = 0;
    std::int64_t frame_ = 0;  ///< that comes next
    std::int64_t lost_ = 0;   ///< in the open second, of all channels
};

}  // namespace facialis::engine
