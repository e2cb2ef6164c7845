// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/listening.hpp"

#include <algorithm>
#include <cmath>

namespace facialis::ui {
namespace {

/// A little of what was before stands at the left of a page that follows.
constexpr double lookBack = 0.05;  // pages

Duration middleOf(TimeInterval interval)
{
    return interval.onset + interval.length() / 2.0;
}

bool contains(TimeInterval interval, Duration time)
{
    return interval.onset <= time && time < interval.offset;
}

/// The same length, but for rounding.
bool areEquallyLong(TimeInterval a, TimeInterval b)
{
    return std::abs((a.length() - b.length()).seconds()) <= 1e-6 * a.length().seconds();
}

}  // namespace

ListeningMarks ListeningMarks::of(const TraceScene& scene)
{
    ListeningMarks marks{.window = scene.window, .cursors = scene.cursors, .highlight = {}};
    if (scene.highlight)
        marks.highlight = scene.highlight->interval;
    return marks;
}

engine::PlayWish wishedPlay(const TraceScene& scene, std::optional<Duration> paused, bool isLooped)
{
    TimeInterval part = scene.window;
    if (scene.selection)
        part = scene.selection->interval;
    else if (isLooped && scene.cursors && scene.cursors->first != scene.cursors->second)
        part = {std::min(scene.cursors->first, scene.cursors->second),
                std::max(scene.cursors->first, scene.cursors->second)};
    part.offset = std::min(part.offset, scene.length);
    engine::PlayWish wish{.from = part.onset, .end = part.offset, .loopedFrom = {}};
    if (isLooped)
        wish.loopedFrom = part.onset;
    else if (!scene.selection) {
        wish.end.reset();
        if (scene.cursors && contains(scene.window, scene.cursors->first))
            wish.from = scene.cursors->first;
    }
    if (paused && contains(part, *paused))
        wish.from = *paused;
    return wish;
}

std::optional<Duration> pageFollowing(TimeInterval window, std::optional<Duration> before,
                                      Duration now)
{
    if (contains(window, now) || (before && !contains(window, *before)))
        return std::nullopt;
    return std::max(Duration(0.0), now - window.length() * lookBack);
}

std::optional<Duration> movedPlace(const ListeningMarks& before, const ListeningMarks& now)
{
    if (now.highlight && now.highlight != before.highlight)
        return middleOf(*now.highlight);
    if (before.cursors && now.cursors) {
        const bool isA = before.cursors->first != now.cursors->first;
        const bool isB = before.cursors->second != now.cursors->second;
        if (isA != isB)
            return isA ? now.cursors->first : now.cursors->second;
    }
    if (before.window.onset != now.window.onset && areEquallyLong(before.window, now.window))
        return middleOf(now.window);
    return std::nullopt;
}

}  // namespace facialis::ui
