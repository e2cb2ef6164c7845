// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "acquisition/network/lsl_discovery.hpp"
#include "acquisition/network/lsl_samples.hpp"
#include "acquisition/network/lsl_time_probe.hpp"

namespace facialis::acquisition {

/// A connection to one LSL stream: `LSL:streamfeed/110`, the two test samples, then samples.
class LslInlet {
public:
    /// Waits for the handshake for so long. @errors no connection; another stream is there now; the
    /// peer's test samples are not those of the format it states
    [[nodiscard]] static Result<LslInlet> connect(const LslAnswer& answer, Duration longest);

    [[nodiscard]] const LslStreamInfo& info() const { return info_; }
    [[nodiscard]] int handle() const { return socket_.handle(); }
    /// Samples that are there now, with stamps in this machine's clock; never waits.
    /// @errors the connection is over, or what comes is no LSL
    [[nodiscard]] Result<std::vector<LslSample>> receive();

private:
    LslInlet(LslStreamInfo info, Socket socket, LslTimeProbe probe)
        : info_(std::move(info)),
          socket_(std::move(socket)),
          probe_(std::move(probe)),
          decoder_(info_.format, info_.channelCount, ByteOrder::little)
    {
    }
    /// Completes stamps that are to be deduced, and moves all into this machine's clock.
    void stampLocally(std::vector<LslSample>& samples);

    LslStreamInfo info_;
    Socket socket_;
    LslTimeProbe probe_;
    LslSampleDecoder decoder_;
    std::vector<LslSample> early_;  ///< that came with the handshake
    double lastStamp_ = 0.0;        ///< of the outlet's clock
    Duration correction_;
};

/// What an outlet must answer a `streamfeed` request with, up to the empty line.
struct LslFeedHeader {
    int status = 0;
    std::string uid;
    ByteOrder order = ByteOrder::little;
    int dataProtocol = 100;
};

/// @param text  the lines before the empty one @errors no LSL
[[nodiscard]] Result<LslFeedHeader> parseLslFeedHeader(std::string_view text);

}  // namespace facialis::acquisition
