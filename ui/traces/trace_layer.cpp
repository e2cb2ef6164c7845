// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/trace_layer.hpp"

#include <algorithm>
#include <array>
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
    drawColumns(changed);
    const QRectF strip(geometry_.plot.left() + changed.first / ratio, geometry_.plot.top(),
                       (changed.end - changed.first) / ratio, geometry_.plot.height());
    update(strip);
    overlay_->update(strip);
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
        drawClock(*painter);
    }
    painter->save();
    painter->setClipRect(geometry_.plot);
    drawHighlight(*painter);
    drawSelection(*painter);
    drawLimits(*painter);
    painter->restore();
    painter->setPen(QPen(theme().line, 1.0));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(geometry_.plot.adjusted(-0.5, -0.5, 0.5, 0.5));
}

void TraceLayer::paintOverlay(QPainter& painter) const
{
    painter.save();
    painter.setClipRect(geometry_.plot);
    drawCursors(painter);
    drawPlayhead(painter);
    painter.restore();
    drawScaleBars(painter);
    drawReadings(painter);
}

void TraceLayer::drawPicture(double pixelRatio)
{
    const QSize pixels = (geometry_.plot.size() * pixelRatio).toSize();
    if (picture_.size() != pixels)
        picture_ = QImage(pixels, QImage::Format_RGB32);
    picture_.setDevicePixelRatio(pixelRatio);
    drawColumns({0, pixels.width()});
    isStale_ = false;
}

void TraceLayer::drawColumns(ColumnRange range)
{
    const double ratio = picture_.devicePixelRatio();
    {
        QPainter painter(&picture_);
        const QRectF strip(range.first / ratio, 0.0, (range.end - range.first) / ratio,
                           picture_.height() / ratio);
        painter.setClipRect(strip);
        painter.fillRect(strip, theme().paper);
        painter.translate(-geometry_.plot.topLeft());
        drawBackground(painter);
        drawBursts(painter);
    }
    drawTraces(ratio, range);
}

void TraceLayer::drawBackground(QPainter& painter) const
{
    const QRectF& plot = geometry_.plot;
    // Divisions of time, and a line of rest in each lane.
    painter.setPen(QPen(theme().grid, 1.0));
    const double division = scene_.division.seconds();
    const double end = scene_.window.offset.seconds();
    for (double t = firstMultiple(scene_.window.onset.seconds(), division); t < end;
         t += division) {
        const double x = std::round(geometry_.x(Duration(t))) + 0.5;
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    if (geometry_.laneHeight() > 14.0)
        for (std::size_t lane = 0; lane < geometry_.lanes; ++lane) {
            const double y = std::round(geometry_.laneCentre(lane)) + 0.5;
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        }
    // A firmer line where the muscle changes: right and left of one muscle belong together.
    painter.setPen(QPen(theme().line, 1.0));
    for (std::size_t lane = 1; lane < scene_.lanes.size(); ++lane)
        if (scene_.lanes[lane].name != scene_.lanes[lane - 1].name &&
            geometry_.laneHeight() > 9.0) {
            const double y = std::round(geometry_.plot.top() +
                                        static_cast<double>(lane) * geometry_.laneHeight());
            painter.drawLine(QPointF(plot.left(), y + 0.5), QPointF(plot.right(), y + 0.5));
        }
    const auto strike = [&](TimeInterval interval, const QString& word) {
        if (!interval.overlaps(scene_.window))
            return;
        const QRectF band = geometry_.band(interval);
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

void TraceLayer::drawTraces(double pixelRatio, ColumnRange range)
{
    if (!scene_.page)
        return;
    const engine::TracePage& page = *scene_.page;
    // A page of another window or width is of no use; the right one is on its way.
    if (page.request.window != scene_.window || page.request.display != scene_.display ||
        page.request.columns != static_cast<std::size_t>(picture_.width()) ||
        page.traces.size() != scene_.lanes.size())
        return;
    for (std::size_t i = 0; i < scene_.lanes.size(); ++i) {
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
        drawTrace(picture_, page.traces[i], scale, colour, theme().danger, 1.25 * pixelRatio,
                  range);
    }
}

void TraceLayer::drawBursts(QPainter& painter) const
{
    const double height = geometry_.laneHeight();
    const double inset = std::min(6.0, height * 0.08);
    for (const BurstMark& burst : scene_.bursts) {
        QRectF box = geometry_.band(burst.interval);
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

void TraceLayer::drawHighlight(QPainter& painter) const
{
    if (!scene_.highlight || !scene_.highlight->interval.overlaps(scene_.window))
        return;
    QRectF band = geometry_.band(scene_.highlight->interval);
    if (band.width() < 3.0)
        band.adjust(-1.5, 0, 1.5, 0);
    QColor wash = theme().highlight;
    wash.setAlpha(70);
    const auto mark = [&](QRectF box) {
        painter.fillRect(box, wash);
        painter.setPen(QPen(theme().highlightEdge, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
    };
    const auto& wanted = scene_.highlight->channels;
    if (wanted.empty()) {
        mark(band);
        return;
    }
    for (std::size_t i = 0; i < scene_.lanes.size(); ++i)
        if (std::ranges::find(wanted, scene_.lanes[i].channel) != wanted.end())
            mark(QRectF(band.left(), geometry_.laneCentre(i) - geometry_.laneHeight() / 2.0 + 1.0,
                        band.width(), geometry_.laneHeight() - 2.0));
}

void TraceLayer::drawSelection(QPainter& painter) const
{
    if (!scene_.selection || !scene_.selection->interval.overlaps(scene_.window))
        return;
    const auto lane = std::ranges::find(scene_.lanes, scene_.selection->channel, &Lane::channel);
    if (lane == scene_.lanes.end())
        return;
    QRectF box = geometry_.band(scene_.selection->interval);
    const auto index = static_cast<std::size_t>(lane - scene_.lanes.begin());
    box.setTop(geometry_.laneCentre(index) - geometry_.laneHeight() / 2.0 + 1.0);
    box.setHeight(geometry_.laneHeight() - 2.0);
    QColor wash = theme().accent;
    wash.setAlpha(40);
    painter.fillRect(box, wash);
    painter.setPen(QPen(theme().accent, 1.0, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
}

void TraceLayer::drawLimits(QPainter& painter) const
{
    if (!scene_.areLimitsShown)
        return;
    for (std::size_t i = 0; i < scene_.lanes.size(); ++i) {
        const Lane& lane = scene_.lanes[i];
        if (!lane.isFilterable || (!lane.leastRms && !lane.restRms))
            continue;
        const double centre = geometry_.laneCentre(i);
        const double reach = limitHeight(scene_, i, geometry_.laneHeight());
        painter.setPen(QPen(theme().ink, lane.leastRms ? 1.4 : 1.0,
                            lane.leastRms ? Qt::SolidLine : Qt::DotLine));
        for (const double y : {centre - reach, centre + reach})
            painter.drawLine(QPointF(geometry_.plot.left(), y), QPointF(geometry_.plot.right(), y));
        const double value = lane.leastRms.value_or(lane.restRms.value_or(0.0));
        const QString words =
            (lane.leastRms ? QCoreApplication::translate("TraceLayer", "least burst %1 %2 RMS")
                           : QCoreApplication::translate("TraceLayer", "rest %1 %2 RMS, no limit"))
                .arg(number(value * lane.displayScale), scene_.gains[lane.gainGroup].unit);
        if (geometry_.laneHeight() > 26.0)
            painter.drawText(QPointF(geometry_.plot.left() + 6.0, centre - reach - 3.0), words);
    }
}

void TraceLayer::drawCursors(QPainter& painter) const
{
    if (!scene_.cursors)
        return;
    const std::array cursors{scene_.cursors->first, scene_.cursors->second};
    const std::array names{QStringLiteral("A"), QStringLiteral("B")};
    for (std::size_t i = 0; i < 2; ++i) {
        const double x = geometry_.x(cursors[i]);
        painter.setPen(QPen(theme().ink, 1.0, i == 0 ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(QPointF(x, geometry_.plot.top()), QPointF(x, geometry_.plot.bottom()));
        const QRectF flag(x - 9.0, geometry_.plot.top(), 18.0, 17.0);
        painter.fillRect(flag, theme().ink);
        painter.setPen(theme().paper);
        painter.drawText(flag, Qt::AlignCenter, names[i]);
    }
}

void TraceLayer::showPlayhead(std::optional<Duration> place)
{
    for (const auto& stood : {scene_.playhead, place})
        if (stood)
            overlay_->update(playheadStrip(*stood));
    scene_.playhead = place;
}

QRectF TraceLayer::playheadStrip(Duration place) const
{
    const double x = geometry_.x(place);
    return QRectF(x - 10.0, geometry_.plot.top(), 20.0, geometry_.plot.height());
}

void TraceLayer::drawPlayhead(QPainter& painter) const
{
    if (!scene_.playhead)
        return;
    const QRectF strip = playheadStrip(*scene_.playhead);
    const double x = strip.center().x();
    painter.setPen(QPen(theme().accent, 2.0));
    painter.drawLine(QPointF(x, strip.top()), QPointF(x, strip.bottom()));
    // At the foot, where no cursor has its flag: the sign of what plays.
    const QRectF flag(x - 8.0, strip.bottom() - 16.0, 16.0, 16.0);
    painter.fillRect(flag, theme().accent);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().accentInk);
    const std::array sign{flag.topLeft() + QPointF(5.0, 3.5), flag.topLeft() + QPointF(12.0, 8.0),
                          flag.topLeft() + QPointF(5.0, 12.5)};
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.drawConvexPolygon(sign.data(), static_cast<int>(sign.size()));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

}  // namespace facialis::ui
