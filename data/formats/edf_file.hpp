// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "data/formats/export_report.hpp"
#include "data/model/recording.hpp"

namespace facialis {

/// Opens an EDF, EDF+C, EDF+D, BDF, BDF+C or BDF+D file: random access, several rates.
/// Damage that leaves part of the file readable becomes a warning (and isIncomplete where samples
/// or annotations are lost). @errors not EDF or BDF, a header that makes no sense (which field)
[[nodiscard]] Result<std::unique_ptr<Recording>> openEdf(const std::string& path);

enum class EdfVariant { edf, bdf };

/// Writes a recording as EDF+ or BDF+ (continuous, or discontinuous where it has gaps), beside its
/// final name first, then renamed: nothing half-written is ever seen. Integers that fit are carried
/// bit for bit; everything else is scaled to the symmetric digital range and that is reported.
/// Gives the same bytes for the same recording.
/// @errors the medium is full or cannot be written; a recording EDF cannot hold at all
[[nodiscard]] Result<ExportReport> writeEdf(const Recording& recording, EdfVariant variant,
                                            const std::string& path);

}  // namespace facialis
