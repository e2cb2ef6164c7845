// SPDX-License-Identifier: GPL-3.0-or-later
// What a Cyton answers.
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "acquisition/emulation/cyton_board.hpp"

namespace facialis::acquisition {

namespace {

constexpr Duration longestCommand{1.0};
constexpr double usualElectrode = 1e4;  // ohms
constexpr char radioKey = '\xF0';
constexpr std::string_view channelNames = "12345678QWERTYUI";
constexpr std::string_view offCommands = "12345678qwertyui";
constexpr std::string_view onCommands = "!@#$%^&*QWERTYUI";
constexpr std::array<std::string_view, 5> modeNames{"default", "debug", "analog", "digital",
                                                    "marker"};

std::size_t channelFrom(char name)
{
    const std::size_t place = channelNames.find(name);
    return place == std::string_view::npos ? 0 : place;
}

int digitFrom(char byte)
{
    return byte >= '0' && byte <= '9' ? byte - '0' : 0;
}

}  // namespace

CytonBoard::CytonBoard(bool hasDaisy) : hasDaisy_(hasDaisy)
{
    electrodes_.fill(usualElectrode);
    reset();
}

void CytonBoard::setDefaults()
{
    settings_.fill({});
    testAmplitude_ = 0.0;
}

std::string CytonBoard::reset()
{
    isStreaming_ = false;
    usesDaisy_ = hasDaisy_;
    setDefaults();
    mode_ = BoardMode::standard;
    rateCode_ = 6;
    hasTimeStamps_ = wasTimeStampSet_ = false;
    markerToSend_ = 0;
    expecting_ = Expecting::command;
    collected_.clear();
    boardTime_ = Duration();
    return fmt::format(
        "OpenBCI V3 8-16 channel\nOn Board ADS1299 Device ID: 0x3E\n{}LIS3DH Device ID: 0x33\n"
        "Firmware: v3.1.2\n$$$",
        hasDaisy_ ? "On Daisy ADS1299 Device ID: 0x3E\n" : "");
}

void CytonBoard::say(std::string& answer, std::string_view text) const
{
    if (!isStreaming_)
        answer.append(text).append("$$$");
}

std::string CytonBoard::receive(std::string_view fromHost)
{
    std::string answer;
    for (const char byte : fromHost)
        receive(byte, answer);
    return answer;
}

std::string CytonBoard::passTime(Duration elapsed)
{
    if (!isStreaming_)
        boardTime_ = boardTime_ + elapsed;
    std::string answer;
    if (expecting_ == Expecting::command)
        return answer;
    sinceCommand_ = sinceCommand_ + elapsed;
    if (sinceCommand_ >= longestCommand) {
        expecting_ = Expecting::command;
        say(answer,
            "Timeout processing multi byte message - please send all commands at once as of v2");
    }
    return answer;
}

void CytonBoard::receive(char byte, std::string& answer)
{
    switch (expecting_) {
    case Expecting::command: command(byte, answer); break;
    case Expecting::channel: followChannel(byte, answer); break;
    case Expecting::leadOff: followLeadOff(byte, answer); break;
    case Expecting::boardMode: followBoardMode(byte, answer); break;
    case Expecting::sampleRate: followSampleRate(byte, answer); break;
    case Expecting::radio: followRadio(byte, answer); break;
    case Expecting::marker:
        markerToSend_ = byte;
        expecting_ = Expecting::command;
        break;
    }
}

bool CytonBoard::switchChannel(char byte)
{
    for (const auto& [names, isOn] : {std::pair{offCommands, false}, std::pair{onCommands, true}})
        if (const std::size_t place = names.find(byte); place != std::string_view::npos) {
            settings_[place].isOn = isOn;
            return true;
        }
    return false;
}

bool CytonBoard::setTestSignal(char byte)
{
    // The converter's own square waves: (VREFP - VREFN) / 2400 = 1.875 mV, or twice that, at
    // 2.048 MHz / 2^21 or 2^20 (Texas Instruments, ADS1299 data sheet, register CONFIG2).
    struct Signal {
        char command;
        double amplitude, frequency;
    };
    constexpr double slow = 2.048e6 / 2097152.0;
    constexpr std::array<Signal, 6> signals{{{'0', 0.0, 0.0},
                                             {'-', 1.875e-3, slow},
                                             {'=', 1.875e-3, 2.0 * slow},
                                             {'p', 3.75e-3, 0.0},
                                             {'[', 3.75e-3, slow},
                                             {']', 3.75e-3, 2.0 * slow}}};
    const auto* const found =
        std::find_if(signals.begin(), signals.end(),
                     [&](const Signal& signal) { return signal.command == byte; });
    if (found == signals.end())
        return false;
    testAmplitude_ = found->amplitude;
    testFrequency_ = found->frequency;
    for (ChannelSetting& setting : settings_)
        setting.inputType = byte == '0' ? 1 : 5;
    return true;
}

void CytonBoard::command(char byte, std::string& answer)
{
    const auto expect = [&](Expecting what) {
        expecting_ = what;
        collected_.clear();
        sinceCommand_ = Duration();
    };
    if (switchChannel(byte) || setTestSignal(byte))
        return;
    switch (byte) {
    case 'v': answer += reset(); break;
    case 'b':
        if (!isStreaming_) {
            isStreaming_ = true;
            number_ = 0;
            framesSent_ = 0;
            previous_.fill(0);
        }
        break;
    case 's': isStreaming_ = false; break;
    case 'd':
        say(answer, "updating channel settings to default");
        setDefaults();
        break;
    case 'D': say(answer, "060110"); break;
    case '?': say(answer, registers()); break;
    case 'V': say(answer, "v3.1.2"); break;
    case 'c':
        if (usesDaisy_)
            say(answer, "daisy removed");
        usesDaisy_ = false;
        break;
    case 'C':
        usesDaisy_ = hasDaisy_;
        say(answer, hasDaisy_ ? "16" : "no daisy to attach!8");
        break;
    case '<':
        say(answer, "Time stamp ON");
        hasTimeStamps_ = true;
        wasTimeStampSet_ = false;
        break;
    case '>':
        say(answer, "Time stamp OFF");
        hasTimeStamps_ = false;
        break;
    case 'x': expect(Expecting::channel); break;
    case 'z': expect(Expecting::leadOff); break;
    case '/': expect(Expecting::boardMode); break;
    case '~': expect(Expecting::sampleRate); break;
    case '`': expect(Expecting::marker); break;
    case radioKey: expect(Expecting::radio); break;
    default: break;  // the firmware passes over what it does not know
    }
}

void CytonBoard::followChannel(char byte, std::string& answer)
{
    constexpr std::size_t whole = 8;  // after the x: channel, six settings, X
    collected_ += byte;
    const bool isLast = collected_.size() == whole;
    if (byte == 'X' && !isLast) {
        expecting_ = Expecting::command;
        say(answer, "Failure: too few chars");
        return;
    }
    if (!isLast)
        return;
    expecting_ = Expecting::command;
    if (byte != 'X') {
        say(answer, "Failure: Err: 9th char not X");
        return;
    }
    const std::size_t channel = channelFrom(collected_[0]);
    ChannelSetting& setting = settings_[channel];
    setting.isOn = collected_[1] != '1';
    setting.gainCode = std::min(digitFrom(collected_[2]), 6);
    setting.inputType = digitFrom(collected_[3]);
    setting.isBias = collected_[4] == '1';
    setting.isSrb2 = collected_[5] == '1';
    setting.isSrb1 = collected_[6] == '1';
    say(answer, fmt::format("Success: Channel set for {}", channel + 1));
}

void CytonBoard::followLeadOff(char byte, std::string& answer)
{
    constexpr std::size_t whole = 4;  // after the z: channel, P, N, Z
    collected_ += byte;
    const bool isLast = collected_.size() == whole;
    if (byte == 'Z' && !isLast) {
        expecting_ = Expecting::command;
        say(answer, "Failure: too few chars");
        return;
    }
    if (!isLast)
        return;
    expecting_ = Expecting::command;
    if (byte != 'Z') {
        say(answer, "Failure: Err: 5th char not Z");
        return;
    }
    const std::size_t channel = channelFrom(collected_[0]);
    settings_[channel].hasPositiveCurrent = collected_[1] == '1';
    settings_[channel].hasNegativeCurrent = collected_[2] == '1';
    say(answer, fmt::format("Success: Lead off set for {}", channel + 1));
}

void CytonBoard::followBoardMode(char byte, std::string& answer)
{
    expecting_ = Expecting::command;
    if (byte >= '0' && byte < '5')
        mode_ = static_cast<BoardMode>(byte - '0');
    else if (byte != '/') {
        say(answer, byte >= '0' && byte <= '9' ? "Failure: board mode value out of bounds."
                                               : "Failure: invalid board mode value.");
        return;
    }
    say(answer, fmt::format("Success: {}", modeNames[static_cast<std::size_t>(mode_)]));
}

void CytonBoard::followSampleRate(char byte, std::string& answer)
{
    expecting_ = Expecting::command;
    if (byte >= '0' && byte <= '6') {
        if (!isStreaming_)
            rateCode_ = byte - '0';
    } else if (byte != '~') {
        say(answer, byte >= '0' && byte <= '9' ? "Failure: sample value out of bounds."
                                               : "Failure: invalid sample value.");
        return;
    }
    say(answer, fmt::format("Success: Sample rate is {}Hz", 16000 >> rateCode_));
}

void CytonBoard::followRadio(char byte, std::string& answer)
{
    collected_ += byte;
    const bool setsChannel = collected_[0] == '\x01' || collected_[0] == '\x02';
    if (setsChannel && collected_.size() < 2)
        return;
    expecting_ = Expecting::command;
    switch (collected_[0]) {
    case '\x00': say(answer, "Success: Host and Device on Channel Number 5"); break;
    case '\x01':
    case '\x02':
        say(answer, fmt::format("Success: Channel Number {}",
                                static_cast<int>(static_cast<unsigned char>(byte))));
        break;
    case '\x07': say(answer, "Success: System is Up"); break;
    default: break;
    }
}

}  // namespace facialis::acquisition
