// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/disk_space.hpp"

#include <algorithm>
#include <filesystem>
#include <sys/statvfs.h>

#include "data/storage/journal_layout.hpp"
#include "data/storage/series_plan.hpp"

namespace facialis::engine {

namespace {

/// In the journal and in the session file, of one channel.
constexpr double qualityBytes = 12.0 + 16.0;

}  // namespace

SpaceForecast forecast(std::optional<std::int64_t> bytesLeft, double bytesPerSecond,
                       const SpaceLimits& limits)
{
    if (!bytesLeft)
        return {};
    const double reserve = std::max(static_cast<double>(limits.leastBytes),
                                    limits.leastTime.seconds() * bytesPerSecond);
    const Duration left(
        std::max(0.0, (static_cast<double>(*bytesLeft) - reserve) / bytesPerSecond));
    if (left <= Duration(0.0))
        return {SpaceLeft::none, left};
    return {left < limits.warnTime ? SpaceLeft::low : SpaceLeft::ample, left};
}

std::optional<std::int64_t> freeBytesAt(const std::string& path)
{
    std::error_code ignored;
    std::filesystem::path place(path);
    if (!std::filesystem::exists(place, ignored))
        place = place.has_parent_path() ? place.parent_path() : std::filesystem::path(".");
    struct ::statvfs status {};
    if (::statvfs(place.c_str(), &status) != 0)
        return std::nullopt;
    return static_cast<std::int64_t>(status.f_bavail) * static_cast<std::int64_t>(status.f_frsize);
}

std::int64_t fileBytes(const std::string& path)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    return error ? 0 : static_cast<std::int64_t>(size);
}

double bytesPerSecond(const std::vector<Channel>& channels, bool hasSessionFile)
{
    auto frame = static_cast<double>(JournalLayout(channels).frameBytes());
    if (hasSessionFile)
        for (const SeriesPlan& plan : planSeries(channels))
            frame += static_cast<double>(plan.channels.size()) *
                     (plan.stored == SampleType::int16   ? 2.0
                      : plan.stored == SampleType::int32 ? 4.0
                                                         : 8.0);
    return frame * channels.front().rate.hertz() +
           qualityBytes * static_cast<double>(channels.size());
}

}  // namespace facialis::engine
