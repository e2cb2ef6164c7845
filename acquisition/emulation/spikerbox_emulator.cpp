// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/spikerbox_emulator.hpp"

#include "acquisition/emulation/converter.hpp"
#include "acquisition/emulation/emulators.hpp"

namespace facialis::acquisition {

namespace {

constexpr MidScaleConverter converter{.gain = 1000.0, .reference = Voltage(5.0), .bits = 10};
constexpr double sharedRate = 10000.0;
constexpr std::size_t longestLine = 30;  // the firmware's buffer

std::string message(std::string_view text)
{
    std::string framed("\xFF\xFF\x01\x01\x80\xFF");
    framed.append(text).append("\xFF\xFF\x01\x01\x81\xFF");
    return framed;
}

}  // namespace

std::string SpikerboxEmulator::reset()
{
    channels_ = 1;
    line_.clear();
    return {};
}

Frequency SpikerboxEmulator::frameRate() const
{
    return Frequency(sharedRate / static_cast<double>(channels_));
}

std::string SpikerboxEmulator::receive(std::string_view fromHost)
{
    std::string answer;
    for (const char byte : fromHost) {
        if (byte != '\n') {
            if (line_.size() < longestLine)
                line_ += byte;
            continue;
        }
        for (std::size_t begin = 0; begin < line_.size();) {
            const std::size_t end = std::min(line_.find(';', begin), line_.size());
            answer += obey(std::string_view(line_).substr(begin, end - begin));
            begin = end + 1;
        }
        line_.clear();
    }
    return answer;
}

std::string SpikerboxEmulator::obey(std::string_view order)
{
    constexpr std::string_view prefix = "conf ";
    if (order.starts_with(prefix))
        order.remove_prefix(prefix.size());
    if (order == "b:")
        return message("HWT:MUSCLESS;");
    if (order.starts_with("p:") && order.size() > 2)
        return message("EVNT:" + std::string(order.substr(2)) + ";");
    if (order.size() == 3 && order.starts_with("c:") && order[2] >= '1' && order[2] <= '6')
        channels_ = static_cast<std::size_t>(order[2] - '0');
    return {};
}

EmulatedFrame SpikerboxEmulator::frame(std::span<const double> volts)
{
    EmulatedFrame result;
    for (std::size_t k = 0; k < channels_; ++k) {
        const std::int64_t value = converter(volts[k]);
        result.stored.push_back(value);
        result.bytes.push_back(static_cast<std::uint8_t>((value >> 7) | (k == 0 ? 0x80 : 0)));
        result.bytes.push_back(static_cast<std::uint8_t>(value & 0x7F));
    }
    return result;
}

EmulatedKind spikerboxKind()
{
    return {.name = "spikerbox",
            .frontEnd =
                "gain 1000 around the middle of 5 V over 10 bits (the real gain is not "
                "published)",
            .mostValues = 6,
            .baud = 222222,
            .latency = 1_ms,
            .bootAfterOpening = 1_s,
            .make = []() -> std::unique_ptr<DeviceEmulator> {
                return std::make_unique<SpikerboxEmulator>();
            }};
}

}  // namespace facialis::acquisition
