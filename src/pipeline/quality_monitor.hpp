// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "data/model/channel.hpp"
#include "data/model/channel_quality.hpp"
#include "src/pipeline/clipped_samples.hpp"
#include "src/pipeline/rail_watch.hpp"

namespace facialis::engine {

/// Watches the raw samples of one channel: gaps, clipping, flat line, mains. Looks at samples only,
/// so that blocks leave no trace; memory is flat but for the list of gaps, which has room for some
/// thousands from the start.
class QualityMonitor {
public:
    /// @param first  index of the first sample that will come, for the times of gaps
    QualityMonitor(const Channel& channel, std::int64_t first, Frequency mains);

    void process(std::span<const double> raw);
    /// Everything but noise and band, which only the analysis knows.
    [[nodiscard]] ChannelQuality quality() const;
    /// Part of a recent range (the recording's samples) that stood at the recorder's limits; 0
    /// where those are not known.
    [[nodiscard]] double clippedShare(SampleRange range) const { return clippedAt_.share(range); }

private:
    /// One of the quietest seconds, for the mains line.
    struct QuietSecond {
        double roughness = 0.0;  ///< sum of the squared first difference
        std::vector<float> samples;
    };

    void takePiece(std::span<const double> piece);
    void takeNumbers(std::span<const double> piece);
    void lookForFlat(std::span<const double> numbers);
    void extendFlat(std::int64_t count);
    void closeSecond();
    void closeGap();
    [[nodiscard]] std::optional<double> mainsRatio() const;

    Channel channel_;
    Frequency mains_;
    std::int64_t at_ = 0;  ///< index of the next sample
    std::int64_t first_ = 0;
    std::int64_t missing_ = 0, clipped_ = 0, flat_ = 0, longestFlat_ = 0;
    ClippedSamples clippedAt_;
    std::int64_t flatRun_ = 0;          ///< equal samples up to now
    std::int64_t flatAfter_ = 0;        ///< a run this long is a flat line
    std::optional<double> low_, high_;  ///< physical values at the recorder's limits
    RailWatch rails_;
    std::optional<double> previous_;
    std::optional<std::int64_t> gapFrom_;
    std::vector<TimeInterval> gaps_;
    std::size_t secondLength_ = 0;
    std::vector<float> second_;
    bool isSecondWhole_ = true;
    std::vector<QuietSecond> quietest_;  ///< ascending by roughness; the first ones are in use
    std::size_t quietCount_ = 0;
};

}  // namespace facialis::engine
