// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <QPointF>
#include <QRectF>

#include "data/model/time_interval.hpp"
#include "ui/traces/lane_layout.hpp"

namespace facialis::ui {

/// Where things stand in the trace picture, in logical pixels. A value computed from its size.
///
/// Each half shows the same window of time: one half over the whole picture, or two face to face.
struct TraceGeometry {
    QRectF whole;   ///< the chart
    QRectF header;  ///< badges, readings
    QRectF tasks;   ///< strip of movements above the traces
    QRectF plot;    ///< the plot area of the chart
    std::array<QRectF, 2>
        halfRects;              ///< parts of the plot that hold traces; the second may be empty
    QRectF scales;              ///< beside the traces: scale bars. Part of the plot face to face
    QRectF footer;              ///< time axis and legend
    double legendHeight = 0.0;  ///< at the foot of the footer
    double gutterWidth = 0.0;   ///< for the names of the lanes
    LaneLayout layout;
    TimeInterval window;

    [[nodiscard]] static TraceGeometry of(QRectF whole, LaneLayout layout, TimeInterval window,
                                          bool hasTasks, bool hasClock, int legendRows = 1);

    [[nodiscard]] std::size_t lanes() const { return layout.places.size(); }
    [[nodiscard]] std::size_t halves() const { return layout.halves; }
    [[nodiscard]] const QRectF& half(std::size_t index) const { return halfRects[index]; }
    [[nodiscard]] std::size_t halfOf(std::size_t lane) const { return layout.places[lane].half; }
    /// The half a place in the picture belongs to.
    [[nodiscard]] std::size_t halfAt(double atX) const
    {
        return halves() == 2 && atX > plot.center().x() ? 1 : 0;
    }

    [[nodiscard]] double laneHeight() const
    {
        return plot.height() / static_cast<double>(layout.rows);
    }
    [[nodiscard]] double laneCentre(std::size_t lane) const
    {
        return plot.top() + (static_cast<double>(layout.places[lane].row) + 0.5) * laneHeight();
    }
    /// The cell of a lane.
    [[nodiscard]] QRectF laneBox(std::size_t lane) const
    {
        const QRectF& part = half(halfOf(lane));
        return {part.left(), laneCentre(lane) - laneHeight() / 2.0, part.width(), laneHeight()};
    }
    /// Where the name of a lane stands: on the outer side of its half.
    [[nodiscard]] QRectF gutter(std::size_t lane) const
    {
        const QRectF box = laneBox(lane);
        const bool isAfter = halfOf(lane) == 1;
        return {isAfter ? box.right() : box.left() - gutterWidth, box.top(), gutterWidth,
                box.height()};
    }
    /// The lane whose cell holds a place; empty in an empty cell. Above and below the plot: that of
    /// the nearest row.
    [[nodiscard]] std::optional<std::size_t> laneAt(QPointF at) const;

    [[nodiscard]] double x(Duration time, std::size_t inHalf = 0) const
    {
        const QRectF& part = half(inHalf);
        return part.left() + (time - window.onset) / window.length() * part.width();
    }
    [[nodiscard]] Duration time(double atX) const
    {
        const QRectF& part = half(halfAt(atX));
        return window.onset + window.length() * ((atX - part.left()) / part.width());
    }
    /// The part of an interval that is in the window, over the full height of a half.
    [[nodiscard]] QRectF band(TimeInterval interval, std::size_t inHalf = 0) const
    {
        const QRectF& part = half(inHalf);
        const double left = std::clamp(x(interval.onset, inHalf), part.left(), part.right());
        const double right = std::clamp(x(interval.offset, inHalf), part.left(), part.right());
        return {left, plot.top(), right - left, plot.height()};
    }
    /// A place of the plot in the values of the chart's axes: the one of time runs over the whole
    /// plot, whatever the halves of it show; that of the lanes from 0 at the foot to 1.
    [[nodiscard]] QPointF inChart(QPointF at) const
    {
        const Duration time =
            window.onset + window.length() * ((at.x() - plot.left()) / plot.width());
        return {time.seconds(), (plot.bottom() - at.y()) / plot.height()};
    }
    /// How many pixels of a device a half is wide: the columns of its page.
    [[nodiscard]] int columns(double pixelRatio) const;
};

}  // namespace facialis::ui
