// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/cyton_packet.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace facialis::acquisition {

namespace {

constexpr std::array gains{1, 2, 4, 6, 8, 12, 24};
constexpr std::string_view over = "$$$";  // ends every answer of the board

constexpr std::size_t packetLength = 33;

bool passes(Bytes packet)
{
    return packet[0] == 0xA0 && packet[packetLength - 1] >= 0xC0 &&
           packet[packetLength - 1] <= 0xC6;
}

int number(Bytes packet)
{
    return packet[1];
}

/// What the board says of itself. Empty: it streams already and says nothing.
Result<std::string> banner(Conversation& talk)
{
    constexpr int tries = 3;
    std::string seen;
    for (int i = 0; i < tries; ++i) {
        // A board that streams does not answer; where the last program left it, it is stopped
        // first.
        if (const auto sent = talk.send("s"); !sent)
            return tl::unexpected(sent.error());
        if (const auto quiet = talk.hush(100_ms, 500_ms); !quiet)
            return tl::unexpected(quiet.error());
        if (const auto sent = talk.send("v"); !sent)
            return tl::unexpected(sent.error());
        auto text = talk.answer(over, 1500_ms);
        if (!text)
            return text;
        if (text->find("OpenBCI") != std::string::npos)
            return text;
        if (text->find("Failure") != std::string::npos)
            return failure("the dongle answers, the board does not", talk.port(),
                           "switch the board on (to PC), near the dongle, with a full battery");
        seen = text->empty() ? talk.unreadText() : *text;
    }
    if (seen.size() > 4 * packetLength) {
        PacketFinder finder(cytonPacket());
        finder.add(Bytes(reinterpret_cast<const std::uint8_t*>(seen.data()), seen.size()));
        if (finder.next())
            return std::string();
    }
    if (seen.empty())
        return failure("no Cyton answers", talk.port(),
                       "is the dongle's switch at GPIO 6, and the board on (to PC)?");
    return failure("this is no Cyton: it sends " + shownBytes(seen), talk.port(),
                   "see facialis devices for what may be on which port");
}

/// Sends a command and expects an answer; none is fine, as old firmware gives none.
Result<std::string> ask(Conversation& talk, std::string_view command)
{
    if (const auto sent = talk.send(command); !sent)
        return tl::unexpected(sent.error());
    return talk.answer(over, 1_s);
}

/// The radio carries 250 packets a second; a program before us may have left another rate.
Result<void> ensureRate(Conversation& talk)
{
    for (int i = 0; i < 2; ++i) {
        const auto rate = ask(talk, "~~");
        if (!rate)
            return tl::unexpected(rate.error());
        if (rate->find("Sample rate is") == std::string::npos ||
            rate->find("250Hz") != std::string::npos)
            return {};
        if (const auto set = ask(talk, "~6"); !set)
            return tl::unexpected(set.error());
    }
    return failure("the board does not sample at 250 Hz", talk.port(),
                   "switch the board off and on again");
}

Result<void> setChannels(Conversation& talk, const SourceAddress& address, CytonBoards boards)
{
    const auto gain = cytonGain(address);
    if (!gain)
        return tl::unexpected(gain.error());
    const bool isBipolar = address.parameter("bipolar").value_or("0") == "1";
    if (*gain == gains.back() && !isBipolar)
        return {};  // the board's defaults
    const std::string_view names =
        boards == CytonBoards::two ? std::string_view("12345678QWERTYUI") : "12345678";
    const auto code = std::ranges::find(gains, *gain) - gains.begin();
    for (const char name : names) {
        const auto set = ask(talk, fmt::format("x{}0{}0{}0X", name, code, isBipolar ? "00" : "11"));
        if (!set)
            return tl::unexpected(set.error());
        if (set->find("Success") == std::string::npos)
            return failure(fmt::format("the board does not take its settings: {}",
                                       set->empty() ? "no answer" : shownBytes(*set)),
                           talk.port(), "switch the board off and on again");
    }
    return {};
}

Result<void> chooseBoards(Conversation& talk, CytonBoards boards, const std::string& banner)
{
    const bool hasDaisy = banner.find("Daisy") != std::string::npos;
    if (boards == CytonBoards::one && !hasDaisy)
        return {};
    const auto chosen = ask(talk, boards == CytonBoards::two ? "C" : "c");
    if (!chosen)
        return tl::unexpected(chosen.error());
    if (boards == CytonBoards::two && chosen->find("16") == std::string::npos)
        return failure("the board has no Daisy module: it sends 8 channels, not 16", talk.port(),
                       "open it as cyton:" + talk.port());
    return {};
}

/// @param banner  what the board said of itself
Result<void> setUp(Conversation& talk, const SourceAddress& address, CytonBoards boards,
                   const std::string& banner)
{
    if (auto chosen = chooseBoards(talk, boards, banner); !chosen)
        return chosen;
    if (auto rate = ensureRate(talk); !rate)
        return rate;
    if (const auto defaults = ask(talk, "d"); !defaults)
        return tl::unexpected(defaults.error());
    if (auto set = setChannels(talk, address, boards); !set)
        return set;
    if (const auto quiet = talk.hush(20_ms, 200_ms); !quiet)
        return tl::unexpected(quiet.error());
    return {};
}

}  // namespace

PacketFormat cytonPacket()
{
    return {.length = packetLength, .modulus = 256, .passes = passes, .number = number};
}

double cytonValue(Bytes packet, std::size_t channel)
{
    const std::size_t at = 2 + 3 * channel;
    const std::int32_t bits = packet[at] << 16 | packet[at + 1] << 8 | packet[at + 2];
    return bits >= 0x800000 ? bits - 0x1000000 : bits;
}

double cytonScale(double gain)
{
    return 4.5 / gain / 8388607.0;
}

Result<int> cytonGain(const SourceAddress& address)
{
    const auto gain = address.number("gain", 1.0, 24.0);
    if (!gain)
        return tl::unexpected(gain.error());
    const double wanted = gain->value_or(24.0);
    const auto found = std::ranges::find(gains, wanted);
    if (found == gains.end())
        return failure(fmt::format("the Cyton has no gain {:g}", wanted), address.text,
                       fmt::format("give one of {}", fmt::join(gains, ", ")));
    return *found;
}

Result<void> prepareCyton(Conversation& talk, const SourceAddress& address, CytonBoards boards)
{
    const auto text = banner(talk);
    if (!text)
        return tl::unexpected(text.error());
    if (text->empty())
        return failure("the board streams and cannot be stopped", talk.port(),
                       "switch the board off and on again");
    return setUp(talk, address, boards, *text);
}

Result<void> beginCyton(Conversation& talk, const SourceAddress& address, CytonBoards boards)
{
    const auto text = banner(talk);
    if (!text)
        return tl::unexpected(text.error());
    if (text->empty())
        return {};
    if (auto ready = setUp(talk, address, boards, *text); !ready)
        return ready;
    return talk.send("b");
}

}  // namespace facialis::acquisition
