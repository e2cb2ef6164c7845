// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "data/model/result.hpp"

namespace facialis::acquisition {

/// The first bytes of a file (at most 4096); empty where there is none.
[[nodiscard]] std::string beginningOf(const std::string& path);

/// The BrainVision header that a file is, or that lies beside a file of samples or of markers under
/// the same name; empty: none.
[[nodiscard]] std::optional<std::string> brainVisionHeaderOf(const std::string& path);

/// The WFDB header that a file is, or that lies beside a file of samples and names it; a header of
/// another name is found by the letters in front of the samples' extension.
[[nodiscard]] std::optional<std::string> wfdbHeaderOf(const std::string& path);

/// The file that a header at `header` names, in the header's folder or below it.
/// @errors a name that leads out of the folder
[[nodiscard]] Result<std::string> namedBeside(const std::string& header, const std::string& name);

}  // namespace facialis::acquisition
