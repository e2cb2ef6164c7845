// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace facialis {

/// What a MATLAB file that writeMat() wrote says of itself in its variable `schema`.
inline constexpr const char* matSchema = "facialis.recording/1";

}  // namespace facialis
