// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "data/model/result.hpp"

namespace facialis {

/// May an existing file be replaced? (`--force`)
enum class Overwrite { refuse, allow };

/// Says whether `path` can be written: its folder exists, and it is not there already unless
/// `overwrite` allows. To be asked before hours of work, not after.
[[nodiscard]] Result<void> checkOutput(const std::string& path, Overwrite overwrite);

/// Writes a file so that nobody ever sees half of it: `write` fills a fresh file beside `path`,
/// which is then synced and renamed over `path`. When `write` fails the fresh file is removed and
/// `path` stays as it was. @errors those of `write`; a folder that is full or read-only
[[nodiscard]] Result<void> replaceFile(
    const std::string& path,
    const std::function<Result<void>(const std::string& temporary)>& write);

/// replaceFile for a text that is already in memory.
[[nodiscard]] Result<void> replaceFile(const std::string& path, const std::string& text);

}  // namespace facialis
