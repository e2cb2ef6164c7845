// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "acquisition/network/lsl_info.hpp"
#include "acquisition/network/socket.hpp"

namespace facialis::acquisition {

/// The ports LSL uses: discovery, and the range for outlets.
constexpr std::uint16_t lslDiscoveryPort = 16571, lslFirstPort = 16572, lslLastPort = 16604;
constexpr const char* lslGroups[] = {"239.255.172.215", "224.0.0.183"};

/// A stream that answered, and the machine it answered from.
struct LslAnswer {
    LslStreamInfo info;
    std::string host;
};

/// Which streams are wanted; empty texts match all.
struct LslQuery {
    std::string name, type;
    std::string host = "127.0.0.1";  ///< whom to ask; this machine alone unless told otherwise

    [[nodiscard]] bool matches(const LslStreamInfo& info) const;
};

/// Asks by UDP for all streams of a machine, a time `LSL:shortinfo` each quarter of a second, and
/// returns what has answered as soon as a stream matches, or at the end of the time. Asked of this
/// machine nothing from elsewhere is heard. Every answer is returned, so that a message can list
/// them.
[[nodiscard]] Result<std::vector<LslAnswer>> findLslStreams(const LslQuery& query, Duration longest,
                                                            const std::stop_token& stop);

/// The description with the channels' labels and units, by TCP. @errors no connection, no answer
[[nodiscard]] Result<LslStreamInfo> fetchLslInfo(const LslAnswer& answer, Duration longest);

}  // namespace facialis::acquisition
