// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse does to the traces: wheel, clicks, and what can be dragged.
#include <algorithm>
#include <cmath>
#include <QMouseEvent>
#include <QRubberBand>
#include <QWheelEvent>

#include "ui/traces/trace_view.hpp"

namespace facialis::ui {
namespace {

constexpr double clickReach = 5.0;   // pixels: less is a click, more is a drag
constexpr double cursorReach = 8.0;  // pixels around a cursor in which it is caught
constexpr double edgeReach = 5.0;    // pixels around an edge or a line

/// Below this two edges of a stretch would be one. Far shorter than any burst.
constexpr Duration shortest(0.002);

}  // namespace

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
        const QRectF& part = geometry.half(geometry.halfAt(event->position().x()));
        const double anchor = (event->position().x() - part.left()) / part.width();
        zoomTime(delta > 0 ? 1 : -1, std::clamp(anchor, 0.0, 1.0));
    } else if (event->modifiers() & Qt::ShiftModifier) {
        changeGain(delta > 0 ? 1 : -1);
    } else {
        scrollBy(-0.1 * delta / 120.0);
    }
}

TraceView::Grip TraceView::gripAt(QPointF at, Qt::KeyboardModifiers modifiers) const
{
    const TraceGeometry geometry = geometryNow();
    const std::size_t half = geometry.halfAt(at.x());
    if (!geometry.half(half).contains(at))
        return Grip::none;
    if (isLookOnly_)
        return Grip::zoom;
    if (scene_.cursors) {
        const double toA = std::abs(geometry.x(scene_.cursors->first, half) - at.x());
        const double toB = std::abs(geometry.x(scene_.cursors->second, half) - at.x());
        if (std::min(toA, toB) <= cursorReach)
            return toA <= toB ? Grip::cursorA : Grip::cursorB;
    }
    const auto under = geometry.laneAt(at);
    if (!under)
        return modifiers & Qt::ShiftModifier ? Grip::none : Grip::zoom;
    const std::size_t lane = *under;
    if (scene_.selection && scene_.lanes[lane].channel == scene_.selection->channel) {
        if (std::abs(geometry.x(scene_.selection->interval.onset, half) - at.x()) <= edgeReach)
            return Grip::onset;
        if (std::abs(geometry.x(scene_.selection->interval.offset, half) - at.x()) <= edgeReach)
            return Grip::offset;
    }
    if (scene_.areLimitsShown && scene_.lanes[lane].isFilterable &&
        std::abs(std::abs(at.y() - geometry.laneCentre(lane)) -
                 limitHeight(scene_, lane, geometry.laneHeight())) <= edgeReach)
        return Grip::limit;
    return modifiers & Qt::ShiftModifier ? Grip::stretch : Grip::zoom;
}

void TraceView::mousePressEvent(QMouseEvent* event)
{
    if (!session_ || event->button() != Qt::LeftButton)
        return;
    pressed_ = event->position();
    grip_ = gripAt(*pressed_, event->modifiers());
    beforeDrag_ = scene_.selection;
    pressedLane_ = geometryNow().laneAt(*pressed_);
}

void TraceView::mouseMoveEvent(QMouseEvent* event)
{
    if (!pressed_) {
        showGrip(event->position(), event->modifiers());
        return;
    }
    const TraceGeometry geometry = geometryNow();
    const Duration time = geometry.time(insidePressedHalf(event->position().x()));
    switch (grip_) {
    case Grip::cursorA: moveCursor(0, time); return;
    case Grip::cursorB: moveCursor(1, time); return;
    case Grip::onset:
    case Grip::offset: dragEdge(time); return;
    case Grip::limit:
        scene_.lanes[*pressedLane_].leastRms =
            limitAt(scene_, *pressedLane_,
                    std::abs(event->position().y() - geometry.laneCentre(*pressedLane_)),
                    geometry.laneHeight());
        refresh(Change::marks);
        return;
    case Grip::zoom:
    case Grip::stretch: dragBand(event->position()); return;
    case Grip::none: return;
    }
}

double TraceView::insidePressedHalf(double x) const
{
    const TraceGeometry geometry = geometryNow();
    const QRectF& part = geometry.half(geometry.halfAt(pressed_ ? pressed_->x() : x));
    return std::clamp(x, part.left(), part.right());
}

void TraceView::showGrip(QPointF at, Qt::KeyboardModifiers modifiers)
{
    switch (session_ ? gripAt(at, modifiers) : Grip::none) {
    case Grip::cursorA:
    case Grip::cursorB:
    case Grip::onset:
    case Grip::offset: viewport()->setCursor(Qt::SizeHorCursor); return;
    case Grip::limit: viewport()->setCursor(Qt::SizeVerCursor); return;
    case Grip::stretch: viewport()->setCursor(Qt::IBeamCursor); return;
    case Grip::zoom:
    case Grip::none: viewport()->unsetCursor(); return;
    }
}

void TraceView::dragEdge(Duration time)
{
    if (!scene_.selection)
        return;
    TimeInterval& interval = scene_.selection->interval;
    if (grip_ == Grip::onset)
        interval.onset = std::clamp(time, Duration(0.0), interval.offset - shortest);
    else
        interval.offset = std::clamp(time, interval.onset + shortest, scene_.length);
    refresh(Change::marks);
}

void TraceView::dragBand(QPointF to)
{
    if (std::abs(to.x() - pressed_->x()) < clickReach)
        return;
    const TraceGeometry geometry = geometryNow();
    if (!band_)
        band_ = new QRubberBand(QRubberBand::Rectangle, this);
    // By value: std::minmax of two temporaries would hand out references to what is gone.
    const QRectF& part = geometry.half(geometry.halfAt(pressed_->x()));
    const auto [left, right] = std::minmax({to.x(), pressed_->x()});
    QRectF marked(left, part.top(), right - left, part.height());
    if (grip_ == Grip::stretch) {  // of one trace; a zoom takes all of them
        marked.setTop(geometry.laneBox(*pressedLane_).top());
        marked.setHeight(geometry.laneHeight());
    }
    band_->setGeometry(marked.intersected(part).toRect());
    band_->show();
}

void TraceView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!pressed_ || event->button() != Qt::LeftButton)
        return;
    const QPointF from = *pressed_;
    const QPointF to(insidePressedHalf(event->position().x()), event->position().y());
    pressed_.reset();
    if (band_)
        band_->hide();
    switch (std::exchange(grip_, Grip::none)) {
    case Grip::onset:
    case Grip::offset:
        if (beforeDrag_ && scene_.selection && beforeDrag_ != scene_.selection) {
            const TraceSelection before = *beforeDrag_;
            Q_EMIT selectionChanged();
            Q_EMIT selectionDragged(before);
        }
        return;
    case Grip::limit:
        Q_EMIT limitDragged(scene_.lanes[*pressedLane_].channel,
                            scene_.lanes[*pressedLane_].leastRms.value_or(0.0));
        return;
    case Grip::zoom: releaseBand(from, to, false); return;
    case Grip::stretch: releaseBand(from, to, true); return;
    case Grip::cursorA:
    case Grip::cursorB:
    case Grip::none: return;
    }
}

void TraceView::releaseBand(QPointF from, QPointF to, bool isStretch)
{
    const TraceGeometry geometry = geometryNow();
    const auto [left, right] = std::minmax({from.x(), to.x()});
    const TimeInterval interval{geometry.time(left), geometry.time(right)};
    if (right - left < clickReach) {
        if (pressedLane_)
            Q_EMIT placeClicked(geometry.time(from.x()), scene_.lanes[*pressedLane_].channel);
    } else if (isStretch)
        select(TraceSelection{.interval = {std::max(interval.onset, Duration(0.0)),
                                           std::min(interval.offset, scene_.length)},
                              .channel = scene_.lanes[*pressedLane_].channel});
    else {
        view_.zoomTo(interval);
        refresh(Change::window);
    }
}

}  // namespace facialis::ui
