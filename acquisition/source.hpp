// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "data/model/annotation.hpp"
#include "data/model/channel.hpp"
#include "data/model/gap.hpp"
#include "data/model/result.hpp"
#include "data/model/sample_block.hpp"
#include "data/model/start_time.hpp"

namespace facialis::acquisition {

/// What a stream is before its first sample: channels of one rate, and where it comes from.
struct StreamInfo {
    std::string name;               ///< the address it was opened with
    std::string format;             ///< "simulator", "EDF+C", ...
    std::vector<Channel> channels;  ///< all of one rate; `length` is 0 where the end is unknown
    Frequency rate;
    std::optional<StartTime> start;
    std::vector<std::string> warnings;  ///< what is not streamed, or odd, a sentence each
    bool isPaced = true;  ///< false: frames come as fast as they are read, and can wait (speed=0)
};

enum class ReadStatus {
    data,     ///< the block holds 1..capacity frames
    nothing,  ///< none came for a tenth of a second; health() may say why; the block is empty
    end,      ///< the stream is over, or a stop was requested; the block is empty
};

/// How lost frames are noticed. It stands with each gap, for the three are not equally sure.
enum class LossBasis {
    none,       ///< nothing can be lost (a file, the simulator)
    counter,    ///< the device numbers its frames
    hostClock,  ///< by the time that passed, to within a frame (longer than the counter can tell)
    byteRate,   ///< by the bytes that are missing from the device's rate
};

/// How a link is at one instant.
struct StreamHealth {
    bool isConnected = true;
    std::string trouble;              ///< one sentence for the screen; empty: all is well
    std::int64_t framesReceived = 0;  ///< that arrived whole
    std::int64_t framesLost = 0;      ///< that stand as NaN instead
    std::int64_t bytesDiscarded = 0;  ///< that belonged to no whole frame
    LossBasis lossBasis = LossBasis::none;
    std::optional<Frequency> measuredRate;   ///< of the device, by the clock of this machine
    std::optional<double> driftPerMillion;   ///< measured against stated rate
    std::optional<Duration> jitter;          ///< by which frames arrive late, median absolute
    std::vector<std::uint8_t> offElectrode;  ///< 1: a channel's electrode is off; empty: unknown
};

/// Data that arrives, pulled by one thread. Every real source has a synthetic and a playback twin.
class Source {
public:
    virtual ~Source() = default;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    [[nodiscard]] virtual const StreamInfo& info() const = 0;

    /// Waits until frames are there, fills the block with as many as are, and sets its first frame.
    /// Missing frames arrive as NaN, so that frame numbers and time stay linear.
    /// @param into  made with info().channels.size() channels and any capacity
    /// A device that is unplugged is waited for (`nothing`), and its absence becomes a gap.
    /// @errors the device or the file failed; the stream is then over
    [[nodiscard]] virtual Result<ReadStatus> read(SampleBlock& into, std::stop_token stop) = 0;

    /// Annotations whose onset lies in frames already read, each handed out once.
    [[nodiscard]] virtual std::vector<Annotation> takeAnnotations() { return {}; }
    /// Gaps that lie in frames already read, each handed out once, with how they were noticed.
    [[nodiscard]] virtual std::vector<Gap> takeGaps() { return {}; }
    /// From the thread that reads.
    [[nodiscard]] virtual StreamHealth health() const { return {}; }

protected:
    Source() = default;
};

}  // namespace facialis::acquisition
