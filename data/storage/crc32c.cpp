// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/crc32c.hpp"

#include <array>

#include "data/storage/little_endian.hpp"

namespace facialis {

namespace {

/// tables[k][b]: what byte b does to the checksum when k more bytes follow it, so that eight bytes
/// are taken at once.
using Tables = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr Tables makeTables()
{
    constexpr std::uint32_t reflected = 0x82F63B78;
    Tables tables{};
    for (std::uint32_t b = 0; b < 256; ++b) {
        std::uint32_t crc = b;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? reflected : 0);
        tables[0][b] = crc;
    }
    for (std::size_t k = 1; k < tables.size(); ++k)
        for (std::size_t b = 0; b < 256; ++b)
            tables[k][b] = (tables[k - 1][b] >> 8) ^ tables[0][tables[k - 1][b] & 0xFF];
    return tables;
}

constexpr Tables tables = makeTables();

}  // namespace

std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t before)
{
    std::uint32_t crc = ~before;
    for (; bytes.size() >= 8; bytes = bytes.subspan(8)) {
        const std::uint32_t low = numberAt<std::uint32_t>(bytes, 0) ^ crc;
        const auto high = numberAt<std::uint32_t>(bytes, 4);
        crc = tables[7][low & 0xFF] ^ tables[6][(low >> 8) & 0xFF] ^ tables[5][(low >> 16) & 0xFF] ^
              tables[4][low >> 24] ^ tables[3][high & 0xFF] ^ tables[2][(high >> 8) & 0xFF] ^
              tables[1][(high >> 16) & 0xFF] ^ tables[0][high >> 24];
    }
    for (const std::byte byte : bytes)
        crc = (crc >> 8) ^ tables[0][(crc ^ static_cast<std::uint32_t>(byte)) & 0xFF];
    return ~crc;
}

}  // namespace facialis
