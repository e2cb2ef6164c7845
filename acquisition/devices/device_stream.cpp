// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/device_stream.hpp"

#include <chrono>

namespace facialis::acquisition {

namespace {

StartTime wallClockNow()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return shifted({.utcOffsetMinutes = 0},
                   std::chrono::duration_cast<std::chrono::nanoseconds>(now).count());
}

}  // namespace

std::vector<ShownChannel> shownOf(const DevicePlan& plan)
{
    std::vector<ShownChannel> shown;
    shown.reserve(plan.shown.size());
    for (const std::size_t k : plan.shown)
        shown.push_back({k, plan.channels[k].scale, plan.channels[k].offset});
    return shown;
}

StreamInfo infoOf(const DeviceKind& kind, const SourceAddress& address, const DevicePlan& plan)
{
    StreamInfo info{.name = address.text,
                    .format = std::string(kind.title),
                    .rate = plan.rate,
                    .start = wallClockNow(),
                    .warnings = plan.warnings};
    info.channels.reserve(plan.shown.size());
    for (const std::size_t k : plan.shown)
        info.channels.push_back(plan.channels[k]);
    if (std::string warning = bandWarning(plan.rate); !warning.empty())
        info.warnings.push_back(std::move(warning));
    return info;
}

}  // namespace facialis::acquisition
