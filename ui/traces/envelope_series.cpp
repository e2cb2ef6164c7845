// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/envelope_series.hpp"

#include <algorithm>
#include <cmath>
#include <QChart>
#include <QCoreApplication>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QPen>

#include "ui/app/theme.hpp"

namespace facialis::ui {
namespace {

/// Of the colour of its side, nearer to that of the ink: told from its trace, and from the other
/// side. At rest it lies on its trace, which shall still be seen.
QPen penOf(std::optional<Side> side)
{
    const QColor colour = colourOf(side), ink = theme().ink;
    const auto mixed = [](int a, int b) { return (a * 2 + b * 3) / 5; };
    return {QColor(mixed(colour.red(), ink.red()), mixed(colour.green(), ink.green()),
                   mixed(colour.blue(), ink.blue()), 210),
            1.5};
}

/// Where the line between two points stands at `x`.
QPointF between(QPointF a, QPointF b, double x)
{
    return {x, a.y() + (b.y() - a.y()) * ((x - a.x()) / (b.x() - a.x()))};
}

/// Stretches of an envelope without unknown values, in pixels, cut at the edges of the lane.
QList<QList<QPointF>> stretchesOf(const engine::TraceEnvelope& envelope, double perUnit,
                                  std::size_t lane, const TraceGeometry& geometry)
{
    const QRectF box = geometry.laneBox(lane);
    QList<QList<QPointF>> stretches;
    std::optional<QPointF> last;
    bool isOpen = false;
    for (std::size_t i = 0; i < envelope.values.size(); ++i) {
        const double value = static_cast<double>(envelope.values[i]);
        if (std::isnan(value)) {
            last.reset();
            isOpen = false;
            continue;
        }
        const Duration at = envelope.first + envelope.step * static_cast<double>(i);
        const QPointF point(geometry.x(at, geometry.halfOf(lane)),
                            std::max(box.center().y() - value * perUnit, box.top()));
        const auto add = [&](QPointF where) {
            if (!std::exchange(isOpen, true))
                stretches.emplaceBack();
            stretches.back().append(where);
        };
        const bool isInside = point.x() >= box.left() && point.x() <= box.right();
        if (last && last->x() < box.left() && point.x() > box.left())
            add(between(*last, point, box.left()));
        if (isInside)
            add(point);
        else if (last && last->x() < box.right() && point.x() > box.right())
            add(between(*last, point, box.right()));
        last = point;
    }
    return stretches;
}

}  // namespace

EnvelopeSeries::EnvelopeSeries(QChart& chart, QAbstractAxis* time, QAbstractAxis* lanes)
    : chart_(chart), time_(time), lanes_(lanes)
{
}

QLineSeries* EnvelopeSeries::line(std::size_t index)
{
    while (lines_.size() <= index) {
        auto* line = new QLineSeries;
        line->setName(QCoreApplication::translate("EnvelopeSeries", "envelope"));
        line->setVisible(false);
        chart_.addSeries(line);
        line->attachAxis(time_);
        line->attachAxis(lanes_);
        lines_.push_back(line);
    }
    return lines_[index];
}

void EnvelopeSeries::announce(bool areShown)
{
    isNamed_ = areShown;
    if (areShown || !lines_.empty())
        line(0)->setVisible(areShown);
}

void EnvelopeSeries::show(const TraceScene& scene, const TraceGeometry& geometry)
{
    const bool areThere = scene.hasEnvelopes && scene.page && scene.page->request.hasEnvelopes &&
                          scene.page->request.window == scene.window &&
                          scene.page->envelopes.size() == scene.lanes.size();
    std::size_t used = 0;
    for (std::size_t lane = 0; areThere && lane < scene.lanes.size(); ++lane) {
        const Lane& about = scene.lanes[lane];
        const double perUnit = about.displayScale /
                               scene.gains[about.gainGroup].perDivision.value() *
                               geometry.laneHeight();
        for (QList<QPointF>& stretch :
             stretchesOf(scene.page->envelopes[lane], perUnit, lane, geometry)) {
            for (QPointF& point : stretch)
                point = geometry.inChart(point);
            line(used)->setPen(penOf(about.side));
            line(used)->replace(stretch);
            line(used)->setVisible(true);
            ++used;
        }
    }
    for (std::size_t i = used; i < lines_.size(); ++i) {
        lines_[i]->clear();
        lines_[i]->setVisible(i == 0 && isNamed_);  // though none is there now
    }
    // All look alike: the legend names the first. A marker appears with its series, so this is
    // last.
    for (std::size_t i = 1; i < lines_.size(); ++i)
        for (QLegendMarker* marker : chart_.legend()->markers(lines_[i]))
            marker->setVisible(false);
}

}  // namespace facialis::ui
