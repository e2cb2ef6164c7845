// SPDX-License-Identifier: GPL-3.0-or-later
// Boards with the Chords firmware of Upside Down Labs: C7 7C, a number, channels of 16 bits,
// big-endian, and 01. Source: their firmware and its list of boards.
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "acquisition/devices/device_kind.hpp"
#include "acquisition/devices/packet_decoder.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::array<std::string_view, 3> parameters{"board", "gain", "channels"};

struct Board {
    std::string_view name;  ///< what it answers to WHORU
    std::size_t channels;
    int hertz, bits;
    double reference;  ///< volts at full scale
};

constexpr std::array boards{
    Board{"UNO-R3", 6, 250, 10, 5.0},          Board{"UNO-CLONE", 6, 250, 10, 5.0},
    Board{"GENUINO-UNO", 6, 250, 10, 5.0},     Board{"UNO-R4", 6, 500, 14, 5.0},
    Board{"NANO-CLASSIC", 8, 250, 10, 5.0},    Board{"NANO-CLONE", 8, 250, 10, 5.0},
    Board{"MEGA-2560-R3", 16, 250, 10, 5.0},   Board{"MEGA-2560-CLONE", 16, 250, 10, 5.0},
    Board{"RPI-PICO-RP2040", 3, 500, 12, 3.3}, Board{"GIGA-R1", 6, 500, 16, 3.3},
    Board{"NPG-LITE", 3, 500, 12, 3.3},
};

const Board* boardNamed(std::string_view name)
{
    const auto found = std::ranges::find(boards, name, &Board::name);
    return found == boards.end() ? nullptr : &*found;
}

bool passes(Bytes packet)
{
    return packet[0] == 0xC7 && packet[1] == 0x7C && packet.back() == 1;
}

int number(Bytes packet)
{
    return packet[2];
}

void unpack(Bytes packet, DecodedFrames& into)
{
    for (std::size_t at = 3; at + 2 < packet.size(); at += 2)
        into.values.push_back(packet[at] << 8 | packet[at + 1]);
}

/// Volts = (adc / 2^bits - 1/2) * reference / gain; 2420 is the gain of their muscle amplifiers.
Result<DevicePlan> planFor(const Board& board, const SourceAddress& address)
{
    constexpr double muscleAmplifier = 2420.0;
    const auto gain = address.number("gain", 1.0, 1e6);
    const auto shown = chosenChannels(address, board.channels);
    if (!gain || !shown)
        return tl::unexpected(!gain ? gain.error() : shown.error());
    const double range = board.reference / gain->value_or(muscleAmplifier);
    const int steps = 1 << board.bits;
    DevicePlan made{.rate = Frequency(board.hertz), .shown = *shown, .modulus = 256};
    made.channels = channelsOf({.count = board.channels,
                                .rate = made.rate,
                                .scale = range / steps,
                                .offset = -range / 2.0,
                                .highest = steps - 1});
    made.makeDecoder = [length = 2 * board.channels + 4] {
        return std::make_unique<PacketDecoder>(
            PacketFormat{.length = length, .modulus = 256, .passes = passes, .number = number},
            unpack);
    };
    return made;
}

Result<DevicePlan> plan(const SourceAddress& address)
{
    const std::string name = address.parameter("board").value_or("UNO-R3");
    const Board* board = boardNamed(name);
    if (!board) {
        std::vector<std::string_view> names;
        names.reserve(boards.size());
        for (const Board& known : boards)
            names.push_back(known.name);
        return failure("there is no board '" + name + "'", address.text,
                       fmt::format("boards are: {}", fmt::join(names, ", ")));
    }
    if (!address.parameter("board") && address.parameter("channels")) {
        // Which channels there are is known once the board has said what it is.
        if (const auto chosen = chosenChannels(address, 16); !chosen)
            return tl::unexpected(chosen.error());
        SourceAddress all = address;
        std::erase_if(all.parameters, [](const auto& pair) { return pair.first == "channels"; });
        return planFor(*board, all);
    }
    return planFor(*board, address);
}

/// The board's name; empty: it says nothing. An Arduino starts anew when its port is opened and is
/// deaf for about two seconds.
Result<std::string> nameOf(Conversation& talk)
{
    constexpr int tries = 3;
    for (int i = 0; i < tries; ++i) {
        if (const auto sent = talk.send("STOP\n"); !sent)
            return tl::unexpected(sent.error());
        if (const auto quiet = talk.hush(i == 0 ? 50_ms : 1100_ms, 1500_ms); !quiet)
            return tl::unexpected(quiet.error());
        if (const auto sent = talk.send("WHORU\n"); !sent)
            return tl::unexpected(sent.error());
        auto line = talk.answer("\n", 1200_ms);
        if (!line)
            return line;
        while (!line->empty() && (line->back() == '\n' || line->back() == '\r'))
            line->pop_back();
        if (!line->empty())
            return line;
    }
    return talk.unreadText();
}

Result<void> begin(Conversation& talk, const SourceAddress& address, DevicePlan& plan)
{
    const auto name = nameOf(talk);
    if (!name)
        return tl::unexpected(name.error());
    if (name->empty())
        return failure("no board with the Chords firmware answers", talk.port(),
                       "flash it with the Chords firmware, or see facialis devices");
    // What the user says counts: boards of other makers answer with names of their own.
    const Board* board = boardNamed(address.parameter("board").value_or(*name));
    if (!board)
        return failure(
            "this is no board of Chords that is known here: it says " + shownBytes(*name),
            talk.port(), "if it is one, say which it is like with board=UNO-R3");
    const auto made = planFor(*board, address);
    if (!made)
        return tl::unexpected(made.error());
    plan = *made;
    talk.forget();
    return talk.send("START\n");
}

}  // namespace

DeviceKind chordsDevice()
{
    return {.scheme = "chords",
            .title = "Chords firmware (Upside Down Labs)",
            .description = "3 to 16 channels, 250 or 500 Hz, 10 to 16 bits, by board",
            .loss = "by the device's counter (256)",
            .usualRate = 250_Hz,
            .bauds = {230400, 115200},
            .parameters = parameters,
            .plan = plan,
            .begin = begin,
            .endCommand = "STOP\n"};
}

}  // namespace facialis::acquisition
