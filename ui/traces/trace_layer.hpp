// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QImage>

#include "ui/traces/span_raster.hpp"
#include "ui/traces/trace_geometry.hpp"
#include "ui/traces/trace_scene.hpp"

namespace facialis::ui {

/// The dense part of the trace picture, aligned to the plot area of the chart it is a child of:
/// traces, burst bars, gaps, names of the lanes, scale bars. The traces are kept as an image and
/// drawn anew only when what they show has changed.
class TraceLayer final : public QGraphicsItem {
public:
    explicit TraceLayer(QGraphicsItem* parent);

    /// What to draw. `isNewPicture` false: only marks above the traces (cursors, highlight)
    /// changed.
    void show(const TraceScene& scene, const TraceGeometry& geometry, bool isNewPicture);

    /// The picture has changed in these columns of each half (device pixels) alone: only they are
    /// drawn again.
    void showColumns(const TraceScene& scene, const TraceGeometry& geometry, ColumnRange changed);

    /// The place that is heard has moved: only the two strips that it stood and stands in are drawn
    /// again.
    void showPlayhead(std::optional<Duration> place);

    [[nodiscard]] QRectF boundingRect() const override { return geometry_.whole; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    /// What stands above the series of the chart: cursors and scale bars.
    class Overlay;
    void paintOverlay(QPainter& painter) const;

    void drawPicture(double pixelRatio);
    void drawColumns(std::size_t half, ColumnRange range);
    void drawBackground(QPainter& painter, std::size_t half) const;
    void drawTraces(std::size_t half, double pixelRatio, ColumnRange range);
    void drawBursts(QPainter& painter, std::size_t half) const;
    void drawTasks(QPainter& painter) const;
    void drawGutter(QPainter& painter) const;
    void drawName(QPainter& painter, std::size_t lane) const;
    void drawHeader(QPainter& painter) const;
    void drawTimes(QPainter& painter) const;
    void drawHighlight(QPainter& painter, std::size_t half) const;
    void drawSelection(QPainter& painter, std::size_t half) const;
    void drawLimits(QPainter& painter, std::size_t half) const;
    void drawCursors(QPainter& painter, std::size_t half) const;
    [[nodiscard]] QRectF playheadStrip(Duration place, std::size_t half) const;
    void drawPlayhead(QPainter& painter, std::size_t half) const;
    void drawScaleBars(QPainter& painter) const;
    void drawReadings(QPainter& painter) const;

    TraceScene scene_;
    TraceGeometry geometry_;
    QImage picture_;  ///< the plot area, opaque
    bool isStale_ = true;
    mutable double headerEnd_ = 0.0;  ///< right of the badges: room for readings
    Overlay* overlay_ = nullptr;      ///< owned by the chart, as this is
};

}  // namespace facialis::ui
