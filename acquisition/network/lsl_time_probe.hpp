// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "acquisition/network/socket.hpp"

namespace facialis::acquisition {

/// Seconds of this machine's monotonic clock, the one LSL stamps samples with.
[[nodiscard]] double lslClock();

/// What must be added to an outlet's time stamps to have them in this machine's clock.
///
/// Probes (`LSL:timedata`) are sent four times a second; of the last eight the one with the
/// shortest round trip counts, whose offset ((t1 - t0) + (t2 - t3)) / 2 is wrong by at most half of
/// it (Mills, RFC 5905). The offset is theirs minus ours; one on this machine that may be zero is
/// zero.
class LslTimeProbe {
public:
    /// @errors no socket can be made
    [[nodiscard]] static Result<LslTimeProbe> to(const Endpoint& service);

    /// Sends and receives what is due; never waits.
    void work();
    /// Ours minus theirs; empty: nobody has answered yet.
    [[nodiscard]] std::optional<Duration> correction() const;

private:
    struct Answer {
        double roundTrip = 0.0, offset = 0.0;
    };

    LslTimeProbe() = default;
    void note(std::string_view datagram, double received);

    Socket socket_;
    Endpoint service_;
    int wave_ = 0;
    double nextProbe_ = 0.0;
    std::array<std::optional<Answer>, 8> answers_;
    std::size_t next_ = 0;
};

}  // namespace facialis::acquisition
