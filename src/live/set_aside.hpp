// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/model/result.hpp"

namespace facialis::engine {

/// Renames a file to its name and `ending`, or `ending`-2 ... where such a file is there already:
/// nothing is ever overwritten. @return the new name. @errors the folder cannot be written
[[nodiscard]] Result<std::string> setAside(const std::string& path, const std::string& ending);

/// Removes a file, if it is there.
void removeFile(const std::string& path);

/// Has the disk hold what was renamed or removed beside a file.
void syncFolderOf(const std::string& path);

/// Has the disk hold all of a file. @errors the disk failed
[[nodiscard]] Result<void> syncFile(const std::string& path);

}  // namespace facialis::engine
