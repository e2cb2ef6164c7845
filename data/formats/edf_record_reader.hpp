// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include "data/formats/edf_annotations.hpp"
#include "data/formats/edf_header.hpp"
#include "data/formats/mapped_file.hpp"

namespace facialis {

/// Reads the annotation signals of all records, and only those where records are large, so that a
/// file of gigabytes opens at once. Calls `record` for each data record in order; never when the
/// file has no annotation signal. @errors the file ends where a record should be
[[nodiscard]] Result<void> readEdfAnnotationSignals(
    const MappedFile& file, const EdfHeader& header, std::int64_t records,
    const std::function<void(EdfRecordAnnotations&&)>& record);

}  // namespace facialis
