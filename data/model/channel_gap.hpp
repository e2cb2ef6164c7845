// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "data/model/gap.hpp"

namespace facialis {

/// Time for which one channel has no samples, though others have. Reading it yields NaN.
struct ChannelGap {
    std::size_t channel = 0;
    Gap gap;
};

}  // namespace facialis
