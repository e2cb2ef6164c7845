// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/formats/export_report.hpp"
#include "data/model/recording.hpp"

namespace facialis {

/// Writes physical values as comma-separated text, streamed, beside its final name first.
///
/// The first line names the columns: `time_s`, then `label [uV]` for voltages (in microvolts, from
/// volts), `label [unit]` or plain `label` for the rest; names with commas or quotes are quoted
/// (RFC 4180). Numbers are the shortest that read back as the same double; microvolts, which are
/// products, have 15 digits. Missing samples and gaps are empty cells. Channels of several rates
/// stand in several blocks side by side, each led by its own time column (`time_s`, `time_s_2`,
/// ...); a block that is shorter ends in empty cells. Annotations are named in the report as lost;
/// start time, identity and the recorder's settings have no place in a table by its nature.
/// @errors the medium is full or cannot be written; the recording cannot be read
[[nodiscard]] Result<ExportReport> writeCsv(const Recording& recording, const std::string& path);

}  // namespace facialis
