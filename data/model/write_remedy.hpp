// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cerrno>

namespace facialis {

/// What to do where a file could not be written. @param error  as errno says
[[nodiscard]] constexpr const char* writeRemedy(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return "free some space or choose another place";
    case ENOENT:
    case ENOTDIR: return "choose a folder that is there and may be written to";
    case EACCES:
    case EPERM:
    case EROFS: return "choose a folder that may be written to";
    default: return "choose another place";
    }
}

}  // namespace facialis
