// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/sessantaquattro_protocol.hpp"

#include <array>

namespace facialis::acquisition {

namespace {

constexpr std::array<double, 4> rates{500.0, 1000.0, 2000.0, 4000.0};
constexpr std::array<std::size_t, 4> counts{8, 16, 32, 64};
// Nanovolts of a step, as the vendor states them, by gain code.
constexpr std::array<double, 4> steps16{286.1, 572.2, 381.5, 286.1};
constexpr std::array<double, 4> steps24{286.1, 143.0, 95.4, 71.5};

unsigned bits(unsigned value, unsigned lowest, unsigned count)
{
    return (value >> lowest) & ((1U << count) - 1U);
}

}  // namespace

std::uint16_t SessantaquattroSettings::command() const
{
    const auto field = [](int value, unsigned lowest) {
        return static_cast<unsigned>(value) << lowest;
    };
    return static_cast<std::uint16_t>(
        field(rateCode, 13) | field(channelCode, 11) | field(mode, 8) | field(is24Bit ? 1 : 0, 7) |
        field(isHighPass ? 1 : 0, 6) | field(gainCode, 4) | field(trigger, 2) |
        field(isRecording ? 1 : 0, 1) | field(isRunning ? 1 : 0, 0));
}

SessantaquattroSettings SessantaquattroSettings::from(std::uint16_t command, int extraChannels)
{
    const unsigned word = command;
    return {.rateCode = static_cast<int>(bits(word, 13, 2)),
            .channelCode = static_cast<int>(bits(word, 11, 2)),
            .mode = static_cast<int>(bits(word, 8, 3)),
            .is24Bit = bits(word, 7, 1) == 1,
            .isHighPass = bits(word, 6, 1) == 1,
            .gainCode = static_cast<int>(bits(word, 4, 2)),
            .trigger = static_cast<int>(bits(word, 2, 2)),
            .isRecording = bits(word, 1, 1) == 1,
            .isRunning = bits(word, 0, 1) == 1,
            .extraChannels = extraChannels};
}

Frequency SessantaquattroSettings::rate() const
{
    constexpr int accelerometer = 3;
    return Frequency(rates[static_cast<std::size_t>(rateCode)] *
                     (mode == accelerometer ? 4.0 : 1.0));
}

std::size_t SessantaquattroSettings::signals() const
{
    constexpr int bipolar = 1;
    return counts[static_cast<std::size_t>(channelCode)] / (mode == bipolar ? 2U : 1U);
}

Voltage SessantaquattroSettings::step() const
{
    const auto code = static_cast<std::size_t>(gainCode);
    return Voltage((is24Bit ? steps24 : steps16)[code] * 1e-9);
}

std::vector<std::int32_t> SessantaquattroDecoder::decode(std::string_view bytes)
{
    waiting_ += bytes;
    const std::size_t frames = waiting_.size() / (channels_ * size_);
    std::vector<std::int32_t> values;
    values.reserve(frames * channels_);
    for (std::size_t at = 0; at < frames * channels_ * size_; at += size_) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size_; ++i)
            value = (value << 8U) | static_cast<unsigned char>(waiting_[at + i]);
        // The sign bit is moved to the top and back.
        const unsigned shift = 8U * static_cast<unsigned>(4 - size_);
        values.push_back(static_cast<std::int32_t>(value << shift) >> shift);
    }
    waiting_.erase(0, frames * channels_ * size_);
    return values;
}

std::size_t SessantaquattroDecoder::restart()
{
    const std::size_t lost = waiting_.size();
    waiting_.clear();
    return lost;
}

}  // namespace facialis::acquisition
