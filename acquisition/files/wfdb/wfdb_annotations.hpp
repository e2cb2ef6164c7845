// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "data/model/annotation.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

struct WfdbAnnotations {
    std::vector<Annotation> annotations;  ///< ascending by onset
    std::vector<std::string> warnings;
    bool isCutOff = false;  ///< the file ends before its end mark
};

/// Reads annotations in the MIT format: 16-bit words of a code (6 bits) and the time since the last
/// one (10 bits), with longer times, numbers and texts between. The text is what was written; where
/// nothing was, or beside it for codes other than a note, the usual sign of the code ("N", "~").
///
/// Format: WFDB Applications Guide, annot(5).
/// @param frameRate  what times count in, unless the file states a time resolution
[[nodiscard]] WfdbAnnotations readWfdbAnnotations(std::span<const std::byte> bytes,
                                                  Frequency frameRate);

}  // namespace facialis::acquisition
