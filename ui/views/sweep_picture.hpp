// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QColor>
#include <QList>
#include <QPointF>
#include <QRectF>

#include "src/session/measures/locked_sweeps.hpp"

class QPainter;

namespace facialis::ui {

/// What of the sweeps is drawn, and where.
struct SweepPicture {
    double fromMs = 0.0, toMs = 1.0;  ///< of the plot
    double halfHeight = 1.0;          ///< display units
    double displayScale = 1.0;
    QColor ink, marked;
    std::optional<std::size_t> chosen;  ///< drawn on top
};

/// Draws sweeps over each other: all, or of many 60, evenly spread.
void drawSweeps(QPainter& painter, const QRectF& plot, const engine::LockedSweeps& sweeps,
                const SweepPicture& picture);

/// A mean as points (ms, display units); a gap where nothing was averaged splits the list.
[[nodiscard]] QList<QList<QPointF>> meanPoints(const engine::LockedSweeps& sweeps,
                                               const std::vector<double>& mean,
                                               const SweepPicture& picture);

/// What 99.5 % of the samples after the lock stay within, in the channel's unit.
[[nodiscard]] double reachOf(const engine::LockedSweeps& sweeps);

}  // namespace facialis::ui
