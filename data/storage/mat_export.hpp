// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/formats/export_report.hpp"
#include "data/model/recording.hpp"

namespace facialis {

/// Writes a MATLAB 5 file (compressed) that MATLAB, Octave and SciPy load, one variable after
/// another, so that memory holds one channel at a time:
///
/// `schema` says what this is; `channel_1`, `channel_2`, ... column vectors of physical values in
/// the unit of `units{k}` (microvolts for voltages; NaN where samples are missing); `labels`,
/// `units`, `dimensions` (voltage, counts, other), `muscles`, `sides`, `prefilters`, `transducers`
/// cell arrays and `rates_hz` a column, one entry a channel; `annotations` and `gaps` structs of
/// columns (`onset_s`, `duration_s` or `offset_s`, `channel` from 1 or 0, `text` or `reason`);
/// `start_time` (ISO 8601), `duration_s`, `format`; `identity` a struct of texts as the source
/// states them. Opened again (openMatExport), it gives the same recording, but for integers and
/// what the recorder could store.
/// @errors the medium is full or cannot be written; a channel above the 2 GiB of this format
[[nodiscard]] Result<ExportReport> writeMat(const Recording& recording, const std::string& path);

}  // namespace facialis
