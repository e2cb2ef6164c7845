// SPDX-License-Identifier: GPL-3.0-or-later
// What the user does to the live traces.
#include <algorithm>
#include <QMouseEvent>
#include <QWheelEvent>

#include "ui/app/theme.hpp"
#include "ui/live/live_traces.hpp"
#include "ui/traces/trace_geometry.hpp"

namespace facialis::ui {

void LiveTraces::setNotice(const QString& words)
{
    if (words == notice_)
        return;
    notice_ = words;
    redraw(Change::all);
}

void LiveTraces::setMode(LiveMode mode)
{
    if (mode == window_.mode())
        return;
    window_.setMode(mode);
    redraw(Change::all);
    Q_EMIT viewChanged();
}

void LiveTraces::setDisplay(engine::TraceDisplay display)
{
    if (display == trace_.display)
        return;
    trace_.display = display;
    changed();
}

void LiveTraces::setNegativeUp(bool isNegativeUp)
{
    if (isNegativeUp == trace_.isNegativeUp)
        return;
    trace_.isNegativeUp = isNegativeUp;
    redraw(Change::all);
    Q_EMIT viewChanged();
}

void LiveTraces::changeGain(int steps)
{
    isGainChosen_ = true;
    for (GainGroup& gain : trace_.gains)
        gain.perDivision = gain.perDivision.down(steps);
    redraw(Change::all);
    Q_EMIT viewChanged();
}

void LiveTraces::fitGain()
{
    isGainChosen_ = true;
    if (trace_.page)
        fitGains(trace_, *trace_.page);
    redraw(Change::all);
    Q_EMIT viewChanged();
}

void LiveTraces::zoom(int steps)
{
    window_.zoom(steps);
    changed();
}

void LiveTraces::setHeld(bool isHeld)
{
    if (!isHeld) {
        follow();
        return;
    }
    window_.hold();
    redraw(Change::all);
    Q_EMIT viewChanged();
}

void LiveTraces::scrollBy(double pages)
{
    window_.scrollBy(pages);
    redraw(Change::all);
    Q_EMIT viewChanged();
}

void LiveTraces::toStart()
{
    window_.holdAtStart();
    redraw(Change::all);
    Q_EMIT viewChanged();
}

void LiveTraces::lookAt(const Highlight& place)
{
    window_.holdAround(place.interval.onset + place.interval.length() / 2.0);
    trace_.highlight = place;
    redraw(Change::all);
    Q_EMIT viewChanged();
}

void LiveTraces::follow()
{
    trace_.highlight.reset();
    window_.follow();
    changed();
}

void LiveTraces::changeEvent(QEvent* event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || !marks_)
        return;
    setBackgroundBrush(theme().paper);
    redraw(Change::all);
}

void LiveTraces::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    scene()->setSceneRect(QRectF(QPointF(0, 0), QSizeF(viewport()->size())));
    // A line above that comes and goes changes the height alone: what is drawn stays.
    if (columnsThatFit() == window_.columns())
        redraw(Change::all);
    else
        changed();
}

void LiveTraces::wheelEvent(QWheelEvent* event)
{
    const int delta =
        event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (delta == 0)
        return;
    if (event->modifiers() & Qt::ControlModifier)
        zoom(delta > 0 ? 1 : -1);
    else if (event->modifiers() & Qt::ShiftModifier)
        changeGain(delta > 0 ? 1 : -1);
    else
        scrollBy(delta > 0 ? -0.1 : 0.1);
    event->accept();
}

void LiveTraces::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    event->accept();
}

}  // namespace facialis::ui
