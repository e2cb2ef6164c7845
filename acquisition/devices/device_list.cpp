// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/device_list.hpp"

#include <array>

namespace facialis::acquisition {

// Each is defined in the file of its name.
DeviceKind cytonDevice();
DeviceKind cytonDaisyDevice();
DeviceKind bitalinoDevice();
DeviceKind spikerBoxDevice();
DeviceKind chordsDevice();
DeviceKind olimexDevice();
DeviceKind textDevice();

std::span<const DeviceKind> deviceKinds()
{
    // clang-format off
    static const std::array all{
        cytonDevice(),
        cytonDaisyDevice(),
        bitalinoDevice(),
        spikerBoxDevice(),
        chordsDevice(),
        olimexDevice(),
        textDevice(),
    };
    // clang-format on
    return all;
}

std::string_view recogniseDevice(Bytes bytes)
{
    SourceAddress usual;
    usual.parameters = {{"rate", "1000"}};  // lines of text have no rate of their own
    constexpr std::size_t enough = 5;
    for (const DeviceKind& kind : deviceKinds()) {
        const auto plan = kind.plan(usual);
        if (!plan)
            continue;
        const auto decoder = plan->makeDecoder();
        DecodedFrames found;
        decoder->decode(bytes, found);
        // A fifth of the bytes may be damaged, not more: noise passes for something now and then.
        if (found.frames.size() >= enough &&
            decoder->discardedBytes() * 5 < static_cast<std::int64_t>(bytes.size()))
            return kind.scheme;
    }
    return {};
}

}  // namespace facialis::acquisition
