// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <fstream>
#include <memory>
#include <string>

#include "acquisition/emulation/device_emulator.hpp"
#include "data/model/replace_file.hpp"

namespace facialis::acquisition {

/// What became of one frame.
struct SentFrame {
    std::int64_t number = 0;              ///< of all frames, from 0
    std::optional<std::int64_t> counter;  ///< as the frame carries it
    std::string faults;                   ///< empty: it left whole and once
    std::vector<std::int64_t> stored;
};

/// The truth of an emulated stream, as CSV that grows while frames are sent: frame, counter, fault
/// and the integers the device stored, v1, v2, ... (cells stay empty where a frame has fewer).
/// Faults are those of FaultPlan, "overrun" (the line was full or the host did not read) and
/// "closed" (no host had the port open).
class SentFrames {
public:
    /// @errors a file that exists and may not be replaced; a folder that cannot be written
    [[nodiscard]] static Result<SentFrames> create(const std::string& path, std::size_t values,
                                                   Overwrite overwrite);

    void append(const SentFrame& frame);
    void flush() { file_.flush(); }
    /// @errors the disk is full
    [[nodiscard]] Result<void> finish();

private:
    SentFrames() = default;

    std::string path_;
    std::ofstream file_;
    std::size_t values_ = 0;
};

}  // namespace facialis::acquisition
