// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/model/analysis_result.hpp"
#include "data/model/result.hpp"

namespace facialis {

/// How tables of an analysis become files.
struct TableFileNames {
    std::string folder;  ///< exists
    std::string stem;    ///< empty: "bursts.tsv"; "sub-01_task-x" of a BIDS derivative:
                         ///< "sub-01_task-x_desc-bursts_events.tsv", "..._desc-restSynchrony_stats"
};

/// Writes the tables of an analysis as tab-separated text with one header line, each beside a JSON
/// file of the same name that describes its columns (`Description`, `Units`), after the conventions
/// of BIDS: unknown cells are `n/a`, tables of intervals begin with `onset` and `duration` in
/// seconds. Numbers are the shortest that read back the same; blanks stand for tabs and line ends.
/// Every file is written beside its name first.
/// @param only  names of the tables to write ("bursts"); empty: all
/// @return the files, in order
/// @errors a file cannot be written
[[nodiscard]] Result<std::vector<std::string>> writeTableFiles(
    const AnalysisResult& analysis, const TableFileNames& names,
    const std::vector<std::string>& only = {});

}  // namespace facialis
