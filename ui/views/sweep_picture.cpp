// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/sweep_picture.hpp"

#include <cmath>
#include <QPainter>
#include <QPolygonF>

#include "dsp/synchrony/quantile.hpp"

namespace facialis::ui {
namespace {

constexpr std::size_t mostDrawn = 60;

double millisecondsAt(const engine::LockedSweeps& sweeps, const dsp::Sweep& sweep,
                      std::size_t sample)
{
    return sweep.latencyOf(sample, sweeps.rate).milliseconds();
}

void drawSweep(QPainter& painter, const QRectF& plot, const engine::LockedSweeps& sweeps,
               const dsp::Sweep& sweep, const SweepPicture& picture)
{
    QPolygonF line;
    const auto finish = [&] {
        if (line.size() > 1)
            painter.drawPolyline(line);
        line.clear();
    };
    for (std::size_t i = 0; i < sweep.samples.size(); ++i) {
        const double at = millisecondsAt(sweeps, sweep, i);
        if (at < picture.fromMs || at > picture.toMs)
            continue;
        if (!std::isfinite(sweep.samples[i])) {
            finish();
            continue;
        }
        const double x = (at - picture.fromMs) / (picture.toMs - picture.fromMs);
        const double y = sweep.samples[i] * picture.displayScale / picture.halfHeight;
        line.append(
            QPointF(plot.left() + x * plot.width(), plot.center().y() - y * plot.height() / 2.0));
    }
    finish();
}

}  // namespace

void drawSweeps(QPainter& painter, const QRectF& plot, const engine::LockedSweeps& sweeps,
                const SweepPicture& picture)
{
    const std::size_t count = std::min(mostDrawn, sweeps.sweeps.size());
    QColor faint = picture.ink;
    faint.setAlpha(count > 20 ? 45 : 80);
    painter.setPen(QPen(faint, 1.0));
    for (std::size_t k = 0; k < count; ++k)
        drawSweep(painter, plot, sweeps, sweeps.sweeps[k * sweeps.sweeps.size() / count], picture);
    if (picture.chosen && *picture.chosen < sweeps.sweeps.size()) {
        painter.setPen(QPen(picture.marked, 1.8));
        drawSweep(painter, plot, sweeps, sweeps.sweeps[*picture.chosen], picture);
    }
}

QList<QList<QPointF>> meanPoints(const engine::LockedSweeps& sweeps,
                                 const std::vector<double>& mean, const SweepPicture& picture)
{
    QList<QList<QPointF>> parts{{}};
    if (sweeps.sweeps.empty())
        return {};
    dsp::Sweep middle = sweeps.sweeps.front();
    middle.delay = Duration(0.5 / sweeps.rate.hertz());  // of instants that fall anywhere
    for (std::size_t i = 0; i < mean.size(); ++i) {
        const double at = millisecondsAt(sweeps, middle, i);
        if (at < picture.fromMs || at > picture.toMs)
            continue;
        if (std::isfinite(mean[i]))
            parts.back().append(QPointF(at, mean[i] * picture.displayScale));
        else if (!parts.back().isEmpty())
            parts.append(QList<QPointF>{});
    }
    return parts;
}

double reachOf(const engine::LockedSweeps& sweeps)
{
    std::vector<double> magnitudes;
    for (const dsp::Sweep& sweep : sweeps.sweeps)
        for (std::size_t i = sweep.stimulus; i < sweep.samples.size(); ++i)
            if (std::isfinite(sweep.samples[i]))
                magnitudes.push_back(std::abs(sweep.samples[i]));
    return magnitudes.empty() ? 0.0 : dsp::quantile(std::move(magnitudes), 0.995);
}

}  // namespace facialis::ui
