// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "acquisition/files/open_recording.hpp"
#include "acquisition/files/openbci_layout.hpp"

namespace facialis::acquisition {

/// Opens a table of an OpenBCI board whose columns are known: microvolts, lost frames by the sample
/// index, start and zone by the clocks, markers as annotations.
/// @errors no rate (naming --rate), no rows
[[nodiscard]] Result<std::unique_ptr<Recording>> openOpenBciTable(const std::string& path,
                                                                  const OpenBciLayout& layout,
                                                                  const OpenOptions& options);

}  // namespace facialis::acquisition
