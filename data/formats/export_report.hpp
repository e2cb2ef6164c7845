// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace facialis {

/// What could not be carried into an exported file, a sentence each ("annotation text longer than
/// ..."). Empty: everything is in it.
struct ExportReport {
    std::vector<std::string> lost;
};

}  // namespace facialis
