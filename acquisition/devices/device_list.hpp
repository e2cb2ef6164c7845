// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "acquisition/devices/device_kind.hpp"

namespace facialis::acquisition {

/// Every kind of device, in the order in which they are listed.
[[nodiscard]] std::span<const DeviceKind> deviceKinds();

/// The name of the kind whose frames these bytes hold; empty: none that is known.
[[nodiscard]] std::string_view recogniseDevice(Bytes bytes);

}  // namespace facialis::acquisition
