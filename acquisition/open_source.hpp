// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include "acquisition/source.hpp"

namespace facialis::acquisition {

/// Opens `scheme:address[?key=value&...]` with %-escapes:
/// `simulate:SCENARIO?seed=&speed=`, `file:PATH?speed=`, a kind of device with its port
/// (`cyton:/dev/ttyUSB0`; all kinds: deviceKinds), `lsl:NAME?type=`, `sessantaquattro::45454`. The
/// first two are paced in real time times `speed`; `speed=0` delivers as fast as it is read. A
/// device is started, which takes seconds.
/// @errors an unknown scheme or key (all known ones are named), a file or a device that cannot be
/// opened
[[nodiscard]] Result<std::unique_ptr<Source>> openSource(std::string_view address);

}  // namespace facialis::acquisition
