// SPDX-License-Identifier: GPL-3.0-or-later
// Any two bytes as settings, any further bytes as samples. Seeds: a few frames.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "acquisition/network/sessantaquattro_protocol.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace facialis::acquisition;
    if (size < 2)
        return 0;
    const auto settings =
        SessantaquattroSettings::from(static_cast<std::uint16_t>((data[0] << 8) | data[1]), 4);
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
    SessantaquattroDecoder whole(settings), cut(settings);
    const auto atOnce = whole.decode(bytes);
    auto inPieces = cut.decode(bytes.substr(0, bytes.size() / 3));
    const auto rest = cut.decode(bytes.substr(bytes.size() / 3));
    inPieces.insert(inPieces.end(), rest.begin(), rest.end());
    if (atOnce != inPieces || whole.restart() != cut.restart())
        std::abort();
    return 0;
}
