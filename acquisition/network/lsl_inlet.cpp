// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/lsl_inlet.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace facialis::acquisition {

namespace {

constexpr std::size_t longestHeader = 1U << 16U;

std::string lowerTrimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos)
        return {};
    std::string result(text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin));
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

int wholeNumber(std::string_view text)
{
    int value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string request(const LslStreamInfo& info)
{
    // "Value-Size" is left out: libraries disagree about that of a string.
    return fmt::format(
        "LSL:streamfeed/110 {}\r\n"
        "Native-Byte-Order: 1234\r\n"
        "Endian-Performance: 0\r\n"
        "Has-IEEE754-Floats: 1\r\n"
        "Supports-Subnormals: 1\r\n"
        "Data-Protocol-Version: 110\r\n"
        "Max-Buffer-Length: 360\r\n"
        "Max-Chunk-Length: 0\r\n"
        "Hostname: {}\r\n"
        "Source-Id: {}\r\n"
        "Session-Id: default\r\n\r\n",
        info.uid, info.hostname, info.sourceId);
}

/// Reads until the empty line. @return what came after it
Result<std::string> readHeader(Socket& socket, const std::string& where, double end,
                               std::string& header)
{
    while (lslClock() < end && header.size() < longestHeader) {
        if (!socket.waitToRead(20_ms))
            continue;
        const auto part = socket.receive();
        if (!part)
            break;
        header += *part;
        if (const std::size_t close = header.find("\r\n\r\n"); close != std::string::npos) {
            std::string rest = header.substr(close + 4);
            header.resize(close);
            return rest;
        }
    }
    return failure("the LSL stream did not answer", where, "start the program that sends it again");
}

}  // namespace

Result<LslFeedHeader> parseLslFeedHeader(std::string_view text)
{
    const std::size_t lineEnd = std::min(text.find('\n'), text.size());
    const std::string_view first = text.substr(0, lineEnd);
    const std::size_t space = first.find(' ');
    if (!first.starts_with("LSL/") || space == std::string_view::npos)
        return failure("what answers is no LSL stream");
    LslFeedHeader header;
    header.status = wholeNumber(first.substr(space + 1));
    for (std::size_t at = lineEnd; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at + 1), text.size());
        const std::string_view line = text.substr(at + 1, end - at - 1);
        at = end;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            continue;
        const std::string key = lowerTrimmed(line.substr(0, colon));
        const std::string value = lowerTrimmed(line.substr(colon + 1));
        if (key == "byte-order")
            header.order = value == "4321" ? ByteOrder::big : ByteOrder::little;
        else if (key == "data-protocol-version")
            header.dataProtocol = wholeNumber(value);
        else if (key == "uid")
            header.uid = value;
    }
    return header;
}

Result<LslInlet> LslInlet::connect(const LslAnswer& answer, Duration longest)
{
    const double end = lslClock() + longest.seconds();
    const std::string where = answer.info.name + " at " + answer.host;
    auto socket = Socket::connect({answer.host, answer.info.dataPort}, longest);
    if (!socket)
        return tl::unexpected(socket.error());
    auto probe = LslTimeProbe::to({answer.host, answer.info.servicePort});
    if (!probe)
        return tl::unexpected(probe.error());
    probe->work();
    std::string header;
    if (!socket->sendAll(request(answer.info), longest))
        return failure("the LSL stream hung up", where, "start the program that sends it again");
    auto rest = readHeader(*socket, where, end, header);
    if (!rest)
        return tl::unexpected(rest.error());
    const auto parsed = parseLslFeedHeader(header);
    if (!parsed)
        return failure(parsed.error().what, where, "check the address");
    if (parsed->status != 200 || parsed->dataProtocol != 110)
        return failure(fmt::format("the LSL stream refuses (status {}, data protocol {})",
                                   parsed->status, parsed->dataProtocol),
                       where, "use a version of LSL from 2012 or later");
    LslInlet inlet(answer.info, std::move(*socket), std::move(*probe));
    inlet.decoder_ = LslSampleDecoder(answer.info.format, answer.info.channelCount, parsed->order);
    while (true) {
        auto samples = inlet.decoder_.decode(*rest);
        if (!samples)
            return failure(samples.error().what, where, samples.error().remedy);
        inlet.early_.insert(inlet.early_.end(), samples->begin(), samples->end());
        if (inlet.early_.size() >= 2)
            break;
        if (lslClock() > end)
            return failure("the LSL stream sent no test samples", where,
                           "start the program that sends it again");
        (void)inlet.socket_.waitToRead(20_ms);
        auto part = inlet.socket_.receive();
        if (!part)
            return failure("the LSL stream hung up", where,
                           "start the program that sends it again");
        *rest = std::move(*part);
    }
    if (inlet.early_[0] != lslTestPattern(answer.info.format, answer.info.channelCount, 4) ||
        inlet.early_[1] != lslTestPattern(answer.info.format, answer.info.channelCount, 2))
        return failure("the LSL stream's test samples are not those of its format", where,
                       "report the program that sends it");
    inlet.early_.erase(inlet.early_.begin(), inlet.early_.begin() + 2);
    return inlet;
}

Result<std::vector<LslSample>> LslInlet::receive()
{
    probe_.work();
    std::vector<LslSample> samples = std::exchange(early_, {});
    for (;;) {
        const auto part = socket_.receive();
        if (!part && samples.empty())
            return failure("the stream has ended", info_.name);
        if (!part || part->empty())
            break;
        auto more = decoder_.decode(*part);
        if (!more)
            return tl::unexpected(more.error());
        std::move(more->begin(), more->end(), std::back_inserter(samples));
    }
    stampLocally(samples);
    return samples;
}

void LslInlet::stampLocally(std::vector<LslSample>& samples)
{
    if (const auto correction = probe_.correction())
        correction_ = *correction;
    for (LslSample& sample : samples) {
        if (!sample.stamp) {
            const double step = info_.rate > Frequency() ? 1.0 / info_.rate.hertz() : 0.0;
            sample.stamp =
                lastStamp_ > 0.0 ? lastStamp_ + step : lslClock() - correction_.seconds();
        }
        lastStamp_ = *sample.stamp;
        *sample.stamp += correction_.seconds();
    }
}

}  // namespace facialis::acquisition
