// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/lsl_discovery.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace facialis::acquisition {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto waveInterval = std::chrono::milliseconds(250);
constexpr std::size_t longestInfo = 1U << 22U;

Clock::time_point after(Duration time)
{
    return Clock::now() + std::chrono::duration_cast<Clock::duration>(
                              std::chrono::duration<double>(time.seconds()));
}

bool isThisMachine(const std::string& host)
{
    return host.starts_with("127.") || host == "localhost";
}

void ask(Socket& socket, const LslQuery& query)
{
    const std::string id = fmt::format("{}", socket.port());
    const std::string question = fmt::format("LSL:shortinfo\r\n\r\n{} {}\r\n", socket.port(), id);
    // An outlet answers on a port of its own in the range; the shared one reaches only one of them.
    for (std::uint16_t port = lslDiscoveryPort; port <= lslLastPort; ++port)
        socket.sendTo(question, {query.host, port});
    // Those that found no port in the range are reached by multicast, inside this machine.
    if (isThisMachine(query.host))
        for (const char* group : lslGroups)
            socket.sendTo(question, {group, lslDiscoveryPort});
}

void note(std::vector<LslAnswer>& answers, const std::string& datagram, const Endpoint& from)
{
    const std::size_t lineEnd = datagram.find("\r\n");
    if (lineEnd == std::string::npos)
        return;
    auto info = parseLslInfo(std::string_view(datagram).substr(lineEnd + 2));
    if (!info)
        return;
    const auto known = std::find_if(answers.begin(), answers.end(), [&](const LslAnswer& answer) {
        return answer.info.uid == info->uid;
    });
    if (known == answers.end())
        answers.push_back({std::move(*info), from.host});
    else if (from.host.starts_with("127."))
        known->host = from.host;
}

}  // namespace

bool LslQuery::matches(const LslStreamInfo& info) const
{
    return (name.empty() || info.name == name) && (type.empty() || info.type == type);
}

Result<std::vector<LslAnswer>> findLslStreams(const LslQuery& query, Duration longest,
                                              const std::stop_token& stop)
{
    // Bound to the loopback address nothing from elsewhere can arrive.
    auto socket = Socket::datagrams({isThisMachine(query.host) ? "127.0.0.1" : "0.0.0.0", 0});
    if (!socket)
        return tl::unexpected(socket.error());
    socket->stayOnThisMachine();
    std::vector<LslAnswer> answers;
    const auto end = after(longest);
    auto nextWave = Clock::now();
    while (!stop.stop_requested() && Clock::now() < end) {
        if (Clock::now() >= nextWave) {
            ask(*socket, query);
            nextWave = Clock::now() + waveInterval;
        }
        if (!socket->waitToRead(10_ms))
            continue;
        Endpoint from;
        while (const auto datagram = socket->receiveFrom(from))
            note(answers, *datagram, from);
        if (std::any_of(answers.begin(), answers.end(),
                        [&](const LslAnswer& answer) { return query.matches(answer.info); }))
            break;
    }
    return answers;
}

Result<LslStreamInfo> fetchLslInfo(const LslAnswer& answer, Duration longest)
{
    auto socket = Socket::connect({answer.host, answer.info.dataPort}, longest);
    if (!socket)
        return tl::unexpected(socket.error());
    const auto end = after(longest);
    std::string xml;
    if (socket->sendAll("LSL:fullinfo\r\n", longest))
        while (Clock::now() < end && xml.size() < longestInfo) {
            if (!socket->waitToRead(50_ms))
                continue;
            const auto part = socket->receive();
            if (!part)
                break;
            xml += *part;
            if (xml.find("</info>") != std::string::npos)
                break;
        }
    return parseLslInfo(xml);
}

}  // namespace facialis::acquisition
