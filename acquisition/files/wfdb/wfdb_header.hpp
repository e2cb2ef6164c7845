// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/result.hpp"
#include "data/model/start_time.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// One signal of a record, as its line of the header states it.
struct WfdbSignal {
    std::string file;  ///< "~" for a signal that is nowhere
    int format = 16;   ///< 8, 16, 24, 32, 61, 80, 160, 212, 310, 311; 0: no samples
    std::int64_t samplesPerFrame = 1;
    std::int64_t skew = 0;        ///< frames that its samples lie behind those of frame 0
    std::int64_t byteOffset = 0;  ///< bytes in front of the samples
    std::optional<double> gain;   ///< adu per unit; empty: not calibrated
    std::string unit;             ///< as written; "mV" where only the gain is stated
    double baseline = 0.0;        ///< adu at 0 units
    int resolutionBits = 0;       ///< 0: not stated
    std::int64_t zero = 0;        ///< adu in the middle of the converter's range
    std::int64_t initialValue = 0;
    std::optional<int> checksum;  ///< 16 bits, signed
    std::string description;
};

/// One segment of a record of several.
struct WfdbSegment {
    std::string record;       ///< "~": nothing was recorded
    std::int64_t frames = 0;  ///< 0: the layout of a record whose signals come and go
};

/// What a .hea file states.
struct WfdbHeader {
    std::string record;
    Frequency rate;  ///< frames per second
    bool isRateStated = true;
    std::optional<std::int64_t> frames;
    std::optional<StartTime> start;
    std::vector<WfdbSignal> signals;    ///< of a record that is one segment
    std::vector<WfdbSegment> segments;  ///< of a record of several; empty: it is one
    std::vector<std::string> comments;
};

/// true for a text that begins as headers do. Where the file's extension is not ".hea", its first
/// file of samples must bear the record's name, so that no table is taken for a header.
[[nodiscard]] bool isWfdbHeader(std::string_view text, const std::string& fileName);

/// Reads the text of a .hea file.
///
/// Format: G. Moody, "WFDB Applications Guide", header(5), and signal(5) for the formats.
/// @errors a line that is none, fewer lines than signals, a format that is not read (by name)
[[nodiscard]] Result<WfdbHeader> readWfdbHeader(std::string_view text, const std::string& where);

}  // namespace facialis::acquisition
