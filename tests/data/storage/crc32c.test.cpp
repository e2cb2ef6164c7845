// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/crc32c.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace facialis;

namespace {

std::uint32_t checksum(const std::string& text, std::uint32_t before = 0)
{
    return crc32c(std::as_bytes(std::span(text)), before);
}

}  // namespace

TEST_CASE("The checksum is CRC-32C, as the examples of RFC 3720 have it", "[storage][journal]")
{
    CHECK(checksum("123456789") == 0xE3069283U);
    CHECK(checksum(std::string(32, '\0')) == 0x8A9136AAU);
    CHECK(checksum(std::string(32, '\xFF')) == 0x62A8AB43U);
    CHECK(checksum("") == 0U);
}

TEST_CASE("A checksum in two parts is that of the whole", "[storage][journal]")
{
    const std::string text = "the quick brown fox jumps over the lazy dog, twice and once more";
    for (std::size_t cut = 0; cut <= text.size(); ++cut)
        CHECK(checksum(text.substr(cut), checksum(text.substr(0, cut))) == checksum(text));
}
