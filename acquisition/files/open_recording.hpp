// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/model/recording.hpp"

namespace facialis::acquisition {

/// What the user states about a file that does not state it itself.
struct OpenOptions {
    std::optional<Frequency> rate;    ///< `--rate`
    std::optional<std::string> unit;  ///< `--unit`: uV, mV or V
    /// `--columns`: names or 1-based numbers; empty: all that fit
    std::vector<std::string> columns;
    /// `--part`: of a file that holds several recordings: the stream of an XDF file, the series of
    /// an NWB file, the variable of a MATLAB file. Empty: what the reader finds fit
    std::optional<std::string> part;
};

/// Opens any file Facialis can read. The content decides, not the extension. `FILE:PART` is FILE
/// with the option `part`, where no file has that whole name.
/// @errors not there, a directory, empty, unknown content, a format that is known but refused (by
///         name), a text file without a rate (naming --rate)
[[nodiscard]] Result<std::unique_ptr<Recording>> openRecording(const std::string& path,
                                                               const OpenOptions& options = {});

}  // namespace facialis::acquisition
