// SPDX-License-Identifier: GPL-3.0-or-later
// What the user does to the traces: scroll, zoom, gain, cursors, jumps.
#include <algorithm>
#include <cmath>
#include <QMouseEvent>
#include <QRubberBand>
#include <QWheelEvent>

#include "ui/app/words.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {
namespace {

constexpr double clickReach = 5.0;   // pixels: less is a click, more is a drag
constexpr double cursorReach = 8.0;  // pixels around a cursor in which it is caught

}  // namespace

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
    if (atA && atB && lane != scene_.lanes.end())
        scene_.cursorReadings << tr("\u0394V %1 %2 (%3)")
                                     .arg(number((*atB - *atA) * lane->displayScale),
                                          scene_.gains[lane->gainGroup].unit, lane->label);
}

void TraceView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    refresh(Change::window);
}

void TraceView::wheelEvent(QWheelEvent* event)
{
    event->accept();
    if (!session_)
        return;
    const QPoint angle = event->angleDelta();
    const int delta = std::abs(angle.x()) > std::abs(angle.y()) ? angle.x() : angle.y();
    if (delta == 0)
        return;
    const TraceGeometry geometry = geometryNow();
    if (event->modifiers() & Qt::ControlModifier) {
        const double anchor =
            (event->position().x() - geometry.plot.left()) / geometry.plot.width();
        zoomTime(delta > 0 ? 1 : -1, std::clamp(anchor, 0.0, 1.0));
    } else if (event->modifiers() & Qt::ShiftModifier) {
        changeGain(delta > 0 ? 1 : -1);
    } else {
        scrollBy(-0.1 * delta / 120.0);
    }
}

void TraceView::mousePressEvent(QMouseEvent* event)
{
    if (!session_ || event->button() != Qt::LeftButton)
        return;
    pressed_ = event->position();
    isSelecting_ = event->modifiers() & Qt::ShiftModifier;
    if (scene_.cursors) {
        const TraceGeometry geometry = geometryNow();
        const double toA = std::abs(geometry.x(scene_.cursors->first) - pressed_->x());
        const double toB = std::abs(geometry.x(scene_.cursors->second) - pressed_->x());
        if (std::min(toA, toB) <= cursorReach)
            draggedCursor_ = toA <= toB ? 0 : 1;
    }
}

void TraceView::mouseMoveEvent(QMouseEvent* event)
{
    if (!pressed_)
        return;
    const TraceGeometry geometry = geometryNow();
    if (draggedCursor_) {
        moveCursor(*draggedCursor_, geometry.time(event->position().x()));
        return;
    }
    if (std::abs(event->position().x() - pressed_->x()) < clickReach)
        return;
    if (!band_)
        band_ = new QRubberBand(QRubberBand::Rectangle, this);
    // By value: std::minmax of two temporaries would hand out references to what is gone.
    const auto [left, right] = std::minmax({event->position().x(), pressed_->x()});
    QRectF marked(left, geometry.plot.top(), right - left, geometry.plot.height());
    if (isSelecting_) {  // a stretch of one trace; a zoom takes all of them
        const std::size_t lane = geometry.laneAt(pressed_->y());
        marked.setTop(geometry.laneCentre(lane) - geometry.laneHeight() / 2.0);
        marked.setHeight(geometry.laneHeight());
    }
    band_->setGeometry(marked.intersected(geometry.plot).toRect());
    band_->show();
}

void TraceView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!pressed_ || event->button() != Qt::LeftButton)
        return;
    const TraceGeometry geometry = geometryNow();
    const double from = std::clamp(pressed_->x(), geometry.plot.left(), geometry.plot.right());
    const double to =
        std::clamp(event->position().x(), geometry.plot.left(), geometry.plot.right());
    const bool wasDrag = std::abs(to - from) >= clickReach;
    const bool wasCursor = draggedCursor_.has_value();
    const QPointF at = *pressed_;
    pressed_.reset();
    draggedCursor_.reset();
    if (band_)
        band_->hide();
    if (wasCursor)
        return;
    if (wasDrag && isSelecting_) {
        const std::size_t lane = geometry.laneAt(at.y());
        select(TraceSelection{
            .interval = {geometry.time(std::min(from, to)), geometry.time(std::max(from, to))},
            .channel = scene_.lanes[lane].channel});
    } else if (wasDrag) {
        view_.zoomTo({geometry.time(std::min(from, to)), geometry.time(std::max(from, to))});
        refresh(Change::window);
    } else if (geometry.plot.contains(at)) {
        Q_EMIT placeClicked(geometry.time(at.x()), scene_.lanes[geometry.laneAt(at.y())].channel);
    }
}

}  // namespace facialis::ui
