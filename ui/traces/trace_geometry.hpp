// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <QPointF>
#include <QRectF>

#include "data/model/time_interval.hpp"
#include "ui/app/theme.hpp"

namespace facialis::ui {

/// Where things stand in the trace picture, in logical pixels. A value computed from its size.
struct TraceGeometry {
    QRectF whole;               ///< the chart
    QRectF header;              ///< badges, readings
    QRectF tasks;               ///< strip of movements above the traces
    QRectF plot;                ///< the plot area of the chart
    QRectF gutter;              ///< names of the lanes, left of the plot
    QRectF footer;              ///< time axis and legend
    double legendHeight = 0.0;  ///< at the foot of the footer
    std::size_t lanes = 1;
    TimeInterval window;

    [[nodiscard]] static TraceGeometry of(QRectF whole, std::size_t lanes, TimeInterval window,
                                          bool hasTasks, bool hasClock)
    {
        TraceGeometry g;
        const double headerHeight = lengthForText(34.0);
        const double tasksHeight = hasTasks ? lengthForText(22.0) : 4.0;
        // All entries of the legend in one row need this width; in less it has two.
        const double legendRow = lengthForText(22.0);
        g.legendHeight =
            lengthForText(32.0) + (whole.width() < lengthForText(800.0) ? legendRow : 0.0);
        const double footerHeight = lengthForText(hasClock ? 40.0 : 28.0) + g.legendHeight;
        const double right = 22.0;
        const double gutterWidth =
            std::clamp(whole.width() * 0.16, std::min(lengthForText(110.0), whole.width() * 0.3),
                       lengthForText(190.0));
        g.whole = whole;
        g.lanes = std::max<std::size_t>(1, lanes);
        g.window = window;
        g.plot = QRectF(whole.left() + gutterWidth, whole.top() + headerHeight + tasksHeight,
                        std::max(40.0, whole.width() - gutterWidth - right),
                        std::max(40.0, whole.height() - headerHeight - tasksHeight - footerHeight))
                     .toAlignedRect();
        g.header = QRectF(whole.left(), whole.top(), whole.width(), headerHeight);
        g.tasks = QRectF(g.plot.left(), g.header.bottom(), g.plot.width(), tasksHeight);
        g.gutter = QRectF(whole.left(), g.plot.top(), gutterWidth, g.plot.height());
        g.footer = QRectF(whole.left(), g.plot.bottom(), whole.width(), footerHeight);
        return g;
    }

    [[nodiscard]] double laneHeight() const { return plot.height() / static_cast<double>(lanes); }
    [[nodiscard]] double laneCentre(std::size_t lane) const
    {
        return plot.top() + (static_cast<double>(lane) + 0.5) * laneHeight();
    }
    [[nodiscard]] std::size_t laneAt(double y) const
    {
        const double lane = (y - plot.top()) / laneHeight();
        return static_cast<std::size_t>(std::clamp(lane, 0.0, static_cast<double>(lanes) - 0.5));
    }
    [[nodiscard]] double x(Duration time) const
    {
        return plot.left() + (time - window.onset) / window.length() * plot.width();
    }
    [[nodiscard]] Duration time(double atX) const
    {
        return window.onset + window.length() * ((atX - plot.left()) / plot.width());
    }
    /// The part of an interval that is in the window, over the full height of the plot.
    [[nodiscard]] QRectF band(TimeInterval interval) const
    {
        const double left = std::clamp(x(interval.onset), plot.left(), plot.right());
        const double rightEdge = std::clamp(x(interval.offset), plot.left(), plot.right());
        return {left, plot.top(), rightEdge - left, plot.height()};
    }
};

}  // namespace facialis::ui
