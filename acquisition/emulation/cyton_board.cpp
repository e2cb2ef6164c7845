// SPDX-License-Identifier: GPL-3.0-or-later
// What a Cyton sends.
#include "acquisition/emulation/cyton_board.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "acquisition/emulation/converter.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::array<double, 7> gains{1.0, 2.0, 4.0, 6.0, 8.0, 12.0, 24.0};
constexpr double fullScale = 8388607.0;  // 2^23 - 1
constexpr double reference = 4.5;        // volts
constexpr std::uint8_t firstByte = 0xA0;
constexpr std::uint8_t accelerometerFooter = 0xC0, rawFooter = 0xC1;
constexpr std::uint8_t stampSetFooter = 0xC3;  // and C4 when set; C5, C6 without accelerometer
// Lying still, 1 g upwards: 0.002 g for each 16 (12 bits, left-justified).
constexpr std::array<std::int64_t, 3> gravity{0, 0, 8000};
constexpr double leadOffCurrent = 6e-9;     // amperes
constexpr double inputResistance = 2200.0;  // ohms, beside the electrode's
constexpr double leadOffFrequency = 31.25;

}  // namespace

void CytonBoard::setElectrodes(std::span<const double> ohms)
{
    std::copy_n(ohms.begin(), std::min(ohms.size(), electrodes_.size()), electrodes_.begin());
}

Frequency CytonBoard::frameRate() const
{
    return Frequency(static_cast<double>(16000 >> rateCode_));
}

double CytonBoard::testSignal() const
{
    if (!(testFrequency_ > 0.0))
        return testAmplitude_;
    const double periods = static_cast<double>(framesSent_) / frameRate().hertz() * testFrequency_;
    return periods - std::floor(periods) < 0.5 ? testAmplitude_ : -testAmplitude_;
}

std::int64_t CytonBoard::convert(std::size_t channel, double volts) const
{
    const ChannelSetting& setting = settings_[channel];
    double input = 0.0;
    const bool isOff = std::isinf(electrodes_[channel]);
    if (setting.inputType == 0 && isOff) {
        input = reference;
    } else if (setting.inputType == 0) {
        input = volts;
        const double phase = 2.0 * std::numbers::pi * leadOffFrequency *
                             static_cast<double>(framesSent_) / frameRate().hertz();
        const double dropped =
            leadOffCurrent * (electrodes_[channel] + inputResistance) * std::sin(phase);
        input += setting.hasPositiveCurrent ? dropped : 0.0;
        input -= setting.hasNegativeCurrent ? dropped : 0.0;
    } else if (setting.inputType == 5) {
        input = testSignal();
    }
    if (!setting.isOn)
        return 0;
    const double gain = gains[static_cast<std::size_t>(setting.gainCode)];
    return std::llround(std::clamp(input * gain * fullScale / reference, -fullScale, fullScale));
}

EmulatedFrame CytonBoard::frame(std::span<const double> volts)
{
    EmulatedFrame result;
    result.counter = number_;
    result.bytes = {firstByte, static_cast<std::uint8_t>(number_)};
    const bool isDaisyPacket = usesDaisy_ && number_ % 2 == 0;
    const std::size_t first = isDaisyPacket ? 8 : 0;
    std::array<std::int64_t, 16> now{};
    for (std::size_t k = 0; k < std::min(volts.size(), inputs()); ++k)
        now[k] = convert(k, volts[k]);
    for (std::size_t k = first; k < first + 8; ++k) {
        // The firmware halves whole numbers, towards zero.
        const std::int64_t value = usesDaisy_ ? (now[k] + previous_[k]) / 2 : now[k];
        result.stored.push_back(value);
        appendBigEndian24(result.bytes, value);
    }
    previous_ = now;
    appendAuxiliary(result.bytes);
    number_ = (number_ + 1) % 256;
    ++framesSent_;
    boardTime_ = boardTime_ + Duration(1.0 / frameRate().hertz());
    return result;
}

void CytonBoard::appendAuxiliary(std::vector<std::uint8_t>& bytes)
{
    const bool hasAccelerometer = mode_ == BoardMode::standard || mode_ == BoardMode::debug;
    if (hasTimeStamps_) {
        // One axis byte at a time: X, x, Y, y, Z, z at packets 0..5 of each ten.
        const auto place = static_cast<std::size_t>(number_ % 10);
        std::uint8_t name = 0, value = 0;
        if (hasAccelerometer && place < 6) {
            const std::int64_t axis = gravity[place / 2];
            name = static_cast<std::uint8_t>("XxYyZz"[place]);
            value = static_cast<std::uint8_t>((place % 2 == 0 ? axis >> 8 : axis) & 0xFF);
        }
        bytes.push_back(name);
        bytes.push_back(value);
        const auto stamp = static_cast<std::int64_t>(boardTime_.milliseconds());
        appendBigEndian16(bytes, (stamp >> 16) & 0xFFFF);
        appendBigEndian16(bytes, stamp & 0xFFFF);
        bytes.push_back(static_cast<std::uint8_t>(stampSetFooter + (wasTimeStampSet_ ? 1 : 0) +
                                                  (hasAccelerometer ? 0 : 2)));
        wasTimeStampSet_ = true;
        return;
    }
    if (hasAccelerometer) {
        const bool isFresh = framesSent_ % 10 == 0;  // 25 Hz beside 250 Hz
        for (const std::int64_t axis : gravity)
            appendBigEndian16(bytes, isFresh ? axis : 0);
        bytes.push_back(accelerometerFooter);
        return;
    }
    appendBigEndian16(bytes, mode_ == BoardMode::marker ? markerToSend_ : 0);
    markerToSend_ = 0;
    appendBigEndian16(bytes, 0);
    appendBigEndian16(bytes, 0);
    bytes.push_back(rawFooter);
}

}  // namespace facialis::acquisition
