// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/model/recording.hpp"

namespace facialis {

/// Data records that follow each other without a jump in time.
struct EdfWriteRun {
    Duration onset;
    std::int64_t records = 0;
};

/// How a recording is cut into data records.
struct EdfRecordPlan {
    std::int64_t microseconds = 0;      ///< duration of a record; 0 without channels
    std::vector<std::int64_t> samples;  ///< in a record, one entry a channel
    std::vector<EdfWriteRun> runs;
    std::vector<TimeInterval> filled;  ///< times without samples that records must fill
    std::vector<std::string> lost;

    [[nodiscard]] Duration recordDuration() const
    {
        return Duration(static_cast<double>(microseconds) / 1e6);
    }
    [[nodiscard]] std::int64_t records() const;
};

/// Chooses a record duration that gives every channel a whole number of samples, can be written in
/// eight characters, keeps a record below 61440 bytes where possible, divides every stretch between
/// gaps where possible (then gaps become jumps in time and nothing needs filling), and is the
/// roundest of those, near one second. Rates that no duration fits exactly are rounded and named.
/// @errors rates that cannot stand in one file
[[nodiscard]] Result<EdfRecordPlan> planRecords(const RecordingInfo& info, int bytesPerSample);

}  // namespace facialis
