// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "acquisition/devices/device_kind.hpp"
#include "acquisition/devices/frame_queue.hpp"

namespace facialis::acquisition {

/// The channels of a plan that are streamed, and how their numbers become samples.
[[nodiscard]] std::vector<ShownChannel> shownOf(const DevicePlan& plan);

/// The stream that a plan becomes; it starts now.
[[nodiscard]] StreamInfo infoOf(const DeviceKind& kind, const SourceAddress& address,
                                const DevicePlan& plan);

}  // namespace facialis::acquisition
