// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acquisition/files/open_recording.hpp"
#include "data/storage/boundary/foreign_file.hpp"

namespace facialis::acquisition {

/// What of the user's options crosses the boundary.
[[nodiscard]] inline ForeignOptions foreignOptions(const OpenOptions& options)
{
    return {.part = options.part.value_or(""), .rate = options.rate};
}

}  // namespace facialis::acquisition
