// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the traces: header, movements, names, times.
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
        // All of them stand in the toolbar, too: none is cut.
        if (at.x() + painter.fontMetrics().horizontalAdvance(words) + 18.0 <=
            geometry_.whole.right() - 4.0)
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

void TraceLayer::drawTasks(QPainter& painter) const
{
    const QFont font = painter.font();
    painter.setFont(smaller(font, 8.5));
    for (std::size_t half = 0; half < geometry_.halves(); ++half) {
        const QRectF& part = geometry_.half(half);
        painter.save();
        painter.setClipRect(
            QRectF(part.left(), geometry_.tasks.top(), part.width(), geometry_.tasks.height()));
        for (const TaskMark& task : scene_.tasks) {
            const bool isMoment = task.interval.length() <= Duration(0.0);
            QRectF box = geometry_.tasks.adjusted(0, 2, 0, -2);
            box.setLeft(std::max(geometry_.x(task.interval.onset, half), part.left()));
            box.setRight(isMoment
                             ? box.left() + painter.fontMetrics().horizontalAdvance(task.text) + 12
                             : std::min(geometry_.x(task.interval.offset, half), part.right()));
            if (box.width() < 2.0)
                box.setWidth(2.0);
            if (!isMoment)
                painter.fillRect(box, theme().task);
            painter.fillRect(QRectF(box.left(), box.top(), 2.0, box.height()), theme().faintInk);
            painter.setPen(theme().ink);
            const QRectF inside = box.adjusted(6, 0, -2, 0);
            if (inside.width() > 30.0)
                painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft,
                                 painter.fontMetrics().elidedText(
                                     task.text, Qt::ElideRight, static_cast<int>(inside.width())));
        }
        painter.restore();
    }
    painter.setFont(font);
}

void TraceLayer::drawGutter(QPainter& painter) const
{
    const QFont font = painter.font();
    for (std::size_t lane = 0; lane < scene_.lanes.size(); ++lane) {
        drawName(painter, lane);
        painter.setFont(font);
    }
}

void TraceLayer::drawName(QPainter& painter, std::size_t index) const
{
    const Theme& t = theme();
    const QFont font = painter.font();
    const Lane& lane = scene_.lanes[index];
    const double height = geometry_.laneHeight();
    // As large as the reader wants, but never larger than the lane.
    const auto fitting = [&](double wanted, double room) {
        QFont fitted = font;
        fitted.setPointSizeF(std::min(points(wanted), std::max(5.0, room * 0.55)));
        return fitted;
    };
    const QColor colour = colourOf(lane.side);
    const double centre = geometry_.laneCentre(index);
    const QRectF gutter = geometry_.gutter(index);
    const bool isMirrored = geometry_.halfOf(index) == 1;
    // Side by colour, by letter, and by the stroke at the edge: left is dashed.
    const double edge = isMirrored ? gutter.left() + 6.0 : gutter.right() - 6.0;
    const double reach = height / 2.0 - std::min(3.0, height * 0.1);
    painter.setPen(
        QPen(colour, 3.0, lane.side == Side::left ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(edge, centre - reach), QPointF(edge, centre + reach));

    const double chip = std::min(lengthForText(20.0), std::max(9.0, height - 2.0));
    const QRectF badge(isMirrored ? gutter.right() - 12.0 - chip : gutter.left() + 10.0,
                       centre - chip / 2.0, chip + 2.0, chip);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(colour, 1.4));
    painter.setBrush(lane.side ? QBrush(colour) : QBrush(t.paper));
    painter.drawRoundedRect(badge, 4.0, 4.0);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QFont bold = fitting(9.5, chip);
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(lane.side ? t.paper : colour);
    painter.drawText(badge, Qt::AlignCenter, sideLetter(lane.side));

    const bool isAsRecorded =
        !lane.isFilterable && scene_.display == engine::TraceDisplay::filtered;
    const bool isBad = lane.isBad || !lane.isUsable || !lane.trouble.isEmpty();
    // Face to face there is little room beside the traces: a label that would be cut is left out.
    const double room = std::abs(edge - badge.center().x()) - badge.width() / 2.0 - 14.0;
    const bool isLabelCut = geometry_.halves() == 2 &&
                            QFontMetricsF(smaller(font, 8.0)).horizontalAdvance(lane.label) > room;
    const bool hasTwoLines = height >= lengthForText(36.0) &&
                             ((lane.name != lane.label && !isLabelCut) || isBad || isAsRecorded);
    QRectF words = isMirrored ? QRectF(QPointF(edge + 6.0, centre - height / 2.0),
                                       QPointF(badge.left() - 8.0, centre + height / 2.0))
                              : QRectF(QPointF(badge.right() + 8.0, centre - height / 2.0),
                                       QPointF(edge - 6.0, centre + height / 2.0));
    const int align = isMirrored ? Qt::AlignRight : Qt::AlignLeft;
    const auto fits = [&](const QString& what) {
        return painter.fontMetrics().horizontalAdvance(what) <= words.width();
    };
    const auto write = [&](const QRectF& where, const QString& what, int flags) {
        painter.drawText(where, flags,
                         painter.fontMetrics().elidedText(what, Qt::ElideRight,
                                                          static_cast<int>(where.width())));
    };
    painter.setFont(fitting(9.5, height));
    painter.setPen(isBad ? t.danger : t.ink);
    if (!hasTwoLines) {
        const QString name = lane.trouble.isEmpty()
                                 ? lane.name
                                 : lane.shortName + QStringLiteral(": ") + lane.trouble;
        write(words, fits(name) || !lane.trouble.isEmpty() ? name : lane.shortName,
              Qt::AlignVCenter | align);
        return;
    }
    QRectF upper = words, lower = words;
    upper.setBottom(centre + 1.0);
    lower.setTop(centre + 1.0);
    write(upper, fits(lane.name) ? lane.name : lane.shortName, Qt::AlignBottom | align);
    painter.setFont(smaller(font, 8.0));
    painter.setPen(isBad ? t.danger : t.faintInk);
    write(lower,
          !lane.trouble.isEmpty() ? lane.trouble
          : !lane.isUsable        ? tr("not usable \u2013 see Quality")
          : isAsRecorded          ? tr("as recorded, not filtered")
                                  : lane.label,
          Qt::AlignTop | align);
}

void TraceLayer::drawTimes(QPainter& painter) const
{
    // Face to face the chart's own axis would stand under both halves and say one time for two
    // places: each half has its times written here. The time of day stands under either.
    const bool isElapsed = geometry_.halves() > 1;
    if (!isElapsed && !scene_.start)
        return;
    const QFont font = painter.font();
    const double division = scene_.division.seconds();
    const double first = std::ceil(scene_.window.onset.seconds() / division - 1e-9) * division;
    const auto row = [&](std::size_t half, double top, double leftMost, const auto& wordsOf) {
        double free = leftMost;
        for (double t = first; t <= scene_.window.offset.seconds() + 1e-9; t += division) {
            const QString words = wordsOf(Duration(t));
            const double width = painter.fontMetrics().horizontalAdvance(words);
            const double x = geometry_.x(Duration(t), half);
            if (x - width / 2.0 < free || x + width / 2.0 > geometry_.whole.right())
                continue;
            painter.drawText(QRectF(x - width / 2.0 - 2.0, geometry_.plot.bottom() + top,
                                    width + 4.0, lengthForText(14.0)),
                             Qt::AlignCenter, words);
            free = x + width / 2.0 + 12.0;
        }
    };
    for (std::size_t half = 0; half < geometry_.halves(); ++half) {
        const double leftMost = geometry_.half(half).left() - 30.0;
        painter.setFont(font);
        painter.setPen(theme().ink);
        if (isElapsed)
            row(half, lengthForText(4.0), leftMost,
                [&](Duration at) { return axisTime(at, scene_.division); });
        painter.setFont(smaller(font, 8.0));
        painter.setPen(theme().faintInk);
        if (scene_.start)
            row(half, lengthForText(20.0), leftMost, [&](Duration at) {
                return division < 1.0 ? preciseClockTime(scene_.start, at)
                                      : clockTime(scene_.start, at);
            });
    }
    painter.setFont(font);
}

}  // namespace facialis::ui
