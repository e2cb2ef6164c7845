// SPDX-License-Identifier: GPL-3.0-or-later
// BITalino (r)evolution over Bluetooth (/dev/rfcomm0) or USB. Source: PLUX, BITalino (r)evolution
// firmware and API documentation.
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "acquisition/devices/device_kind.hpp"
#include "acquisition/devices/packet_decoder.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::array<std::string_view, 2> parameters{"channels", "rate"};
constexpr std::size_t mostChannels = 6, wideChannels = 4;
constexpr std::array<std::size_t, mostChannels> lengths{3, 4, 6, 7, 8, 8};
constexpr int wideBits = 10, narrowBits = 6;

/// Remainder of a nibble-wise CRC with the polynomial x^4 + x + 1.
int crc4(Bytes packet)
{
    static constexpr std::array<int, 16> table{0,  3, 6,  5,  12, 15, 10, 9,
                                               11, 8, 13, 14, 7,  4,  1,  2};
    const auto step = [](int crc, int nibble) {
        return table[static_cast<std::size_t>(crc)] ^ nibble;
    };
    int crc = 0;
    for (std::size_t i = 0; i + 1 < packet.size(); ++i)
        crc = step(step(crc, packet[i] >> 4), packet[i] & 15);
    return step(step(crc, packet.back() >> 4), 0);
}

bool passes(Bytes packet)
{
    return crc4(packet) == (packet.back() & 15);
}

int number(Bytes packet)
{
    return packet.back() >> 4;
}

/// The digital inputs and outputs seldom change.
bool resembles(Bytes packet, Bytes before)
{
    const std::size_t at = packet.size() - 2;
    return packet[at] >> 4 == before[at] >> 4;
}

/// Reads the bits of a packet from its last byte to its first, highest bit first.
class BitsFromEnd {
public:
    explicit BitsFromEnd(Bytes packet) : packet_(packet) {}

    int take(int count)
    {
        int value = 0;
        for (int i = 0; i < count; ++i, ++at_) {
            const std::uint8_t byte = packet_[packet_.size() - 1 - at_ / 8];
            value = value << 1 | (byte >> (7 - at_ % 8) & 1);
        }
        return value;
    }

private:
    Bytes packet_;
    std::size_t at_ = 0;
};

/// Frames of a fixed number of channels; changes of the two digital inputs are events.
class BitalinoDecoder final : public Decoder {
public:
    explicit BitalinoDecoder(std::size_t channels)
        : channels_(channels),
          finder_({.length = lengths[channels - 1],
                   .modulus = 16,
                   .mark = PacketMark::checksum,
                   .passes = passes,
                   .number = number,
                   .resembles = resembles})
    {
    }

    void decode(Bytes bytes, DecodedFrames& into) override
    {
        finder_.add(bytes);
        take(into);
    }
    void finish(DecodedFrames& into) override
    {
        finder_.finish();
        take(into);
    }
    [[nodiscard]] std::int64_t discardedBytes() const override { return finder_.discardedBytes(); }

private:
    void take(DecodedFrames& into)
    {
        while (const auto packet = finder_.next()) {
            BitsFromEnd bits(packet->bytes);
            bits.take(8);  // number and checksum
            tellInputs(bits.take(2), into);
            bits.take(2);  // outputs
            for (std::size_t k = 0; k < channels_; ++k)
                into.values.push_back(bits.take(k < wideChannels ? wideBits : narrowBits));
            into.frames.push_back({.counter = packet->number, .end = packet->end});
        }
    }

    void tellInputs(int inputs, DecodedFrames& into)
    {
        if (inputs_ >= 0)
            for (int k = 0; k < 2; ++k)
                if (const int mask = 2 >> k; (inputs & mask) != (inputs_ & mask))
                    into.events.push_back(
                        {into.frames.size(),
                         fmt::format("input {} {}", k + 1, (inputs & mask) != 0 ? "on" : "off")});
        inputs_ = inputs;
    }

    std::size_t channels_;
    PacketFinder finder_;
    int inputs_ = -1;  ///< of the last frame; -1: there was none
};

Result<int> rateOf(const SourceAddress& address)
{
    const auto rate = address.number("rate", 1.0, 1000.0);
    if (!rate)
        return tl::unexpected(rate.error());
    constexpr std::array rates{1, 10, 100, 1000};
    const auto found = std::ranges::find(rates, rate->value_or(1000.0));
    if (found == rates.end())
        return failure(fmt::format("the BITalino has no rate of {:g} Hz", rate->value_or(0.0)),
                       address.text, "give rate=1000, 100, 10 or 1");
    return *found;
}

/// mV = (adc / 2^bits - 0.5) * 3.3 / 1009 * 1000 for its EMG sensor.
Channel emgChannel(std::size_t input, int bits, Frequency rate)
{
    constexpr double range = 3.3 / 1009.0;
    const int steps = 1 << bits;
    Channel channel = channelsOf({.count = 1,
                                  .rate = rate,
                                  .scale = range / steps,
                                  .offset = -range / 2.0,
                                  .highest = steps - 1})
                          .front();
    channel.label = fmt::format("A{}", input + 1);
    return channel;
}

Result<DevicePlan> plan(const SourceAddress& address)
{
    auto inputs = chosenChannels(address, mostChannels);
    const auto hertz = rateOf(address);
    if (!inputs || !hertz)
        return tl::unexpected(!inputs ? inputs.error() : hertz.error());
    if (!address.parameter("channels"))
        inputs->resize(wideChannels);  // the others have six bits only
    DevicePlan made{.rate = Frequency(*hertz), .modulus = 16};
    std::ranges::sort(*inputs);  // the device sends them in its order
    for (std::size_t k = 0; k < inputs->size(); ++k) {
        made.channels.push_back(
            emgChannel((*inputs)[k], k < wideChannels ? wideBits : narrowBits, made.rate));
        made.shown.push_back(k);
    }
    if (inputs->size() > wideChannels)
        made.warnings.push_back("the fifth and sixth channel have six bits only (52 uV a step)");
    made.makeDecoder = [count = inputs->size()] {
        return std::make_unique<BitalinoDecoder>(count);
    };
    return made;
}

Result<void> begin(Conversation& talk, const SourceAddress& address, DevicePlan&)
{
    const auto inputs = chosenChannels(address, mostChannels);
    const auto hertz = rateOf(address);
    if (!inputs || !hertz)
        return tl::unexpected(!inputs ? inputs.error() : hertz.error());
    std::string seen;
    bool isThere = false;
    for (int i = 0; i < 3 && !isThere; ++i) {
        if (auto sent = talk.send(std::string_view("\0", 1)); !sent)
            return sent;
        const auto quiet = talk.hush(200_ms, 1_s);
        if (!quiet)
            return tl::unexpected(quiet.error());
        if (auto sent = talk.send("\x07"); !sent)
            return sent;
        const auto version = talk.answer("\n", 1500_ms);
        if (!version)
            return tl::unexpected(version.error());
        isThere = version->find("BITalino") != std::string::npos;
        seen = version->empty() ? talk.unreadText() : *version;
    }
    if (!isThere)
        return seen.empty()
                   ? failure("no BITalino answers", talk.port(),
                             "switch it on, and pair it if it is wireless (rfcomm bind)")
                   : failure("this is no BITalino: it sends " + shownBytes(seen), talk.port(),
                             "see facialis devices for what may be on which port");
    unsigned mask = 0;
    std::size_t count = 0;
    for (const std::size_t input : *inputs)
        if (address.parameter("channels") || count < wideChannels) {
            mask |= 1U << input;
            ++count;
        }
    const int rateCode = *hertz == 1000 ? 3 : *hertz == 100 ? 2 : *hertz == 10 ? 1 : 0;
    const std::array<char, 1> rateCommand{static_cast<char>(rateCode << 6 | 3)};
    const std::array<char, 1> startCommand{static_cast<char>(mask << 2 | 1U)};
    if (auto sent = talk.send({rateCommand.data(), 1}); !sent)
        return sent;
    talk.forget();
    return talk.send({startCommand.data(), 1});
}

}  // namespace

DeviceKind bitalinoDevice()
{
    return {.scheme = "bitalino",
            .title = "BITalino (r)evolution",
            .description = "up to 4 channels of 10 bits and 2 of 6 bits, 1000 Hz",
            .loss = "by the device's counter (16) and the clock",
            .usualRate = 1000_Hz,
            .bauds = {115200},
            .parameters = parameters,
            .plan = plan,
            .begin = begin,
            .endCommand = std::string_view("\0", 1)};
}

}  // namespace facialis::acquisition
