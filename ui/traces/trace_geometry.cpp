// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/trace_geometry.hpp"

#include <cmath>
#include <utility>

#include "ui/app/theme.hpp"

namespace facialis::ui {

TraceGeometry TraceGeometry::of(QRectF whole, LaneLayout layout, TimeInterval window, bool hasTasks,
                                bool hasClock, int legendRows)
{
    TraceGeometry g;
    const double headerHeight = lengthForText(34.0);
    const double tasksHeight = hasTasks ? lengthForText(22.0) : 4.0;
    g.legendHeight = lengthForText(10.0 + 22.0 * legendRows);
    const double footerHeight = lengthForText(hasClock ? 40.0 : 28.0) + g.legendHeight;
    // Scale bars stand beside the traces: on them they would hide what they are the scale of.
    const double scaleWidth = std::min(lengthForText(74.0), std::max(40.0, whole.width() * 0.12));
    g.gutterWidth =
        std::clamp(whole.width() * 0.16, std::min(lengthForText(110.0), whole.width() * 0.3),
                   lengthForText(190.0));
    if (layout.halves == 2)
        g.gutterWidth =
            std::min(g.gutterWidth, std::max(lengthForText(110.0), whole.width() * 0.1));
    const double right = layout.halves == 2 ? g.gutterWidth : scaleWidth;
    g.whole = whole;
    g.layout = std::move(layout);
    g.window = window;
    g.plot = QRectF(whole.left() + g.gutterWidth, whole.top() + headerHeight + tasksHeight,
                    std::max(40.0, whole.width() - g.gutterWidth - right),
                    std::max(40.0, whole.height() - headerHeight - tasksHeight - footerHeight))
                 .toAlignedRect();
    g.halfRects[0] = g.plot;
    g.scales = QRectF(g.plot.right(), g.plot.top(), scaleWidth, g.plot.height());
    if (g.halves() == 2) {
        const double width = std::max(
            20.0, std::floor((g.plot.width() - std::min(scaleWidth, g.plot.width() / 3.0)) / 2.0));
        g.halfRects[0].setWidth(width);
        g.halfRects[1] = QRectF(g.plot.right() - width, g.plot.top(), width, g.plot.height());
        g.scales = QRectF(QPointF(g.halfRects[0].right(), g.plot.top()),
                          QPointF(g.halfRects[1].left(), g.plot.bottom()));
    }
    g.header = QRectF(whole.left(), whole.top(), whole.width(), headerHeight);
    g.tasks = QRectF(g.plot.left(), g.header.bottom(), g.plot.width(), tasksHeight);
    g.footer = QRectF(whole.left(), g.plot.bottom(), whole.width(), footerHeight);
    return g;
}

std::optional<std::size_t> TraceGeometry::laneAt(QPointF at) const
{
    const double row = std::clamp((at.y() - plot.top()) / laneHeight(), 0.0,
                                  static_cast<double>(layout.rows) - 0.5);
    const LanePlace wanted{.row = static_cast<std::size_t>(row), .half = halfAt(at.x())};
    const auto found = std::ranges::find(layout.places, wanted);
    if (found == layout.places.end())
        return {};
    return static_cast<std::size_t>(found - layout.places.begin());
}

int TraceGeometry::columns(double pixelRatio) const
{
    return std::max(1, static_cast<int>(std::lround(half(0).width() * pixelRatio)));
}

}  // namespace facialis::ui
