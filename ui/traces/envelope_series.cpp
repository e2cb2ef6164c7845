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

/// At rest the envelope lies on its trace, which shall still be seen.
QPen pen()
{
    QColor ink = theme().ink;
    ink.setAlpha(190);
    return {ink, 1.4};
}

}  // namespace

EnvelopeSeries::EnvelopeSeries(QChart& chart, QAbstractAxis* time, QAbstractAxis* lanes)
    : chart_(chart), time_(time), lanes_(lanes)
{
}

QLineSeries* EnvelopeSeries::lineOf(std::size_t lane)
{
    while (lines_.size() <= lane) {
        auto* line = new QLineSeries;
        line->setName(QCoreApplication::translate("EnvelopeSeries", "envelope"));
        line->setPen(pen());
        line->setVisible(false);
        chart_.addSeries(line);
        line->attachAxis(time_);
        line->attachAxis(lanes_);
        lines_.push_back(line);
    }
    return lines_[lane];
}

void EnvelopeSeries::restyle()
{
    for (QLineSeries* line : lines_)
        line->setPen(pen());
}

void EnvelopeSeries::show(const TraceScene& scene, const TraceGeometry& geometry)
{
    const bool isThere = scene.hasEnvelopes && scene.page && scene.page->request.hasEnvelopes &&
                         scene.page->request.window == scene.window &&
                         scene.page->envelopes.size() == scene.lanes.size();
    for (std::size_t lane = 0; lane < std::max(lines_.size(), scene.lanes.size()); ++lane) {
        const bool isShown = isThere && lane < scene.lanes.size();
        if (!isShown) {
            if (lane < lines_.size())
                lines_[lane]->setVisible(false);
            continue;
        }
        const engine::TraceEnvelope& envelope = scene.page->envelopes[lane];
        const Lane& about = scene.lanes[lane];
        const double perUnit = about.displayScale /
                               scene.gains[about.gainGroup].perDivision.value() *
                               geometry.laneHeight();
        const QRectF box = geometry.laneBox(lane);
        QList<QPointF> points;
        for (std::size_t i = 0; i < envelope.values.size(); ++i) {
            const Duration at = envelope.first + envelope.step * static_cast<double>(i);
            const double x = geometry.x(at, geometry.halfOf(lane));
            if (std::isnan(envelope.values[i]) || x < box.left() || x > box.right())
                continue;
            const double y = std::max(
                box.center().y() - static_cast<double>(envelope.values[i]) * perUnit, box.top());
            points.append(geometry.inChart({x, y}));
        }
        QLineSeries* line = lineOf(lane);
        line->replace(points);
        line->setVisible(true);
    }
    // All look alike: the legend names the first. A marker appears with its series, so this is
    // last.
    for (std::size_t lane = 1; lane < lines_.size(); ++lane)
        for (QLegendMarker* marker : chart_.legend()->markers(lines_[lane]))
            marker->setVisible(false);
}

}  // namespace facialis::ui
