// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "data/model/annotation.hpp"
#include "data/model/channel.hpp"
#include "data/model/gap.hpp"
#include "data/model/result.hpp"
#include "data/model/sample_range.hpp"
#include "data/model/start_time.hpp"

namespace facialis {

/// Who was recorded and on what, as the file states it. Every field may be empty.
struct Identity {
    std::string patientCode, patientName, birthDate, sex;
    std::string recordingCode, technician, equipment;
    std::string remarks;  ///< whatever else the file's identification fields hold
};

/// Everything about a recording but its samples.
struct RecordingInfo {
    std::string path;                     ///< as given by the user
    std::string format;                   ///< "EDF+C", "BDF+D", "OpenSignals text", "NWB", ...
    std::vector<Channel> channels;        ///< ordinary signals only, in file order
    std::vector<Gap> gaps;                ///< ascending, disjoint
    std::vector<Annotation> annotations;  ///< ascending by onset
    std::optional<StartTime> start;
    Duration duration;  ///< first to one past last sample, gaps included
    Identity identity;
    std::vector<std::string> warnings;     ///< what was odd in the file, a sentence each
    std::vector<std::string> assumptions;  ///< how a file that states little was understood
    bool isIncomplete = false;             ///< true: part of the file could not be read (exit 3)
};

/// Finished data: random access, read-only, every channel at its own rate.
///
/// Time is linear: sample i of a channel was taken at i / rate, gaps included; samples inside a gap
/// read as NaN (physical) or 0 (stored).
/// Thread-safety: const members may be called from several threads at once.
class Recording {
public:
    virtual ~Recording() = default;
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    [[nodiscard]] virtual const RecordingInfo& info() const = 0;

    /// Physical values (volts, or the file's numbers) of one channel.
    /// @param range inside [0, channel.length)
    /// @param into  exactly range.length() values
    /// @errors the medium failed or the file changed under us
    [[nodiscard]] virtual Result<void> read(std::size_t channel, SampleRange range,
                                            std::span<double> into) const = 0;

    /// The numbers as stored, bit for bit, for channels whose storedType is an integer.
    /// @errors as read(), and a channel that is stored as floating point
    [[nodiscard]] virtual Result<void> readStored(std::size_t channel, SampleRange range,
                                                  std::span<std::int32_t> into) const = 0;

    /// Tells the recording that samples before `time` will not be read again soon, so that mapped
    /// pages can be given back. A hint; reading them later still works.
    virtual void release(Duration /*time*/) const {}

protected:
    Recording() = default;
};

}  // namespace facialis
