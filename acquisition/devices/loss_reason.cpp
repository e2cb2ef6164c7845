// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/loss_reason.hpp"

#include <fmt/format.h>

namespace facialis::acquisition {

std::string lossReason(const LossEstimate& lost)
{
    std::string count =
        fmt::format("{} {} lost", lost.frames, lost.frames == 1 ? "frame" : "frames");
    switch (lost.basis) {
    case LossBasis::counter: return count + " (by the device's counter)";
    case LossBasis::hostClock:
        return "about " + count +
               (lost.agrees ? " (by this machine's clock)"
                            : " (by this machine's clock; the device's counter contradicts it)");
    case LossBasis::byteRate: return "about " + count + " (by the missing bytes)";
    case LossBasis::none: break;
    }
    return count;
}

}  // namespace facialis::acquisition
