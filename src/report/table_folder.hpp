// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/model/analysis_result.hpp"
#include "data/model/replace_file.hpp"

namespace facialis::engine {

/// Says whether tables can be written into that folder: it may be missing (its parent may not), or
/// be there and empty; with Overwrite::allow it may hold anything.
[[nodiscard]] Result<void> checkTableFolder(const std::string& path, Overwrite overwrite);

/// Writes every table of an analysis into the folder, which is made where it is missing. Tables of
/// an earlier analysis that this one does not have are removed, so that none is taken for one of
/// these: a *.tsv beside a *.json that describes its very columns. Everything else in the folder
/// stays.
/// @errors the folder cannot be made, a file cannot be written or removed
[[nodiscard]] Result<void> writeTableFolder(const AnalysisResult& analysis,
                                            const std::string& path);

}  // namespace facialis::engine
