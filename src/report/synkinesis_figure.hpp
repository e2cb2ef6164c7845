// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "data/model/analysis_result.hpp"
#include "src/report/report_document.hpp"

namespace facialis::engine {

/// The matrix of synkinesis, one square a side: rows are moved on purpose, columns follow; a cell
/// holds "co-activated/judged" and is the darker the larger that share; a frame marks what is
/// called present, "?" what is undecided though something followed, "x" likely crosstalk.
/// @return empty where no pair could be assessed
[[nodiscard]] std::optional<Drawing> synkinesisFigure(const AnalysisResult& analysis);

}  // namespace facialis::engine
