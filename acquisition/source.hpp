// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "data/model/annotation.hpp"
#include "data/model/channel.hpp"
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
};

enum class ReadStatus {
    data,  ///< the block holds 1..capacity frames
    end,   ///< the stream is over, or a stop was requested; the block is empty
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
    /// @errors the device or the file failed; the stream is then over
    [[nodiscard]] virtual Result<ReadStatus> read(SampleBlock& into, std::stop_token stop) = 0;

    /// Annotations whose onset lies in frames already read, each handed out once.
    [[nodiscard]] virtual std::vector<Annotation> takeAnnotations() { return {}; }

protected:
    Source() = default;
};

}  // namespace facialis::acquisition
