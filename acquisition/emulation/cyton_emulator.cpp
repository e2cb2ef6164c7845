// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/cyton_board.hpp"
#include "acquisition/emulation/emulators.hpp"

namespace facialis::acquisition {

EmulatedKind cytonKind()
{
    return {.name = "cyton",
            .frontEnd =
                "8 inputs with an ideal anti-alias filter before 24 bits over +-4.5 V / gain; "
                "what SRB1, SRB2 and bias are set to does not change the bipolar leads",
            .mostValues = 8,
            .baud = 115200,
            .latency = 16_ms,
            .make = []() -> std::unique_ptr<DeviceEmulator> {
                return std::make_unique<CytonBoard>(false);
            }};
}

}  // namespace facialis::acquisition
