// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/trace_layer.hpp"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

/// First multiple of `step` at or after `from`.
double firstMultiple(double from, double step)
{
    return std::ceil(from / step - 1e-9) * step;
}

}  // namespace

class TraceLayer::Overlay final : public QGraphicsItem {
public:
    Overlay(const TraceLayer& layer, QGraphicsItem* parent) : QGraphicsItem(parent), layer_(layer)
    {
        setZValue(1000.0);
        setAcceptedMouseButtons(Qt::NoButton);
    }
    void aboutToResize() { prepareGeometryChange(); }
    [[nodiscard]] QRectF boundingRect() const override { return layer_.boundingRect(); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        if (layer_.isVisible())
            layer_.paintOverlay(*painter);
    }

private:
    const TraceLayer& layer_;
};

TraceLayer::TraceLayer(QGraphicsItem* parent)
    : QGraphicsItem(parent), overlay_(new Overlay(*this, parent))
{
    setZValue(1.0);  // above the chart's own background and below its series
    setFlag(ItemUsesExtendedStyleOption);
}

void TraceLayer::show(const TraceScene& scene, const TraceGeometry& geometry, bool isNewPicture)
{
    if (geometry.whole != geometry_.whole) {
        prepareGeometryChange();
        overlay_->aboutToResize();
    }
    scene_ = scene;
    geometry_ = geometry;
    isStale_ = isStale_ || isNewPicture;
    update();
    overlay_->update();
}

void TraceLayer::showColumns(const TraceScene& scene, const TraceGeometry& geometry,
                             ColumnRange changed)
{
    const double ratio = picture_.devicePixelRatio();
    if (isStale_ || geometry.whole != geometry_.whole ||
        picture_.size() != (geometry.plot.size() * ratio).toSize()) {
        show(scene, geometry, true);
        return;
    }
    scene_ = scene;
    geometry_ = geometry;
    for (std::size_t half = 0; half < geometry_.halves(); ++half) {
        drawColumns(half, changed);
        const QRectF strip(geometry_.half(half).left() + changed.first / ratio,
                           geometry_.plot.top(), (changed.end - changed.first) / ratio,
                           geometry_.plot.height());
        update(strip);
        overlay_->update(strip);
    }
}

void TraceLayer::showPlayhead(std::optional<Duration> place)
{
    for (const auto& stood : {scene_.playhead, place})
        for (std::size_t half = 0; stood && half < geometry_.halves(); ++half)
            overlay_->update(playheadStrip(*stood, half));
    scene_.playhead = place;
}

void TraceLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const double ratio = painter->device()->devicePixelRatioF();
    const QSize pixels = (geometry_.plot.size() * ratio).toSize();
    if (isStale_ || picture_.size() != pixels)
        drawPicture(ratio);
    painter->drawImage(geometry_.plot.topLeft(), picture_);
    if (!geometry_.plot.contains(option->exposedRect)) {
        drawHeader(*painter);
        drawTasks(*painter);
        drawGutter(*painter);
        drawTimes(*painter);
    }
    for (std::size_t half = 0; half < geometry_.halves(); ++half) {
        painter->save();
        painter->setClipRect(geometry_.half(half));
        drawHighlight(*painter, half);
        drawSelection(*painter, half);
        drawLimits(*painter, half);
        painter->restore();
        painter->setPen(QPen(theme().line, 1.0));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(geometry_.half(half).adjusted(-0.5, -0.5, 0.5, 0.5));
    }
}

void TraceLayer::paintOverlay(QPainter& painter) const
{
    for (std::size_t half = 0; half < geometry_.halves(); ++half) {
        painter.save();
        painter.setClipRect(geometry_.half(half));
        drawCursors(painter, half);
        drawPlayhead(painter, half);
        painter.restore();
    }
    drawScaleBars(painter);
    drawReadings(painter);
}

void TraceLayer::drawPicture(double pixelRatio)
{
    const QSize pixels = (geometry_.plot.size() * pixelRatio).toSize();
    if (picture_.size() != pixels)
        picture_ = QImage(pixels, QImage::Format_RGB32);
    picture_.setDevicePixelRatio(pixelRatio);
    if (geometry_.halves() > 1)
        picture_.fill(theme().paper);  // between the halves
    for (std::size_t half = 0; half < geometry_.halves(); ++half)
        drawColumns(half, {0, geometry_.columns(pixelRatio)});
    isStale_ = false;
}

void TraceLayer::drawColumns(std::size_t half, ColumnRange range)
{
    const double ratio = picture_.devicePixelRatio();
    {
        QPainter painter(&picture_);
        painter.translate(-geometry_.plot.topLeft());
        const QRectF strip(geometry_.half(half).left() + range.first / ratio, geometry_.plot.top(),
                           (range.end - range.first) / ratio, picture_.height() / ratio);
        painter.setClipRect(strip);
        painter.fillRect(strip, theme().paper);
        drawBackground(painter, half);
        drawBursts(painter, half);
    }
    drawTraces(half, ratio, range);
}

void TraceLayer::drawBackground(QPainter& painter, std::size_t half) const
{
    const QRectF& part = geometry_.half(half);
    // Divisions of time, and a line of rest in each lane.
    painter.setPen(QPen(theme().grid, 1.0));
    const double division = scene_.division.seconds();
    const double end = scene_.window.offset.seconds();
    for (double t = firstMultiple(scene_.window.onset.seconds(), division); t < end;
         t += division) {
        const double x = std::round(geometry_.x(Duration(t), half)) + 0.5;
        painter.drawLine(QPointF(x, part.top()), QPointF(x, part.bottom()));
    }
    if (geometry_.laneHeight() > 14.0)
        for (std::size_t lane = 0; lane < geometry_.lanes(); ++lane) {
            if (geometry_.halfOf(lane) != half)
                continue;
            const double y = std::round(geometry_.laneCentre(lane)) + 0.5;
            painter.drawLine(QPointF(part.left(), y), QPointF(part.right(), y));
        }
    // A firmer line where the muscle changes: right and left of one muscle belong together.
    painter.setPen(QPen(theme().line, 1.0));
    for (std::size_t lane = 0; lane < geometry_.lanes(); ++lane) {
        const bool isFirst = geometry_.layout.places[lane].row == 0;
        const bool isPair = geometry_.halves() == 1 && lane > 0 &&
                            scene_.lanes[lane].name == scene_.lanes[lane - 1].name;
        if (geometry_.halfOf(lane) != half || isFirst || isPair || geometry_.laneHeight() <= 9.0)
            continue;
        const double y = std::round(geometry_.laneBox(lane).top());
        painter.drawLine(QPointF(part.left(), y + 0.5), QPointF(part.right(), y + 0.5));
    }
    const auto strike = [&](TimeInterval interval, const QString& word) {
        if (!interval.overlaps(scene_.window))
            return;
        const QRectF band = geometry_.band(interval, half);
        painter.fillRect(band, theme().gap);
        painter.fillRect(band, QBrush(theme().gapHatch, Qt::BDiagPattern));
        if (band.width() > 40.0 && !word.isEmpty()) {
            painter.setPen(theme().faintInk);
            painter.drawText(band.adjusted(0, 6, 0, 0), Qt::AlignHCenter | Qt::AlignTop, word);
        }
    };
    for (const TimeInterval& gap : scene_.gaps)
        strike(gap, QCoreApplication::translate("TraceLayer", "gap"));
    strike({scene_.length, scene_.length + Duration(1e9)},
           QCoreApplication::translate("TraceLayer", "end of the recording"));
}

void TraceLayer::drawTraces(std::size_t half, double pixelRatio, ColumnRange range)
{
    if (!scene_.page)
        return;
    const engine::TracePage& page = *scene_.page;
    const int columns = geometry_.columns(pixelRatio);
    // Each is rounded to whole pixels by itself: the right half shall not be one too far.
    const int offset = std::min(
        static_cast<int>(
            std::lround((geometry_.half(half).left() - geometry_.plot.left()) * pixelRatio)),
        picture_.width() - columns);
    // A page of another window or width is of no use; the right one is on its way.
    if (page.request.window != scene_.window || page.request.display != scene_.display ||
        page.request.columns != static_cast<std::size_t>(columns) ||
        page.traces.size() != scene_.lanes.size() || offset < 0)
        return;
    // The half of the picture, as a picture of its own on the same pixels.
    QImage part(picture_.scanLine(0) + static_cast<std::ptrdiff_t>(offset) * 4, columns,
                picture_.height(), picture_.bytesPerLine(), picture_.format());
    for (std::size_t i = 0; i < scene_.lanes.size(); ++i) {
        if (geometry_.halfOf(i) != half)
            continue;
        const Lane& lane = scene_.lanes[i];
        const GainGroup& gain = scene_.gains[lane.gainGroup];
        const double polarity = scene_.isNegativeUp ? -1.0 : 1.0;
        const RowScale scale{.zero = (geometry_.laneCentre(i) - geometry_.plot.top()) * pixelRatio,
                             .perUnit = polarity * lane.displayScale / gain.perDivision.value() *
                                        geometry_.laneHeight() * pixelRatio,
                             .baseline = static_cast<double>(page.traces[i].baseline)};
        QColor colour = colourOf(lane.side);
        if (!lane.isUsable || lane.isBad)
            colour = theme().unusable;
        drawTrace(part, page.traces[i], scale, colour, theme().danger, 1.25 * pixelRatio, range);
    }
}

void TraceLayer::drawBursts(QPainter& painter, std::size_t half) const
{
    const double height = geometry_.laneHeight();
    const double inset = std::min(6.0, height * 0.08);
    for (const BurstMark& burst : scene_.bursts) {
        if (geometry_.halfOf(burst.lane) != half)
            continue;
        QRectF box = geometry_.band(burst.interval, half);
        box.setTop(geometry_.laneCentre(burst.lane) - height / 2.0 + inset);
        box.setHeight(height - 2.0 * inset);
        box.setWidth(std::max(box.width(), 1.5));
        const QColor colour = colourOf(burst.kind);
        QColor tint = colour;
        tint.setAlpha(46);
        painter.fillRect(box, tint);
        const double bar = std::clamp(height * 0.06, 1.5, 4.0);
        painter.fillRect(QRectF(box.left(), box.bottom() - bar, box.width(), bar), colour);
    }
}

}  // namespace facialis::ui
