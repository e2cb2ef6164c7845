// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/emulators.hpp"

#include <array>

namespace facialis::acquisition {

EmulatedKind cytonKind();
EmulatedKind cytonDaisyKind();
EmulatedKind bitalinoKind();
EmulatedKind spikerboxKind();
EmulatedKind chordsKind();
EmulatedKind olimexKind();
EmulatedKind textKind();

std::span<const EmulatedKind> emulatedKinds()
{
    static const std::array all{
        cytonKind(),  cytonDaisyKind(), bitalinoKind(), spikerboxKind(),
        chordsKind(), olimexKind(),     textKind(),
    };
    return all;
}

}  // namespace facialis::acquisition
