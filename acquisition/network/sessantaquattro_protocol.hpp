// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/result.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// How an OT Bioelettronica Sessantaquattro is told to measure (OT Bioelettronica, "Sessantaquattro
/// TCP communication protocol"): two bytes, high one first.
struct SessantaquattroSettings {
    int rateCode = 2;      ///< 500, 1000, 2000, 4000 Hz
    int channelCode = 3;   ///< 8, 16, 32, 64
    int mode = 0;          ///< 0 monopolar, 1 bipolar (half the channels), 3 accelerometer (4 times
                           ///< the rate), 7 test ramp
    bool is24Bit = false;  ///< HRES
    bool isHighPass = true;
    int gainCode = 0;  ///< 8 (2 with 24 bits), 4, 6, 8
    int trigger = 0;
    bool isRecording = false;
    bool isRunning = true;  ///< GO
    int extraChannels = 4;  ///< auxiliary and accessory ones; 8 in some firmware

    [[nodiscard]] std::uint16_t command() const;
    [[nodiscard]] static SessantaquattroSettings from(std::uint16_t command, int extraChannels);

    [[nodiscard]] Frequency rate() const;
    [[nodiscard]] std::size_t signals() const;  ///< amplified ones
    [[nodiscard]] std::size_t channels() const
    {
        return signals() + static_cast<std::size_t>(extraChannels);
    }
    [[nodiscard]] std::size_t bytesPerValue() const { return is24Bit ? 3 : 2; }
    [[nodiscard]] std::size_t bytesPerFrame() const { return channels() * bytesPerValue(); }
    /// Of an amplified channel.
    [[nodiscard]] Voltage step() const;
};

/// Bytes in pieces of any size to frames. The format has no frame marks: the first byte of a
/// connection begins the first frame, and TCP keeps the rest in step. A pure function of the bytes.
class SessantaquattroDecoder {
public:
    explicit SessantaquattroDecoder(const SessantaquattroSettings& settings)
        : channels_(settings.channels()), size_(settings.bytesPerValue())
    {
    }

    /// Whole frames, one after the other, channels() integers each.
    [[nodiscard]] std::vector<std::int32_t> decode(std::string_view bytes);
    /// A new connection: what waits belongs to no frame. @return so many bytes
    std::size_t restart();

private:
    std::size_t channels_, size_;
    std::string waiting_;
};

}  // namespace facialis::acquisition
