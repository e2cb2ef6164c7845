// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/xdf/xdf_chunks.hpp"

#include <algorithm>
#include <array>

namespace facialis::acquisition {

namespace {

constexpr std::array<unsigned char, 16> boundaryMark = {
    0x43, 0xA5, 0x46, 0xDC, 0xCB, 0xF5, 0x41, 0x0F, 0xB3, 0x0E, 0xD5, 0x46, 0x73, 0x83, 0xCB, 0xE4};

bool isBoundary(std::span<const std::byte> content)
{
    return content.size() == boundaryMark.size() &&
           std::memcmp(content.data(), boundaryMark.data(), boundaryMark.size()) == 0;
}

/// The place behind the first boundary mark; empty: there is none.
std::optional<std::size_t> behindBoundary(std::span<const std::byte> bytes)
{
    const void* found =
        ::memmem(bytes.data(), bytes.size(), boundaryMark.data(), boundaryMark.size());
    if (!found)
        return std::nullopt;
    return static_cast<std::size_t>(static_cast<const std::byte*>(found) - bytes.data()) +
           boundaryMark.size();
}

/// The chunk at the cursor, if one can be there.
bool readChunk(ByteCursor& cursor, XdfChunk& chunk)
{
    const auto length = xdfLength(cursor);
    if (!length || *length < sizeof(std::uint16_t))
        return false;
    const auto whole = cursor.take(*length);
    if (!whole)
        return false;
    ByteCursor inside(*whole);
    const auto tag = inside.next<std::uint16_t>().value_or(0);
    if (tag < 1 || tag > 6)
        return false;
    chunk.tag = static_cast<XdfTag>(tag);
    chunk.stream = 0;
    if (chunk.tag != XdfTag::fileHeader && chunk.tag != XdfTag::boundary) {
        const auto stream = inside.next<std::uint32_t>();
        if (!stream)
            return false;
        chunk.stream = *stream;
    }
    chunk.content = whole->subspan(inside.position());
    return chunk.tag != XdfTag::boundary || isBoundary(chunk.content);
}

}  // namespace

std::optional<std::uint64_t> xdfLength(ByteCursor& cursor)
{
    const auto bytes = cursor.next<std::uint8_t>();
    if (bytes == 1)
        return cursor.next<std::uint8_t>();
    if (bytes == 4)
        return cursor.next<std::uint32_t>();
    if (bytes == 8)
        return cursor.next<std::uint64_t>();
    return std::nullopt;
}

XdfChunks::XdfChunks(std::span<const std::byte> file)
    : file_(file), at_(std::min<std::size_t>(4, file.size()))
{
}

bool XdfChunks::next(XdfChunk& chunk)
{
    while (at_ < file_.size()) {
        ByteCursor cursor(file_.subspan(at_));
        chunk.offset = static_cast<std::int64_t>(at_);
        if (readChunk(cursor, chunk)) {
            at_ += cursor.position();
            return true;
        }
        resynchronise(at_);
    }
    return false;
}

void XdfChunks::distrust(const XdfChunk& chunk)
{
    const auto from = static_cast<std::size_t>(chunk.content.data() - file_.data());
    if (const auto behind = behindBoundary(chunk.content)) {
        if (damage_.places++ == 0)
            damage_.first = chunk.offset;
        damage_.skippedBytes += static_cast<std::int64_t>(*behind);
        at_ = from + *behind;
    }
}

void XdfChunks::resynchronise(std::size_t from)
{
    const auto behind = behindBoundary(file_.subspan(from));
    if (!behind) {
        damage_.cutAt = static_cast<std::int64_t>(from);
        at_ = file_.size();
        return;
    }
    if (damage_.places++ == 0)
        damage_.first = static_cast<std::int64_t>(from);
    damage_.skippedBytes += static_cast<std::int64_t>(*behind);
    at_ = from + *behind;
}

}  // namespace facialis::acquisition
