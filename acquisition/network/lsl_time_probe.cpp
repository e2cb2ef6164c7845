// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/lsl_time_probe.hpp"

#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <sstream>

namespace facialis::acquisition {

namespace {

constexpr double interval = 0.25;

}  // namespace

double lslClock()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

Result<LslTimeProbe> LslTimeProbe::to(const Endpoint& service)
{
    auto socket =
        Socket::datagrams({service.host.starts_with("127.") ? "127.0.0.1" : "0.0.0.0", 0});
    if (!socket)
        return tl::unexpected(socket.error());
    LslTimeProbe probe;
    probe.socket_ = std::move(*socket);
    probe.service_ = service;
    return probe;
}

void LslTimeProbe::work()
{
    Endpoint from;
    while (const auto datagram = socket_.receiveFrom(from))
        if (from == service_)
            note(*datagram, lslClock());
    const double now = lslClock();
    if (now < nextProbe_)
        return;
    nextProbe_ = now + interval;
    socket_.sendTo(fmt::format("LSL:timedata\r\n{} {:.9f}\r\n", ++wave_, lslClock()), service_);
}

void LslTimeProbe::note(std::string_view datagram, double received)
{
    std::istringstream text{std::string(datagram)};
    text.imbue(std::locale::classic());
    int wave = 0;
    double t0 = 0.0, t1 = 0.0, t2 = 0.0;
    if (!(text >> wave >> t0 >> t1 >> t2) || wave < 1 || wave > wave_)
        return;
    const Answer answer{(received - t0) - (t2 - t1), ((t1 - t0) + (t2 - received)) / 2.0};
    if (!std::isfinite(answer.offset) || !(answer.roundTrip > -1e-3 && answer.roundTrip < 10.0))
        return;
    answers_[next_] = answer;
    next_ = (next_ + 1) % answers_.size();
}

std::optional<Duration> LslTimeProbe::correction() const
{
    std::optional<Answer> best;
    for (const auto& answer : answers_)
        if (answer && (!best || answer->roundTrip < best->roundTrip))
            best = answer;
    if (!best)
        return std::nullopt;
    // On one machine both clocks are the same one unless the answer proves otherwise.
    if (service_.host.starts_with("127.") && std::abs(best->offset) <= best->roundTrip / 2.0)
        return Duration();
    return Duration(-best->offset);
}

}  // namespace facialis::acquisition
