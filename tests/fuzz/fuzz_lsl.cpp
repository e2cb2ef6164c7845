// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes from an LSL peer. The first byte says what they are meant to be: a stream info, the
// answer to a streamfeed request, or samples of one of the formats. Seeds: one of each.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "acquisition/network/lsl_inlet.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace facialis::acquisition;
    if (size == 0)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const unsigned kind = data[0];
    if (kind == 'i') {
        if (const auto info = parseLslInfo(bytes))
            (void)parseLslInfo(lslInfoXml(*info, true));
        return 0;
    }
    if (kind == 'h') {
        (void)parseLslFeedHeader(bytes);
        return 0;
    }
    const auto format = static_cast<LslFormat>(kind % 7);
    LslSampleDecoder whole(format, 1 + kind / 64,
                           kind % 2 == 0 ? ByteOrder::little : ByteOrder::big);
    LslSampleDecoder cut = whole;
    const auto atOnce = whole.decode(bytes);
    const auto first = cut.decode(bytes.substr(0, bytes.size() / 2));
    const auto second = first ? cut.decode(bytes.substr(bytes.size() / 2)) : first;
    if (atOnce.has_value() != second.has_value() ||
        (atOnce && atOnce->size() != first->size() + second->size()))
        std::abort();
    return 0;
}
