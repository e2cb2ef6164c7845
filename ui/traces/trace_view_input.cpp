// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done to the traces: scroll, zoom, gain, cursors, jumps.
#include <algorithm>
#include <cmath>

#include "ui/app/words.hpp"
#include "ui/traces/trace_layer.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {
void TraceView::scrollTo(Duration start)
{
    view_.scrollTo(start);
    refresh(Change::window);
}

void TraceView::scrollBy(double pages)
{
    view_.scrollBy(pages);
    refresh(Change::window);
}

void TraceView::toStart()
{
    view_.toStart();
    refresh(Change::window);
}

void TraceView::toEnd()
{
    view_.toEnd();
    refresh(Change::window);
}

void TraceView::zoomTime(int steps, double anchor)
{
    for (int i = 0; i < std::abs(steps); ++i)
        steps > 0 ? view_.zoomIn(anchor) : view_.zoomOut(anchor);
    refresh(Change::window);
}

void TraceView::showAll()
{
    view_.showAll();
    refresh(Change::window);
}

void TraceView::goBack()
{
    if (view_.goBack())
        refresh(Change::window);
}

void TraceView::goForward()
{
    if (view_.goForward())
        refresh(Change::window);
}

void TraceView::jumpTo(const Highlight& place)
{
    scene_.highlight = place;
    view_.reveal(place.interval);
    refresh(Change::window);
}

void TraceView::clearMarks()
{
    scene_.highlight.reset();
    scene_.cursors.reset();
    select({});
}

void TraceView::select(std::optional<TraceSelection> selection)
{
    const bool isNew = selection != scene_.selection;
    scene_.selection = selection;
    refresh(Change::marks);
    if (isNew)
        Q_EMIT selectionChanged();
}

void TraceView::setLimitsShown(bool areShown)
{
    scene_.areLimitsShown = areShown;
    refresh(Change::marks);
}

void TraceView::setLook(const engine::ReviewLook& look)
{
    if (look.page > Duration(0.0))
        view_.zoomTo({look.start, look.start + look.page});
    for (std::size_t i = 0; i < look.gains.size() && i < scene_.gains.size(); ++i)
        if (look.gains[i] > 0.0) {
            scene_.gains[i].perDivision = OneTwoFive::atLeast(look.gains[i]);
            isGainFitted_ = true;
        }
    refresh(Change::window);
}

void TraceView::matchLook(const TraceScene& other)
{
    for (GainGroup& gain : scene_.gains)
        for (const GainGroup& of : other.gains)
            if (of.unit == gain.unit) {
                gain.perDivision = of.perDivision;
                isGainFitted_ = true;
            }
    scene_.display = other.display;
    scene_.isNegativeUp = other.isNegativeUp;
    scene_.isFaceToFace = other.isFaceToFace;
    scene_.hasEnvelopes = other.hasEnvelopes;
    view_.setPage(other.window.length());
    refresh(Change::window);
}

void TraceView::changeGain(int steps)
{
    // Larger traces: fewer microvolts a division.
    for (GainGroup& gain : scene_.gains) {
        const OneTwoFive next = gain.perDivision.down(steps);
        if (next.value() >= 1e-6 && next.value() <= 1e9)
            gain.perDivision = next;
    }
    refresh(Change::picture);
}

void TraceView::fitGain()
{
    if (!scene_.page)
        return;
    fitGains(scene_, *scene_.page);
    isGainFitted_ = true;
    refresh(Change::picture);
}

void TraceView::setDisplay(engine::TraceDisplay display)
{
    scene_.display = display;
    refresh(Change::window);
}

void TraceView::setNegativeUp(bool isNegativeUp)
{
    scene_.isNegativeUp = isNegativeUp;
    refresh(Change::picture);
}

void TraceView::setEnvelopesShown(bool areShown)
{
    scene_.hasEnvelopes = areShown;
    refresh(Change::window);
}

void TraceView::setFaceToFace(bool areFaceToFace)
{
    scene_.isFaceToFace = areFaceToFace;
    refresh(Change::window);
}

void TraceView::setCursorsShown(bool areShown)
{
    scene_.cursors.reset();
    if (areShown)
        scene_.cursors = {view_.start() + view_.page() * 0.4, view_.start() + view_.page() * 0.6};
    refresh(Change::marks);
}

void TraceView::moveCursor(std::size_t index, Duration to)
{
    if (!scene_.cursors)
        return;
    to = std::clamp(to, Duration(0.0), scene_.length);
    (index == 0 ? scene_.cursors->first : scene_.cursors->second) = to;
    refresh(Change::marks);
}

void TraceView::setPlayhead(std::optional<Duration> place)
{
    if (place == scene_.playhead)
        return;
    scene_.playhead = place;
    layer_->showPlayhead(place);
}

void TraceView::readCursors()
{
    scene_.cursorReadings.clear();
    if (!scene_.cursors || !session_)
        return;
    const auto [a, b] = *scene_.cursors;
    const Duration distance = b - a;
    scene_.cursorReadings << tr("A %1").arg(seconds(a, 3)) << tr("B %1").arg(seconds(b, 3))
                          << tr("\u0394t %1 ms").arg(number(distance.milliseconds()));
    if (distance != Duration(0.0))
        scene_.cursorReadings
            << tr("1/\u0394t %1 Hz").arg(number(1.0 / std::abs(distance.seconds())));
    // The voltage between the cursors, on the lane that is marked, or on the first.
    std::size_t channel = scene_.lanes.front().channel;
    if (scene_.highlight && !scene_.highlight->channels.empty())
        channel = scene_.highlight->channels.front();
    const auto lane = std::ranges::find(scene_.lanes, channel, &Lane::channel);
    const auto atA = session_->valueAt(channel, a, scene_.display);
    const auto atB = session_->valueAt(channel, b, scene_.display);
    if (lane == scene_.lanes.end())
        return;
    scene_.measuredLane = static_cast<std::size_t>(lane - scene_.lanes.begin());
    const QString unit = scene_.gains[lane->gainGroup].unit;
    if (atA && atB)
        scene_.cursorReadings << tr("\u0394V %1 %2 (%3)")
                                     .arg(number((*atB - *atA) * lane->displayScale), unit,
                                          lane->label);
    const auto between =
        session_->measuresOf(channel, {std::min(a, b), std::max(a, b)}, scene_.display);
    // In pieces: where there is little room they stand below each other, and none is cut.
    if (between)
        scene_.cursorReadings
            << tr("A to B, %1: RMS %2 %3")
                   .arg(lane->label, number(between->rms * lane->displayScale), unit)
            << tr("mean |V| %1 %2").arg(number(between->meanRectified * lane->displayScale), unit)
            << tr("peak to peak %1 %2").arg(number(between->peakToPeak * lane->displayScale), unit);
}

void TraceView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    refresh(Change::window);
}

}  // namespace facialis::ui
