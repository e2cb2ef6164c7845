// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>

#include "data/formats/mapped_file.hpp"

namespace facialis {

/// A file in blocks of one size, the last of which are kept: what is interleaved there is read
/// once for all channels. Read by copying, not through a mapping: a page fault costs more than the
/// copy of its page, and a file that is cut short under way is an error and not a signal.
/// Thread-safety: const members may be called from several threads at once.
class FileBlocks {
public:
    struct Block {
        std::int64_t index = 0;
        std::size_t size = 0;  ///< less than a whole block at the end of the file
        std::unique_ptr<std::byte[]> memory;

        [[nodiscard]] std::span<const std::byte> bytes() const { return {memory.get(), size}; }
    };

    /// @param origin      offset of the first block in the file
    /// @param blockBytes  more than 0
    FileBlocks(std::int64_t origin, std::int64_t blockBytes);

    [[nodiscard]] std::int64_t blockBytes() const { return blockBytes_; }
    /// The block, read now where it is not kept; as short as the file is. One that is shorter than
    /// the file was when it was opened is not kept.
    [[nodiscard]] std::shared_ptr<const Block> get(const MappedFile& file,
                                                   std::int64_t index) const;
    /// Keeps the blocks before `index` no longer.
    void forgetBefore(std::int64_t index) const;

private:
    struct Shared;  // what outlives the blocks that are handed out

    std::int64_t origin_, blockBytes_;
    std::shared_ptr<Shared> shared_;
};

}  // namespace facialis
