// SPDX-License-Identifier: GPL-3.0-or-later
// What a Cyton says its converter is set to.
#include <fmt/format.h>

#include "acquisition/emulation/cyton_board.hpp"

namespace facialis::acquisition {

std::string CytonBoard::registers() const
{
    std::string text = "\nBoard ADS Registers\nADS_ID, 00, 3E, 0, 0, 1, 1, 1, 1, 1, 0\n";
    for (std::size_t channel = 0; channel < inputs(); ++channel) {
        if (channel == 8)
            text += "\nDaisy ADS Registers\nADS_ID, 00, 3E, 0, 0, 1, 1, 1, 1, 1, 0\n";
        const ChannelSetting& setting = settings_[channel];
        // CHnSET: power down, gain (3 bits), SRB2, input type (3 bits).
        const unsigned value =
            (setting.isOn ? 0U : 0x80U) | (static_cast<unsigned>(setting.gainCode) << 4U) |
            (setting.isSrb2 ? 8U : 0U) | static_cast<unsigned>(setting.inputType & 7);
        text += fmt::format("CH{}SET, {:02X}, {:02X}", channel % 8 + 1, 5 + channel % 8, value);
        for (unsigned bit = 8; bit-- > 0;)
            text += fmt::format(", {}", (value >> bit) & 1U);
        text += "\n";
    }
    return text + "\nLIS3DH Registers\n0x0F, 33\n";
}

}  // namespace facialis::acquisition
