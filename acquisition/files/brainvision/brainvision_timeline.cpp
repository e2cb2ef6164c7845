// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/brainvision/brainvision_timeline.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace facialis::acquisition {

namespace {

constexpr double week = 7.0 * 86400.0;

/// Seconds from `from` to `to`; the nanoseconds are kept apart so that no digit is lost.
double secondsBetween(const StartTime& from, const StartTime& to)
{
    using namespace std::chrono;
    const auto whole = [](const StartTime& t) {
        const sys_days day = year_month_day(year{t.year}, month{static_cast<unsigned>(t.month)},
                                            std::chrono::day{static_cast<unsigned>(t.day)});
        return sys_seconds(day) + hours(t.hour) + minutes(t.minute) + seconds(t.second);
    };
    return static_cast<double>((whole(to) - whole(from)).count()) +
           static_cast<double>(to.nanosecond - from.nanosecond) * 1e-9;
}

/// Frames between the end of the run so far and the date of what follows it.
std::int64_t pauseBefore(const BrainVisionMarker& segment, const BrainVisionMarker& before,
                         Frequency rate, std::vector<std::string>& warnings)
{
    const double elapsed = secondsBetween(*before.date, *segment.date);
    const double recorded = timeOf(segment.frame - before.frame, rate).seconds();
    const double pause = elapsed - recorded;
    const std::string place = fmt::format("the segment at data point {}", segment.frame + 1);
    // Dates of two segments may differ from the count of samples by the drift of two clocks.
    const double drift = 1e-4 * recorded + 1.5 / rate.hertz();
    if (pause < -drift) {
        warnings.push_back(fmt::format(
            "{} is dated {:.6g} s before the end of the one in front of it; it is put behind it",
            place, -pause));
        return 0;
    }
    if (pause > week) {
        warnings.push_back(
            fmt::format("{} is dated {:.0f} days after the one in front of it; it is "
                        "put behind it without a gap",
                        place, pause / 86400.0));
        return 0;
    }
    return pause <= drift ? 0 : sampleAt(Duration(pause), rate);
}

}  // namespace

std::int64_t BrainVisionTimeline::timelineFrame(std::int64_t frame) const
{
    auto run = std::partition_point(runs.begin(), runs.end(),
                                    [&](const BrainVisionRun& r) { return r.firstFrame <= frame; });
    if (run != runs.begin())
        --run;
    return run->begin + frame - run->firstFrame;
}

BrainVisionTimeline brainVisionTimeline(const BrainVisionMarkers& markers, std::int64_t frames,
                                        Frequency rate)
{
    BrainVisionTimeline line;
    line.runs.push_back({0, 0, frames});
    const BrainVisionMarker* before = nullptr;
    for (const BrainVisionMarker& marker : markers.markers) {
        if (marker.type != "New Segment" || !marker.date || marker.frame < 0 ||
            marker.frame >= frames)
            continue;
        if (!before) {
            const double nanoseconds = timeOf(marker.frame, rate).seconds() * 1e9;
            line.start = shifted(*marker.date, -std::llround(nanoseconds));
        } else if (marker.frame > before->frame) {
            if (const std::int64_t pause = pauseBefore(marker, *before, rate, line.warnings)) {
                BrainVisionRun& last = line.runs.back();
                last.frames = marker.frame - last.firstFrame;
                const std::int64_t begin = last.end() + pause;
                line.gaps.push_back({{timeOf(last.end(), rate), timeOf(begin, rate)},
                                     "the recorder paused (New Segment)"});
                line.runs.push_back({begin, marker.frame, frames - marker.frame});
            }
        }
        before = &marker;
    }
    return line;
}

}  // namespace facialis::acquisition
