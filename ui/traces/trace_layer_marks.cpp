// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on the traces: places that are marked, limits, cursors and what they read, scale
// bars.
#include <algorithm>
#include <array>
#include <cmath>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/traces/trace_layer.hpp"

namespace facialis::ui {
namespace {

QString tr(const char* source)
{
    return QCoreApplication::translate("TraceLayer", source);
}

QFont smaller(const QFont& font, double size)
{
    QFont small = font;
    small.setPointSizeF(points(size));
    return small;
}

}  // namespace

void TraceLayer::drawHighlight(QPainter& painter, std::size_t half) const
{
    if (!scene_.highlight || !scene_.highlight->interval.overlaps(scene_.window))
        return;
    QRectF band = geometry_.band(scene_.highlight->interval, half);
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
        if (geometry_.halfOf(i) == half &&
            std::ranges::find(wanted, scene_.lanes[i].channel) != wanted.end())
            mark(QRectF(band.left(), geometry_.laneBox(i).top() + 1.0, band.width(),
                        geometry_.laneHeight() - 2.0));
}

void TraceLayer::drawSelection(QPainter& painter, std::size_t half) const
{
    if (!scene_.selection || !scene_.selection->interval.overlaps(scene_.window))
        return;
    const auto lane = std::ranges::find(scene_.lanes, scene_.selection->channel, &Lane::channel);
    const auto index = static_cast<std::size_t>(lane - scene_.lanes.begin());
    if (lane == scene_.lanes.end() || geometry_.halfOf(index) != half)
        return;
    QRectF box = geometry_.band(scene_.selection->interval, half);
    box.setTop(geometry_.laneBox(index).top() + 1.0);
    box.setHeight(geometry_.laneHeight() - 2.0);
    QColor wash = theme().accent;
    wash.setAlpha(40);
    painter.fillRect(box, wash);
    painter.setPen(QPen(theme().accent, 1.0, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
}

void TraceLayer::drawLimits(QPainter& painter, std::size_t half) const
{
    if (!scene_.areLimitsShown)
        return;
    const QRectF& part = geometry_.half(half);
    for (std::size_t i = 0; i < scene_.lanes.size(); ++i) {
        const Lane& lane = scene_.lanes[i];
        if (geometry_.halfOf(i) != half || !lane.isFilterable || (!lane.leastRms && !lane.restRms))
            continue;
        const double centre = geometry_.laneCentre(i);
        const double reach = limitHeight(scene_, i, geometry_.laneHeight());
        painter.setPen(QPen(theme().ink, lane.leastRms ? 1.4 : 1.0,
                            lane.leastRms ? Qt::SolidLine : Qt::DotLine));
        for (const double y : {centre - reach, centre + reach})
            painter.drawLine(QPointF(part.left(), y), QPointF(part.right(), y));
        const double value = lane.leastRms.value_or(lane.restRms.value_or(0.0));
        const QString words =
            (lane.leastRms ? tr("least burst %1 %2 RMS") : tr("rest %1 %2 RMS, no limit"))
                .arg(number(value * lane.displayScale), scene_.gains[lane.gainGroup].unit);
        if (geometry_.laneHeight() > 26.0)
            painter.drawText(QPointF(part.left() + 6.0, centre - reach - 3.0), words);
    }
}

void TraceLayer::drawCursors(QPainter& painter, std::size_t half) const
{
    if (!scene_.cursors)
        return;
    const std::array cursors{scene_.cursors->first, scene_.cursors->second};
    const std::array names{QStringLiteral("A"), QStringLiteral("B")};
    for (std::size_t i = 0; i < 2; ++i) {
        const double x = geometry_.x(cursors[i], half);
        painter.setPen(QPen(theme().ink, 1.0, i == 0 ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(QPointF(x, geometry_.plot.top()), QPointF(x, geometry_.plot.bottom()));
        const QRectF flag(x - 9.0, geometry_.plot.top(), 18.0, 17.0);
        painter.fillRect(flag, theme().ink);
        painter.setPen(theme().paper);
        painter.drawText(flag, Qt::AlignCenter, names[i]);
    }
}

QRectF TraceLayer::playheadStrip(Duration place, std::size_t half) const
{
    const double x = geometry_.x(place, half);
    return QRectF(x - 10.0, geometry_.plot.top(), 20.0, geometry_.plot.height());
}

void TraceLayer::drawPlayhead(QPainter& painter, std::size_t half) const
{
    if (!scene_.playhead)
        return;
    const QRectF strip = playheadStrip(*scene_.playhead, half);
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

void TraceLayer::drawReadings(QPainter& painter) const
{
    if (!scene_.cursors || scene_.cursorReadings.isEmpty())
        return;
    const auto widthOf = [&](const QString& words) {
        return painter.fontMetrics().horizontalAdvance(words) + 20.0;
    };
    // Beside the badges where there is room, otherwise on the half of the traces that is not
    // measured.
    const QRectF& plot = geometry_.plot;
    const QString gap = QStringLiteral("     ");
    const bool fitsInHeader = plot.right() - widthOf(scene_.cursorReadings.join(gap)) >= headerEnd_;
    const double most = fitsInHeader ? plot.width() : plot.width() / 2.0;
    QStringList rows;
    double width = 0.0;
    for (const QString& reading : scene_.cursorReadings) {
        const QString longer = rows.isEmpty() ? reading : rows.back() + gap + reading;
        if (rows.isEmpty() || widthOf(longer) > most)
            rows.push_back(reading);
        else
            rows.back() = longer;
        width = std::max(width, std::min(widthOf(rows.back()), most));
    }
    QRectF box(plot.right() - width, geometry_.header.top() + 8.0, width,
               lengthForText(22.0) * static_cast<double>(rows.size()));
    if (!fitsInHeader) {
        const auto [a, b] = *scene_.cursors;
        const std::size_t half =
            scene_.measuredLane < geometry_.lanes() ? geometry_.halfOf(scene_.measuredLane) : 0;
        const bool isRightMeasured = geometry_.x((a + b) / 2.0, half) > plot.center().x();
        box.moveTo(isRightMeasured ? plot.left() + 8.0 : plot.right() - width - 8.0,
                   plot.top() + 22.0);
    }
    painter.fillRect(box, theme().ink);
    painter.setPen(theme().paper);
    for (QString& row : rows)
        row = painter.fontMetrics().elidedText(row, Qt::ElideRight,
                                               static_cast<int>(box.width()) - 8);
    painter.drawText(box, Qt::AlignCenter, rows.join(QLatin1Char('\n')));
}

void TraceLayer::drawScaleBars(QPainter& painter) const
{
    // One bar for each unit on screen, always there, always with its value; the lowest has the
    // bar of time at its foot.
    const QRectF& room = geometry_.scales;
    const QFont font = painter.font();
    painter.setFont(smaller(font, 8.5));
    const double line = painter.fontMetrics().height();
    const double x = room.left() + 9.0;
    const double widest = room.right() - x - 3.0;
    if (widest < 12.0)
        return;  // a pane that was all but closed
    double foot = room.bottom() - line - 6.0;
    bool isFirst = true;
    for (const GainGroup& gain : scene_.gains) {
        const double longest = std::clamp(room.height() / 4.0, 24.0, 110.0);
        OneTwoFive bar = scaleBar(gain.perDivision, geometry_.laneHeight(), longest);
        double height = bar.value() / gain.perDivision.value() * geometry_.laneHeight();
        while (height < 18.0) {  // of 64 low lanes one division would hardly be seen
            bar = bar.up();
            height = bar.value() / gain.perDivision.value() * geometry_.laneHeight();
        }
        painter.setPen(QPen(theme().ink, 2.0, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(x, foot), QPointF(x, foot - height));
        if (isFirst) {
            const double pixelsASecond =
                geometry_.half(0).width() / scene_.window.length().seconds();
            const OneTwoFive span =
                OneTwoFive::atMost(std::min(scene_.division.seconds(), widest / pixelsASecond));
            painter.drawLine(QPointF(x - 1.0, foot),
                             QPointF(x + span.value() * pixelsASecond, foot));
            painter.setPen(theme().ink);
            painter.drawText(QRectF(x, foot + 2.0, widest, line), Qt::AlignLeft | Qt::AlignVCenter,
                             span.value() < 1.0 ? tr("%1 ms").arg(number(span.value() * 1e3))
                                                : tr("%1 s").arg(number(span.value())));
        }
        painter.setPen(theme().ink);
        QString value = number(bar.value()) + QChar(0x00a0) + gain.unit;
        if (painter.fontMetrics().horizontalAdvance(value) > widest - 6.0)
            value.replace(QChar(0x00a0), QLatin1Char('\n'));
        painter.drawText(QRectF(x + 6.0, foot - height / 2.0 - line, widest - 6.0, 2.0 * line),
                         Qt::AlignLeft | Qt::AlignVCenter, value);
        painter.drawText(QRectF(x - 6.0, foot - height - line - 1.0, widest, line),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         scene_.isNegativeUp ? tr("\u2212 \u2191") : tr("+ \u2191"));
        foot -= height + 2.0 * line + 8.0;
        isFirst = false;
    }
    painter.setFont(font);
}

}  // namespace facialis::ui
