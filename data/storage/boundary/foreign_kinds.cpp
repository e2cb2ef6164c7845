// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "data/storage/boundary/foreign_file.hpp"
#include "data/storage/opened_here.hpp"

namespace facialis {

std::span<const ForeignKind> foreignKinds()
{
    static constexpr std::array all{
        ForeignKind{"HDF5", openHdf5Here},
        ForeignKind{"session file", openSessionHere},
        ForeignKind{"OpenSignals HDF5", openOpenSignalsHere},
        ForeignKind{"MATLAB", openMatlabHere},
    };
    return all;
}

}  // namespace facialis
