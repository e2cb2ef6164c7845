// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "acquisition/emulation/device_emulator.hpp"

namespace facialis::acquisition {

/// An OpenBCI Cyton behind its USB dongle, with or without the Daisy module: firmware 3.1 as
/// documented (OpenBCI, "Cyton Board SDK" and "Cyton Data Format"). Every answer ends with `$$$`;
/// while data are streamed commands are obeyed but not answered.
///
/// Packet, 33 bytes: A0, number, eight values of 24 bits (high byte first), six auxiliary bytes, C0
/// to C6. With the Daisy a packet of an odd number holds inputs 1-8 and one of an even number 9-16,
/// each the mean of the two latest samples; the very first has no sample before it and counts that
/// as zero.
class CytonBoard final : public DeviceEmulator {
public:
    explicit CytonBoard(bool hasDaisy);

    std::string reset() override;
    std::string receive(std::string_view fromHost) override;
    std::string passTime(Duration elapsed) override;
    void setElectrodes(std::span<const double> ohms) override;
    [[nodiscard]] bool isStreaming() const override { return isStreaming_; }
    [[nodiscard]] Frequency frameRate() const override;
    [[nodiscard]] std::size_t inputs() const override { return hasDaisy_ ? 16 : 8; }
    [[nodiscard]] EmulatedFrame frame(std::span<const double> volts) override;

private:
    /// What is set by `x`, `z`, and the commands that switch a channel on or off.
    struct ChannelSetting {
        bool isOn = true;
        int gainCode = 6, inputType = 0;
        bool isBias = true, isSrb2 = true, isSrb1 = false;
        bool hasPositiveCurrent = false, hasNegativeCurrent = false;  ///< lead-off, 6 nA
    };
    enum class Expecting { command, channel, leadOff, boardMode, sampleRate, marker, radio };
    enum class BoardMode { standard, debug, analog, digital, marker };

    void receive(char byte, std::string& answer);
    [[nodiscard]] bool switchChannel(char command);
    [[nodiscard]] bool setTestSignal(char command);
    void command(char byte, std::string& answer);
    void followChannel(char byte, std::string& answer);
    void followLeadOff(char byte, std::string& answer);
    void followBoardMode(char byte, std::string& answer);
    void followSampleRate(char byte, std::string& answer);
    void followRadio(char byte, std::string& answer);
    void say(std::string& answer, std::string_view text) const;
    [[nodiscard]] std::string registers() const;
    void setDefaults();

    [[nodiscard]] std::int64_t convert(std::size_t channel, double volts) const;
    [[nodiscard]] double testSignal() const;
    void appendAuxiliary(std::vector<std::uint8_t>& bytes);

    const bool hasDaisy_;
    bool usesDaisy_ = false;
    bool isStreaming_ = false;
    std::array<ChannelSetting, 16> settings_;
    std::array<double, 16> electrodes_;  ///< ohms
    BoardMode mode_ = BoardMode::standard;
    int rateCode_ = 6;
    bool hasTimeStamps_ = false, wasTimeStampSet_ = false;
    double testAmplitude_ = 0.0;  ///< volts
    double testFrequency_ = 0.0;  ///< hertz; 0: constant
    char markerToSend_ = 0;
    Expecting expecting_ = Expecting::command;
    std::string collected_;
    Duration sinceCommand_;

    int number_ = 0;
    std::int64_t framesSent_ = 0;
    Duration boardTime_;
    std::array<std::int64_t, 16> previous_{};
};

}  // namespace facialis::acquisition
