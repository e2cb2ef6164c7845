// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the traces: header, movements, names, clock, scale bars.
#include <algorithm>
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

/// A rounded label with text; returns where the next one may begin.
double drawBadge(QPainter& painter, QPointF at, const QString& words, QColor ink, QColor paper,
                 QColor border)
{
    const double width = painter.fontMetrics().horizontalAdvance(words) + 18.0;
    const QRectF box(at.x(), at.y(), width, lengthForText(21.0));
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(border, 1.0));
    painter.setBrush(paper);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4.0, 4.0);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignCenter, words);
    return box.right() + 7.0;
}

QFont smaller(const QFont& font, double size)
{
    QFont small = font;
    small.setPointSizeF(facialis::ui::points(size));
    return small;
}

}  // namespace

void TraceLayer::drawHeader(QPainter& painter) const
{
    const Theme& t = theme();
    QPointF at(geometry_.plot.left(), geometry_.header.top() + 8.0);
    const bool isRaw = scene_.display == engine::TraceDisplay::raw;
    at.setX(drawBadge(painter, at, scene_.filterBadge, isRaw ? t.cautionInk : t.ink,
                      isRaw ? t.cautionPaper : t.badge, isRaw ? t.caution : t.badgeEdge));
    const auto plain = [&](const QString& words) {
        at.setX(drawBadge(painter, at, words, t.ink, t.paper, t.line));
    };
    for (const GainGroup& gain : scene_.gains)
        plain(tr("%1 %2/div").arg(number(gain.perDivision.value()), gain.unit));
    const double page = scene_.window.length().seconds();
    plain(page < 1.0 ? tr("%1 ms/page").arg(number(page * 1e3))
                     : tr("%1 s/page").arg(number(page)));
    plain(scene_.isNegativeUp ? tr("negative up") : tr("positive up"));
    headerEnd_ = at.x();
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
        const bool isRightMeasured = geometry_.x((a + b) / 2.0) > plot.center().x();
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

void TraceLayer::drawTasks(QPainter& painter) const
{
    painter.save();
    painter.setClipRect(geometry_.tasks);
    const QFont font = painter.font();
    painter.setFont(smaller(font, 8.5));
    for (const TaskMark& task : scene_.tasks) {
        const bool isMoment = task.interval.length() <= Duration(0.0);
        QRectF box = geometry_.tasks.adjusted(0, 2, 0, -2);
        box.setLeft(std::max(geometry_.x(task.interval.onset), geometry_.plot.left()));
        box.setRight(isMoment
                         ? box.left() + painter.fontMetrics().horizontalAdvance(task.text) + 12
                         : std::min(geometry_.x(task.interval.offset), geometry_.plot.right()));
        if (box.width() < 2.0)
            box.setWidth(2.0);
        if (!isMoment)
            painter.fillRect(box, theme().task);
        painter.fillRect(QRectF(box.left(), box.top(), 2.0, box.height()), theme().faintInk);
        painter.setPen(theme().ink);
        const QRectF inside = box.adjusted(6, 0, -2, 0);
        if (inside.width() > 30.0)
            painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft,
                             painter.fontMetrics().elidedText(task.text, Qt::ElideRight,
                                                              static_cast<int>(inside.width())));
    }
    painter.setFont(font);
    painter.restore();
}

void TraceLayer::drawGutter(QPainter& painter) const
{
    const Theme& t = theme();
    const QFont font = painter.font();
    const double height = geometry_.laneHeight();
    const double size = std::clamp(height * 0.55, 5.0, 9.5);
    for (std::size_t i = 0; i < scene_.lanes.size(); ++i) {
        const Lane& lane = scene_.lanes[i];
        const QColor colour = colourOf(lane.side);
        const double centre = geometry_.laneCentre(i);
        // Side by colour, by letter, and by the stroke at the edge: left is dashed.
        const double edge = geometry_.plot.left() - 6.0;
        const double reach = height / 2.0 - std::min(3.0, height * 0.1);
        painter.setPen(
            QPen(colour, 3.0, lane.side == Side::left ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(edge, centre - reach), QPointF(edge, centre + reach));

        const double chip = std::min(20.0, std::max(9.0, height - 2.0));
        const QRectF badge(geometry_.gutter.left() + 10.0, centre - chip / 2.0, chip + 2.0, chip);
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(QPen(colour, 1.4));
        painter.setBrush(lane.side ? QBrush(colour) : QBrush(t.paper));
        painter.drawRoundedRect(badge, 4.0, 4.0);
        painter.setRenderHint(QPainter::Antialiasing, false);
        QFont bold = smaller(font, std::min(9.5, std::max(5.0, chip * 0.5)));
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(lane.side ? t.paper : colour);
        painter.drawText(badge, Qt::AlignCenter, sideLetter(lane.side));

        const bool isAsRecorded =
            !lane.isFilterable && scene_.display == engine::TraceDisplay::filtered;
        const bool isBad = lane.isBad || !lane.isUsable || !lane.trouble.isEmpty();
        const bool hasTwoLines =
            height >= 36.0 && (lane.name != lane.label || isBad || isAsRecorded);
        QRectF words(badge.right() + 8.0, centre - height / 2.0, 0.0, height);
        words.setRight(edge - 6.0);
        const auto fits = [&](const QString& what) {
            return painter.fontMetrics().horizontalAdvance(what) <= words.width();
        };
        const auto write = [&](const QRectF& where, const QString& what, int flags) {
            painter.drawText(where, flags,
                             painter.fontMetrics().elidedText(what, Qt::ElideRight,
                                                              static_cast<int>(where.width())));
        };
        painter.setFont(smaller(font, size));
        painter.setPen(isBad ? t.danger : t.ink);
        if (!hasTwoLines) {
            const QString name = lane.trouble.isEmpty()
                                     ? lane.name
                                     : lane.shortName + QStringLiteral(": ") + lane.trouble;
            write(words, fits(name) || !lane.trouble.isEmpty() ? name : lane.shortName,
                  Qt::AlignVCenter | Qt::AlignLeft);
            continue;
        }
        QRectF upper = words, lower = words;
        upper.setBottom(centre + 1.0);
        lower.setTop(centre + 1.0);
        write(upper, fits(lane.name) ? lane.name : lane.shortName, Qt::AlignBottom | Qt::AlignLeft);
        painter.setFont(smaller(font, 8.0));
        painter.setPen(isBad ? t.danger : t.faintInk);
        write(lower,
              !lane.trouble.isEmpty() ? lane.trouble
              : !lane.isUsable        ? tr("not usable \u2013 see Quality")
              : isAsRecorded          ? tr("as recorded, not filtered")
                                      : lane.label,
              Qt::AlignTop | Qt::AlignLeft);
    }
    painter.setFont(font);
}

void TraceLayer::drawClock(QPainter& painter) const
{
    if (!scene_.start)
        return;
    const QFont font = painter.font();
    painter.setFont(smaller(font, 8.0));
    painter.setPen(theme().faintInk);
    const double division = scene_.division.seconds();
    const double first = std::ceil(scene_.window.onset.seconds() / division - 1e-9) * division;
    double free = geometry_.plot.left() - 30.0;
    for (double t = first; t <= scene_.window.offset.seconds() + 1e-9; t += division) {
        const QString words = division < 1.0 ? preciseClockTime(scene_.start, Duration(t))
                                             : clockTime(scene_.start, Duration(t));
        const double width = painter.fontMetrics().horizontalAdvance(words);
        const double x = geometry_.x(Duration(t));
        if (x - width / 2.0 < free || x + width / 2.0 > geometry_.whole.right())
            continue;
        painter.drawText(
            QRectF(x - width / 2.0 - 2.0, geometry_.plot.bottom() + lengthForText(20.0),
                   width + 4.0, lengthForText(14.0)),
            Qt::AlignCenter, words);
        free = x + width / 2.0 + 12.0;
    }
    painter.setFont(font);
}

void TraceLayer::drawScaleBars(QPainter& painter) const
{
    // One bar for each unit on screen, always there, always with its value.
    double right = geometry_.plot.right() - 12.0;
    const double bottom = geometry_.plot.bottom() - 26.0;
    const double time = scene_.division / scene_.window.length() * geometry_.plot.width();
    bool isFirst = true;
    for (const GainGroup& gain : scene_.gains) {
        const double longest = std::clamp(geometry_.plot.height() / 4.0, 24.0, 110.0);
        OneTwoFive bar = scaleBar(gain.perDivision, geometry_.laneHeight(), longest);
        double height = bar.value() / gain.perDivision.value() * geometry_.laneHeight();
        while (height < 18.0) {  // of 64 low lanes one division would hardly be seen
            bar = bar.up();
            height = bar.value() / gain.perDivision.value() * geometry_.laneHeight();
        }
        const QString value = number(bar.value()) + QLatin1Char(' ') + gain.unit;
        const double division = scene_.division.seconds();
        const QString span = division < 1.0 ? tr("%1 ms").arg(number(division * 1e3))
                                            : tr("%1 s").arg(number(division));
        const double words = painter.fontMetrics().horizontalAdvance(value);
        const double width = std::max(words + 12.0, isFirst ? time : 0.0) + 16.0;
        const QRectF box(right - width, bottom - height - 24.0, width, height + 44.0);
        QColor veil = theme().paper;
        veil.setAlpha(225);
        painter.fillRect(box, veil);
        painter.setPen(QPen(theme().line, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
        const double x = box.right() - 9.0, y = bottom;
        painter.setPen(QPen(theme().ink, 2.0, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(x, y), QPointF(x, y - height));
        if (isFirst)
            painter.drawLine(QPointF(x + 1.0, y), QPointF(x - time, y));
        painter.setPen(theme().ink);
        painter.drawText(QRectF(box.left(), y - height / 2.0 - 9.0, x - box.left() - 6.0, 18.0),
                         Qt::AlignRight | Qt::AlignVCenter, value);
        painter.drawText(QRectF(x - 40.0, y - height - 20.0, 46.0, 16.0),
                         Qt::AlignRight | Qt::AlignVCenter,
                         scene_.isNegativeUp ? tr("\u2212 \u2191") : tr("+ \u2191"));
        if (isFirst)
            painter.drawText(QRectF(x - time, y + 2.0, time, 16.0),
                             Qt::AlignHCenter | Qt::AlignVCenter, span);
        right = box.left() - 8.0;
        isFirst = false;
    }
}

}  // namespace facialis::ui
