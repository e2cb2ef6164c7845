// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/model/result.hpp"
#include "src/report/report_document.hpp"

namespace facialis::engine {

/// Writes the document as PDF on A4 pages with page numbers and the footer on each.
/// @errors the file cannot be written
[[nodiscard]] Result<void> writePdf(const ReportDocument& document, const std::string& path);

}  // namespace facialis::engine
