// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "data/model/channel.hpp"

namespace facialis {

/// Makes the bytes of one chunk of one channel as HDF5's filters shuffle and deflate would leave
/// them: any HDF5 reads them with its own. The bytes of all numbers with the lowest byte first,
/// then the second ones, and so on, in a zlib stream (RFC 1950). One thread at a time.
class ChunkPacker {
public:
    ChunkPacker();
    ~ChunkPacker();
    ChunkPacker(ChunkPacker&&) noexcept;

    /// @param samples  at most `chunkFrames`; the rest of the chunk is zero
    /// @param stored   int16 (the numbers fit) or int32
    [[nodiscard]] std::vector<std::byte> packed(std::span<const std::int32_t> samples,
                                                SampleType stored, std::size_t chunkFrames);
    [[nodiscard]] std::vector<std::byte> packed(std::span<const double> samples,
                                                std::size_t chunkFrames);

private:
    [[nodiscard]] std::vector<std::byte> deflated() const;

    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace facialis
