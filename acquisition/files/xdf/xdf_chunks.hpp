// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "acquisition/files/byte_cursor.hpp"

namespace facialis::acquisition {

/// What a chunk of an XDF 1.0 file holds (github.com/sccn/xdf, wiki "Specifications").
enum class XdfTag : std::uint16_t {
    fileHeader = 1,
    streamHeader = 2,
    samples = 3,
    clockOffset = 4,
    boundary = 5,
    streamFooter = 6,
};

struct XdfChunk {
    XdfTag tag = XdfTag::fileHeader;
    std::uint32_t stream = 0;  ///< of the four kinds that belong to one
    std::span<const std::byte> content;
    std::int64_t offset = 0;  ///< of the chunk in the file, for messages
};

/// Where the framing of the file was lost.
struct XdfDamage {
    std::int64_t places = 0;
    std::int64_t first = 0;         ///< offset of the first one
    std::int64_t skippedBytes = 0;  ///< until the boundary chunks after them
    /// Offset of the last whole chunk's end where nothing readable follows; empty: read to the end
    std::optional<std::int64_t> cutAt;
};

/// The chunks of a file, one after the other. Where one makes no sense, reading goes on behind the
/// next boundary chunk, which is what they are for.
class XdfChunks {
public:
    /// @param file  a whole file, its four letters "XDF:" included
    explicit XdfChunks(std::span<const std::byte> file);

    /// false: there are no more.
    [[nodiscard]] bool next(XdfChunk& chunk);

    /// Says that the content of the chunk that next() gave last is not what its tag promises: its
    /// length may be a lie, so that a boundary inside it is where reading goes on.
    void distrust(const XdfChunk& chunk);

    [[nodiscard]] const XdfDamage& damage() const { return damage_; }

private:
    void resynchronise(std::size_t from);

    std::span<const std::byte> file_;
    std::size_t at_;
    XdfDamage damage_;
};

/// The number of 1, 4 or 8 bytes that a byte before it announces. Empty: another size, or cut off.
[[nodiscard]] std::optional<std::uint64_t> xdfLength(ByteCursor& cursor);

}  // namespace facialis::acquisition
