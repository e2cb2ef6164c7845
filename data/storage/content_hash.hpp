// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "data/storage/hdf5_object.hpp"
#include "data/storage/verify_session.hpp"

namespace facialis {

/// Where a finished session file keeps the hashes of its sections, in /facialis.
inline constexpr const char* sectionNames = "section_names";
inline constexpr const char* sectionHashes = "section_sha256";

/// Hashes every group, dataset and attribute below the root, section by section: labels, scales,
/// conversions, intervals, tables, identity. Left out is what has hashes of its own (the samples
/// under /acquisition, the analysis as text), the section hashes themselves, and the time of
/// writing.
/// @throws Hdf5Failure something cannot be read
[[nodiscard]] std::vector<SectionHash> hashSections(const Hdf5Object& root);

}  // namespace facialis
