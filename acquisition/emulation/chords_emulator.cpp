// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/chords_emulator.hpp"

#include "acquisition/emulation/converter.hpp"
#include "acquisition/emulation/emulators.hpp"

namespace facialis::acquisition {

namespace {

constexpr MidScaleConverter converter{.gain = 2420.0, .reference = Voltage(5.0), .bits = 10};
constexpr Duration patience{1.0};  // what Arduino's Stream waits for a further byte

}  // namespace

std::string ChordsEmulator::reset()
{
    isRunning_ = false;
    command_.clear();
    number_ = 0;
    return {};
}

std::string ChordsEmulator::receive(std::string_view fromHost)
{
    command_ += fromHost;
    sinceByte_ = Duration();
    return {};
}

std::string ChordsEmulator::passTime(Duration elapsed)
{
    if (command_.empty())
        return {};
    sinceByte_ = sinceByte_ + elapsed;
    if (sinceByte_ < patience)
        return {};
    const std::size_t end = command_.find_last_not_of(" \r\n\t");
    const std::string order = command_.substr(0, end == std::string::npos ? 0 : end + 1);
    command_.clear();
    if (order == "STATUS")
        return isRunning_ ? "START\r\n" : "STOP\r\n";
    isRunning_ = order == "START";
    return order == "WHORU" ? "UNO-R3\r\n" : "";
}

EmulatedFrame ChordsEmulator::frame(std::span<const double> volts)
{
    EmulatedFrame result;
    result.counter = number_;
    result.bytes = {0xC7, 0x7C, static_cast<std::uint8_t>(number_)};
    for (std::size_t k = 0; k < inputs(); ++k) {
        result.stored.push_back(converter(volts[k]));
        appendBigEndian16(result.bytes, result.stored.back());
    }
    result.bytes.push_back(0x01);
    number_ = (number_ + 1) % 256;
    return result;
}

EmulatedKind chordsKind()
{
    return {.name = "chords",
            .frontEnd =
                "an UNO R3 with BioAmp inputs of gain 2420 around the middle of 5 V over 10 "
                "bits, without their band filter",
            .mostValues = 6,
            .baud = 230400,
            .latency = 1_ms,
            .bootAfterOpening = 1_s,
            .make = []() -> std::unique_ptr<DeviceEmulator> {
                return std::make_unique<ChordsEmulator>();
            }};
}

}  // namespace facialis::acquisition
