// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include "acquisition/source.hpp"

namespace facialis::acquisition {

/// Opens `scheme:address[?key=value&...]` with %-escapes:
/// `simulate:SCENARIO?seed=&speed=`, `file:PATH?speed=`, `lsl:NAME?type=`,
/// `sessantaquattro::45454`. Paced in real time times `speed`;
/// `speed=0` delivers as fast as it is read.
/// @errors an unknown scheme or key (all known ones are named), a file that cannot be opened
[[nodiscard]] Result<std::unique_ptr<Source>> openSource(std::string_view address);

}  // namespace facialis::acquisition
