// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include "src/session/nwb_options.hpp"

namespace facialis::engine {

/// Adds --series, --uncompressed and --envelope.
void addNwbOptions(CLI::App& command, NwbOptions& options);

}  // namespace facialis::engine
