// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/lsl_outlet.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <poll.h>
#include <random>
#include <sstream>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

#include "acquisition/network/lsl_discovery.hpp"
#include "acquisition/network/lsl_time_probe.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::size_t mostWaiting = 8U << 20U;  // bytes for a consumer that does not read
constexpr std::size_t longestRequest = 1U << 16U;

std::string freshUid()
{
    std::random_device source;
    std::array<std::uint32_t, 4> words{source(), source(), source(), source()};
    words[1] = (words[1] & 0xFFFF0FFFU) | 0x4000U;      // version 4: random
    words[2] = (words[2] & 0x3FFFFFFFU) | 0x80000000U;  // the usual variant
    return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:04x}{:08x}", words[0], words[1] >> 16U,
                       words[1] & 0xFFFFU, words[2] >> 16U, words[2] & 0xFFFFU, words[3]);
}

std::string hostName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "localhost";
}

/// A port of LSL's range where one is free, else any.
template <class Open>
Result<Socket> inRange(const std::string& host, const Open& open)
{
    for (std::uint16_t port = lslFirstPort; port <= lslLastPort; ++port)
        if (auto socket = open(Endpoint{host, port}))
            return socket;
    return open(Endpoint{host, 0});
}

std::string_view firstLine(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
        line.remove_suffix(1);
    return line;
}

}  // namespace

Result<std::unique_ptr<LslOutlet>> LslOutlet::open(LslStreamInfo stream, const std::string& host)
{
    auto data = inRange(host, [](const Endpoint& at) { return Socket::listen(at); });
    if (!data)
        return tl::unexpected(data.error());
    auto service = inRange(host, [](const Endpoint& at) { return Socket::datagrams(at); });
    if (!service)
        return tl::unexpected(service.error());
    // Another program may hold the shared port for itself: then our own port must do.
    Socket discovery;
    if (auto shared = Socket::datagrams({"0.0.0.0", lslDiscoveryPort}, true)) {
        for (const char* group : lslGroups)
            shared->join(group);
        discovery = std::move(*shared);
    }
    stream.uid = freshUid();
    stream.hostname = hostName();
    stream.createdAt = lslClock();
    stream.dataPort = data->port();
    stream.servicePort = service->port();
    return std::unique_ptr<LslOutlet>(new LslOutlet(std::move(stream), std::move(*data),
                                                    std::move(*service), std::move(discovery)));
}

LslOutlet::LslOutlet(LslStreamInfo info, Socket data, Socket service, Socket discovery)
    : info_(std::move(info)),
      data_(std::move(data)),
      service_(std::move(service)),
      discovery_(std::move(discovery)),
      wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      thread_([this] { serve(); })
{
}

LslOutlet::~LslOutlet()
{
    isStopped_ = true;
    (void)::eventfd_write(wake_, 1);
    thread_.join();
    ::close(wake_);
}

void LslOutlet::push(const LslSample& sample)
{
    if (consumers_ == 0)
        return;
    {
        const std::scoped_lock lock(mutex_);
        pushed_.push_back(encodeLslSample(sample, info_.format));
    }
    (void)::eventfd_write(wake_, 1);
}

void LslOutlet::serve()
{
    while (!isStopped_) {
        std::vector<pollfd> states{{wake_, POLLIN, 0},
                                   {data_.handle(), POLLIN, 0},
                                   {service_.handle(), POLLIN, 0},
                                   {discovery_.handle(), POLLIN, 0}};
        for (const Client& client : clients_)
            states.push_back(
                {client.socket.handle(),
                 static_cast<short>(client.sent < client.toSend.size() ? POLLIN | POLLOUT : POLLIN),
                 0});
        ::poll(states.data(), states.size(), 100);
        eventfd_t ignored = 0;
        (void)::eventfd_read(wake_, &ignored);
        answerDatagrams(service_);
        if (discovery_.isOpen())
            answerDatagrams(discovery_);
        for (Socket socket = data_.accept(); socket.isOpen(); socket = data_.accept())
            clients_.push_back({.socket = std::move(socket)});
        std::string samples;
        {
            const std::scoped_lock lock(mutex_);
            for (const std::string& sample : pushed_)
                samples += sample;
            pushed_.clear();
        }
        for (Client& client : clients_)
            readRequest(client);
        // Before the answer goes out: who has it may count on what is pushed from then on.
        consumers_ = static_cast<int>(std::count_if(clients_.begin(), clients_.end(),
                                                    [](const Client& c) { return c.isFed; }));
        for (Client& client : clients_) {
            if (client.isFed)
                feed(client, samples);
            sendWaiting(client);
        }
        std::erase_if(clients_, [](const Client& client) { return client.isOver; });
        consumers_ = static_cast<int>(std::count_if(clients_.begin(), clients_.end(),
                                                    [](const Client& c) { return c.isFed; }));
    }
}

void LslOutlet::answerDatagrams(Socket& socket)
{
    Endpoint from;
    while (const auto datagram = socket.receiveFrom(from)) {
        const double received = lslClock();
        std::string_view text(*datagram);
        const std::string_view order = firstLine(text);
        if (order == "LSL:shortinfo") {
            const std::string query(firstLine(text));
            std::istringstream rest{std::string(text)};
            int port = 0;
            std::string id;
            if (rest >> port >> id && port > 0 && port < 65536 && matchesLslQuery(info_, query))
                // From the port that is bound to the address that is served, so that the asker
                // connects to that address and no other.
                service_.sendTo(id + "\r\n" + lslInfoXml(info_, false),
                                {from.host, static_cast<std::uint16_t>(port)});
        } else if (order == "LSL:timedata") {
            std::istringstream rest{std::string(text)};
            rest.imbue(std::locale::classic());
            int wave = 0;
            double asked = 0.0;
            if (rest >> wave >> asked)
                socket.sendTo(
                    fmt::format(" {} {:.9f} {:.9f} {:.9f}", wave, asked, received, lslClock()),
                    from);
        }
    }
}

void LslOutlet::readRequest(Client& client)
{
    const auto part = client.socket.receive();
    if (!part || client.request.size() > longestRequest) {
        client.isOver = client.isOver || !client.closesWhenSent || !part;
        return;
    }
    if (client.isFed || client.closesWhenSent)
        return;
    client.request += *part;
    obey(client);
}

void LslOutlet::obey(Client& client)
{
    std::string_view text(client.request);
    if (text.find('\n') == std::string_view::npos)
        return;
    const std::string_view order = firstLine(text);
    if (order == "LSL:fullinfo") {
        client.toSend = lslInfoXml(info_, true);
        client.closesWhenSent = true;
    } else if (order == "LSL:shortinfo") {
        if (text.find('\n') == std::string_view::npos)
            return;
        if (matchesLslQuery(info_, std::string(firstLine(text))))
            client.toSend = lslInfoXml(info_, false);
        client.closesWhenSent = true;
    } else if (order.starts_with("LSL:streamfeed/")) {
        if (client.request.find("\r\n\r\n") == std::string::npos)
            return;
        const std::size_t space = order.find(' ');
        const std::string_view uid =
            space == std::string_view::npos ? std::string_view() : order.substr(space + 1);
        if (!uid.empty() && uid != info_.uid) {
            client.toSend = "LSL/110 404 Not found\r\n\r\n";
            client.closesWhenSent = true;
            return;
        }
        client.toSend = fmt::format(
            "LSL/110 200 OK\r\nUID: {}\r\nByte-Order: 1234\r\n"
            "Suppress-Subnormals: 0\r\nData-Protocol-Version: 110\r\n\r\n",
            info_.uid);
        for (const int offset : {4, 2})
            client.toSend += encodeLslSample(
                lslTestPattern(info_.format, info_.channelCount, offset), info_.format);
        client.isFed = true;
    } else {
        client.isOver = true;
    }
}

void LslOutlet::feed(Client& client, const std::string& samples)
{
    // Whole batches are dropped, so that a slow consumer stays in step with the samples.
    if (client.toSend.size() - client.sent + samples.size() <= mostWaiting)
        client.toSend += samples;
}

void LslOutlet::sendWaiting(Client& client)
{
    while (client.sent < client.toSend.size()) {
        const auto count = client.socket.send(std::string_view(client.toSend).substr(client.sent));
        if (!count) {
            client.isOver = true;
            return;
        }
        if (*count == 0)
            return;
        client.sent += *count;
    }
    client.toSend.clear();
    client.sent = 0;
    if (client.closesWhenSent)
        client.isOver = true;
}

}  // namespace facialis::acquisition
