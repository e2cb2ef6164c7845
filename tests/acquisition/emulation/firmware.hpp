// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string_view>

#include "acquisition/emulation/emulators.hpp"

namespace facialis::test {

/// The firmware of a device, powered on.
inline std::unique_ptr<acquisition::DeviceEmulator> firmware(std::string_view name)
{
    const auto kinds = acquisition::emulatedKinds();
    const auto kind =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.name == name; });
    REQUIRE(kind != kinds.end());
    auto device = kind->make();
    (void)device->reset();
    return device;
}

using Bytes = std::vector<std::uint8_t>;

}  // namespace facialis::test
