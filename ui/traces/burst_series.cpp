// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/burst_series.hpp"

#include <cmath>
#include <QChart>
#include <QList>
#include <QPen>
#include <QPointF>
#include <QScatterSeries>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

constexpr std::size_t mostMarks = 3000;

QScatterSeries::MarkerShape shapeOf(BurstKind kind)
{
    switch (kind) {
    case BurstKind::blink: return QScatterSeries::MarkerShapeCircle;
    case BurstKind::voluntary: return QScatterSeries::MarkerShapeRectangle;
    case BurstKind::spasmClonic: return QScatterSeries::MarkerShapeTriangle;
    case BurstKind::spasmTonic: return QScatterSeries::MarkerShapePentagon;
    case BurstKind::synkinetic: return QScatterSeries::MarkerShapeRotatedRectangle;
    case BurstKind::myokymic: return QScatterSeries::MarkerShapeStar;
    case BurstKind::artifact: return QScatterSeries::MarkerShapeRotatedRectangle;
    case BurstKind::unclassified: return QScatterSeries::MarkerShapeCircle;
    }
    return QScatterSeries::MarkerShapeCircle;
}

}  // namespace

BurstSeries::BurstSeries(QChart& chart, QAbstractAxis* time, QAbstractAxis* lanes)
{
    for (std::size_t k = 0; k < kinds; ++k) {
        const auto kind = static_cast<BurstKind>(k);
        auto* series = new QScatterSeries;  // the chart owns it
        series->setName(kindName(kind));
        series->setMarkerShape(shapeOf(kind));
        series->setMarkerSize(9.0);
        series->setVisible(false);
        chart.addSeries(series);
        series->attachAxis(time);
        series->attachAxis(lanes);
        series_[k] = series;
    }
    restyle();
}

void BurstSeries::restyle()
{
    for (std::size_t k = 0; k < kinds; ++k) {
        series_[k]->setColor(colourOf(static_cast<BurstKind>(k)));
        series_[k]->setBorderColor(theme().paper);
    }
}

void BurstSeries::setTotals(const std::vector<Burst>& bursts)
{
    std::array<std::size_t, kinds> totals{};
    for (const Burst& burst : bursts)
        ++totals[static_cast<std::size_t>(burst.kind)];
    for (std::size_t k = 0; k < kinds; ++k) {
        series_[k]->setVisible(totals[k] > 0);
        series_[k]->setName(
            QStringLiteral("%1 (%2)").arg(kindName(static_cast<BurstKind>(k))).arg(totals[k]));
    }
}

void BurstSeries::show(const std::vector<BurstMark>& bursts, const TraceGeometry& geometry)
{
    std::array<QList<QPointF>, kinds> points;
    const double nearest = bursts.size() > mostMarks ? 24.0 : 7.0;
    std::vector<double> free(geometry.lanes(), -1e9);
    std::size_t marks = 0;
    for (const BurstMark& burst : bursts) {
        const std::size_t half = geometry.halfOf(burst.lane);
        const double x = geometry.x(burst.interval.onset, half);
        if (x < geometry.half(half).left() || x < free[burst.lane] || marks == mostMarks)
            continue;
        free[burst.lane] = x + nearest;
        ++marks;
        const QRectF box = geometry.laneBox(burst.lane);
        const double foot = box.bottom() - std::min(0.08 * box.height(), 6.0);
        points[static_cast<std::size_t>(burst.kind)].append(geometry.inChart({x, foot}));
    }
    const double size = std::clamp(geometry.laneHeight() * 0.3, 7.0, 9.0);
    for (std::size_t k = 0; k < kinds; ++k) {
        series_[k]->setMarkerSize(size);
        series_[k]->replace(points[k]);
    }
}

}  // namespace facialis::ui
