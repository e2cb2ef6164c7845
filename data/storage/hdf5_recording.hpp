// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "data/model/recording.hpp"
#include "data/storage/frame_run.hpp"
#include "data/storage/sample_dataset.hpp"

namespace facialis {

/// Where the samples of one channel are, and how they become physical values.
struct ChannelSource {
    std::size_t dataset = 0;
    std::size_t column = 0;
    double scale = 1.0;
    double offset = 0.0;
    /// Ascending; between them the channel has no samples.
    std::shared_ptr<const std::vector<FrameRun>> runs;
    std::vector<TimeInterval> gaps{};  ///< of this channel alone, read as NaN
};

/// The runs of a dataset without gaps.
[[nodiscard]] inline std::shared_ptr<const std::vector<FrameRun>> oneRun(std::int64_t frames)
{
    return std::make_shared<const std::vector<FrameRun>>(1, FrameRun{0, 0, frames});
}

/// Bytes of chunk cache for a dataset of samples: room for the chunks of 64 channels side by side,
/// because channels are mostly read in turn.
inline constexpr std::size_t sampleCacheBytes = std::size_t{4} << 20;

/// A recording whose samples stay in an HDF5 file and are read on demand, under the lock of HDF5.
class Hdf5Recording final : public Recording {
public:
    /// @param sources one a channel of `info`, inside `datasets`
    Hdf5Recording(RecordingInfo info, std::vector<SampleDataset> datasets,
                  std::vector<ChannelSource> sources);

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;

private:
    template <class Number>
    [[nodiscard]] Result<void> readRuns(const ChannelSource& source, SampleRange range,
                                        std::span<Number> into, Number missing) const;

    RecordingInfo info_;
    std::vector<SampleDataset> datasets_;
    std::vector<ChannelSource> sources_;
};

}  // namespace facialis
