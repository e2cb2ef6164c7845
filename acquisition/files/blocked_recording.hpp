// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "data/formats/mapped_file.hpp"
#include "data/model/recording.hpp"

namespace facialis::acquisition {

/// How one number stands in a file.
enum class StoredNumber {
    int16,
    uint16,
    offset16,  ///< uint16 with 32768 for zero; given out as int16
    bit16,     ///< one bit of a uint16
    int16Big,
    uint16Big,
    float32,
    float32Big,
    float32Vax,  ///< F_floating of a VAX
};

/// The samples of one channel in each block.
struct BlockPlace {
    std::int64_t offset = 0;   ///< of the first one, bytes from the start of the block
    std::int64_t samples = 0;  ///< a block
    std::int64_t stride = 0;   ///< bytes from one to the next
    StoredNumber number = StoredNumber::int16;
    int bit = 0;  ///< of bit16
};

/// Blocks that follow each other in time.
struct BlockRun {
    std::int64_t begin =
        0;  ///< on the timeline, in samples of a channel with `base` samples a block
    std::int64_t firstBlock = 0;
    std::int64_t blocks = 0;
};

/// Where the blocks of a file are.
struct BlockLayout {
    std::int64_t firstByte = 0;
    std::int64_t blockBytes = 0;
    std::int64_t base = 1;       ///< samples a block of the channels that `BlockRun::begin` counts
    std::vector<BlockRun> runs;  ///< ascending, disjoint
};

/// A mapped file of equal blocks, in each of which every channel has the same number of samples.
/// What lies between two runs reads as NaN.
class BlockedRecording final : public Recording {
public:
    /// @param info    the length of each channel reaches to the end of the last run
    /// @param places  one a channel, inside the block; the blocks of `layout` are inside the file
    BlockedRecording(MappedFile file, RecordingInfo info, BlockLayout layout,
                     std::vector<BlockPlace> places);

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;
    void release(Duration time) const override;

    /// Sample of a channel with `samples` a block at which a run begins.
    [[nodiscard]] static std::int64_t beginOf(const BlockRun& run, std::int64_t samples,
                                              std::int64_t base);

private:
    template <class Visit>
    [[nodiscard]] Result<void> visit(std::size_t channel, SampleRange range,
                                     const Visit& use) const;

    MappedFile file_;
    RecordingInfo info_;
    BlockLayout layout_;
    std::vector<BlockPlace> places_;
};

/// The number at `bytes`, whose width the kind gives.
[[nodiscard]] double numberFrom(StoredNumber kind, const std::byte* bytes, int bit);

}  // namespace facialis::acquisition
