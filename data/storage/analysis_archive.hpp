// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/model/analysis_result.hpp"

namespace facialis {

/// An analysis as JSON text that loses nothing: every field, doubles to the last bit.
/// Not the report of the command line: this one is for reading back.
[[nodiscard]] std::string toArchive(const AnalysisResult& analysis);

/// SHA-256 of an archive whose time of writing is left out: two runs on the same input have one.
[[nodiscard]] std::string timelessHash(AnalysisResult analysis);

/// The inverse of toArchive. @errors damaged, or made by a newer version
[[nodiscard]] Result<AnalysisResult> fromArchive(const std::string& text);

/// The same for the header of a recording alone.
[[nodiscard]] std::string toArchive(const RecordingInfo& recording);
[[nodiscard]] Result<RecordingInfo> recordingFromArchive(const std::string& text);

}  // namespace facialis
