// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on the live traces: bursts, gaps, markers, and what the badge says.
#include <algorithm>

#include "ui/app/words.hpp"
#include "ui/live/live_marks.hpp"
#include "ui/live/live_traces.hpp"
#include "ui/traces/trace_geometry.hpp"

namespace facialis::ui {

std::vector<TimeInterval> LiveTraces::placesOf(TimeInterval interval) const
{
    if (!window_.isSweeping())
        return {interval};
    const TimeInterval pass = window_.window();
    const Duration width = window_.columnWidth();
    const Duration cursor = pass.onset + width * static_cast<double>(window_.cursor());
    std::vector<TimeInterval> places;
    const auto add = [&](TimeInterval part, TimeInterval within, Duration shift) {
        const TimeInterval cut{std::max(part.onset, within.onset),
                               std::min(part.offset, within.offset)};
        if (cut.onset < cut.offset || (part.onset == part.offset && cut.onset == cut.offset))
            places.push_back({cut.onset + shift, cut.offset + shift});
    };
    add(interval, {pass.onset, cursor}, Duration(0.0));
    add(interval, {cursor - window_.page() + width * static_cast<double>(sweepBlank), pass.onset},
        window_.page());
    return places;
}

void LiveTraces::fillStory()
{
    trace_.bursts.clear();
    trace_.tasks.clear();
    trace_.gaps.clear();
    if (!story_)
        return;
    // In a sweep the pass before is seen, too.
    TimeInterval seen = trace_.window;
    if (window_.isSweeping())
        seen.onset = seen.onset - window_.page();
    for (const BurstMark& burst : story_->burstsIn(seen))
        for (const TimeInterval& place : placesOf(burst.interval))
            trace_.bursts.push_back({burst.lane, place, burst.kind});
    for (const TaskMark& task : story_->tasksIn(seen))
        for (const TimeInterval& place : placesOf(task.interval))
            trace_.tasks.push_back({place, task.text});
    for (const Gap& gap : story_->gaps())
        if (gap.interval.overlaps(seen))
            for (const TimeInterval& place : placesOf(gap.interval))
                trace_.gaps.push_back(place);
    for (Lane& lane : trace_.lanes)
        lane.trouble = story_->trouble(lane.channel);
    drawnRevision_ = story_->revision();
}

QString LiveTraces::badge() const
{
    return marks_->scene().badge + QStringLiteral(": ") + marks_->scene().badgeWords;
}

void LiveTraces::showMarks()
{
    LiveMarksScene marks;
    marks.division = window_.division();
    if (window_.isSweeping())
        marks.cursor =
            trace_.window.onset + window_.columnWidth() * static_cast<double>(window_.cursor());
    marks.isLive = !window_.isHeld();
    if (!loader_) {
        marks.badge = tr("ENDED");
        marks.badgeWords = tr("no more signal comes");
    } else if (!window_.isHeld()) {
        marks.badge = tr("LIVE");
        marks.badgeWords = window_.mode() == LiveMode::roll ? tr("roll") : tr("sweep");
    } else {
        const Duration behind = window_.now() - trace_.window.offset;
        marks.badge = tr("HELD");
        marks.badgeWords =
            behind > Duration(1.0)
                ? tr("%1 behind; the stream goes on; End = live").arg(seconds(behind, 0))
                : tr("only the picture stands still; the stream goes on; End = live");
    }
    marks.notice = notice_;
    if (story_)
        for (const Gap& gap : story_->gaps())
            for (const TimeInterval& place : placesOf(gap.interval))
                if (place.overlaps(trace_.window))
                    marks.gaps.emplace_back(place, text(gap.reason));
    for (const Lane& lane : trace_.lanes) {
        marks.hasRight = marks.hasRight || lane.side == Side::right;
        marks.hasLeft = marks.hasLeft || lane.side == Side::left;
    }
    if (trace_.page)
        marks.hasClipped =
            std::ranges::any_of(trace_.page->traces, [](const engine::TraceColumns& trace) {
                return std::ranges::find(trace.clipped, 1) != trace.clipped.end();
            });
    marks_->show(std::move(marks), geometryNow());
    setAccessibleDescription(
        badge() + QStringLiteral(". ") +
        counted(trace_.lanes.size(), tr("1 channel"), tr("%1 channels")) +
        tr(", %1 to %2, %3")
            .arg(seconds(trace_.window.onset), seconds(trace_.window.offset), trace_.filterBadge));
}

bool LiveTraces::isSettled() const
{
    if (!loader_ || trace_.lanes.empty())
        return true;
    if (window_.isHeld())
        return back_ && trace_.page == back_ &&
               back_->request == requestFor(window_.first(), window_.first() + window_.columns());
    return columns_.end() > 0 && drawnEnd_ == columns_.end() &&
           window_.end() - columns_.end() < window_.columns() / 2;
}

}  // namespace facialis::ui
