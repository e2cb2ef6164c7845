// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/live_marks.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <QCoreApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

QString tr(const char* source)
{
    return QCoreApplication::translate("LiveMarks", source);
}

/// Gaps narrower than this, in pixels, look like a line.
constexpr double hole = 12.0;
constexpr std::ptrdiff_t mostNarrow = 3;

}  // namespace

std::vector<std::size_t> gapsToExplain(const std::vector<QRectF>& bands,
                                       const std::vector<QRectF>& boxes)
{
    const auto isNarrow = [](const QRectF& band) { return band.width() < hole; };
    const bool areTooMany = std::ranges::count_if(bands, isNarrow) > mostNarrow;
    std::vector<std::size_t> order(bands.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater(),
                             [&](std::size_t gap) { return bands[gap].width(); });
    std::vector<std::size_t> told;
    for (const std::size_t gap : order) {
        const bool isCovered = std::ranges::any_of(
            told, [&](std::size_t other) { return boxes[other].intersects(boxes[gap]); });
        if (!isCovered && !(areTooMany && isNarrow(bands[gap])))
            told.push_back(gap);
    }
    return told;
}

LiveMarks::LiveMarks(QGraphicsItem* parent) : QGraphicsItem(parent)
{
    setZValue(2000.0);
    setFlag(ItemUsesExtendedStyleOption);
    setAcceptedMouseButtons(Qt::NoButton);
}

void LiveMarks::show(LiveMarksScene scene, const TraceGeometry& geometry)
{
    if (geometry.whole != geometry_.whole)
        prepareGeometryChange();
    scene_ = std::move(scene);
    geometry_ = geometry;
    update();
}

void LiveMarks::moveCursor(Duration from, Duration to)
{
    scene_.cursor = to;
    const double left = geometry_.x(from) - 2.0, right = geometry_.x(to) + 12.0;
    update(QRectF(left, geometry_.plot.top(), right - left, geometry_.plot.height()));
    // A time at the axis reaches beyond its tick.
    update(QRectF(left - 60.0, geometry_.plot.bottom(), right - left + 120.0, 22.0));
}

void LiveMarks::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    if (option->exposedRect.bottom() > geometry_.plot.bottom()) {
        drawAxis(*painter);
        drawLegend(*painter);
    }
    drawBadge(*painter);
    painter->save();
    painter->setClipRect(geometry_.plot);
    drawGaps(*painter);
    drawCursor(*painter);
    drawNotice(*painter);
    painter->restore();
}

void LiveMarks::drawAxis(QPainter& painter) const
{
    painter.setPen(theme().ink);
    const double division = scene_.division.seconds();
    const TimeInterval& window = geometry_.window;
    double free = geometry_.plot.left() - 40.0;
    for (double t = std::ceil(window.onset / scene_.division - 1e-6) * division;
         t <= window.offset.seconds() + 1e-6; t += division) {
        Duration shown(t);
        if (scene_.cursor && shown > *scene_.cursor)
            shown = shown - window.length();
        const double x = geometry_.x(Duration(t));
        painter.setPen(QPen(theme().faintInk, 1.0));
        painter.drawLine(QPointF(x, geometry_.plot.bottom()),
                         QPointF(x, geometry_.plot.bottom() + 4.0));
        if (shown < Duration(-1e-6))
            continue;
        const QString words = axisTime(shown, scene_.division);
        const double width = painter.fontMetrics().horizontalAdvance(words);
        if (x - width / 2.0 < free || x + width / 2.0 > geometry_.whole.right())
            continue;
        painter.setPen(theme().ink);
        painter.drawText(
            QRectF(x - width / 2.0 - 2.0, geometry_.plot.bottom() + 5.0, width + 4.0, 16.0),
            Qt::AlignCenter, words);
        free = x + width / 2.0 + 10.0;
    }
}

void LiveMarks::drawLegend(QPainter& painter) const
{
    double x = geometry_.plot.left();
    const double y = geometry_.footer.bottom() - 12.0;
    const auto entry = [&](QColor colour, Qt::PenStyle style, const QString& words) {
        painter.setPen(QPen(colour, 3.0, style, Qt::FlatCap));
        painter.drawLine(QPointF(x, y), QPointF(x + 22.0, y));
        painter.setPen(theme().ink);
        const double width = painter.fontMetrics().horizontalAdvance(words);
        painter.drawText(QRectF(x + 28.0, y - 9.0, width + 2.0, 18.0), Qt::AlignVCenter, words);
        x += width + 50.0;
    };
    if (scene_.hasRight)
        entry(theme().right, Qt::SolidLine, tr("R = patient's right"));
    if (scene_.hasLeft)
        entry(theme().left, Qt::DashLine, tr("L = patient's left"));
    entry(colourOf(BurstKind::unclassified), Qt::SolidLine, tr("bar under a trace = burst"));
    if (scene_.hasClipped)
        entry(theme().danger, Qt::SolidLine, tr("clipped"));
}

void LiveMarks::drawBadge(QPainter& painter) const
{
    if (scene_.badge.isEmpty())
        return;
    const QFont font = painter.font();
    QFont bold = font;
    bold.setBold(true);
    const double words = QFontMetricsF(font).horizontalAdvance(scene_.badgeWords);
    const double name = QFontMetricsF(bold).horizontalAdvance(scene_.badge);
    const double width = name + (words > 0.0 ? words + 12.0 : 0.0) + 20.0;
    const QRectF box(geometry_.plot.right() - width, geometry_.header.top() + 7.0, width, 23.0);
    const QColor ink = scene_.isLive ? theme().ink : theme().paper;
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(scene_.isLive ? theme().line : theme().accent, 1.0));
    painter.setBrush(scene_.isLive ? theme().paper : theme().accent);
    painter.drawRoundedRect(box, 4.0, 4.0);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(ink);
    painter.setFont(bold);
    painter.drawText(box.adjusted(10.0, 0, 0, 0), Qt::AlignVCenter, scene_.badge);
    painter.setFont(font);
    painter.drawText(box.adjusted(name + 20.0, 0, 0, 0), Qt::AlignVCenter, scene_.badgeWords);
}

void LiveMarks::drawGaps(QPainter& painter) const
{
    std::vector<QRectF> bands, boxes;
    for (const auto& [interval, reason] : scene_.gaps) {
        const QRectF band = geometry_.band(interval);
        bands.push_back(band);
        const double width = painter.fontMetrics().horizontalAdvance(reason) + 16.0;
        // Beside a narrow gap, so that the reason can be read all the same.
        QRectF box(std::min(band.left(), geometry_.plot.right() - width),
                   geometry_.plot.top() + 24.0, width, 20.0);
        box.moveLeft(std::max(box.left(), geometry_.plot.left()));
        boxes.push_back(box);
    }
    painter.setPen(QPen(theme().danger, 1.0));
    painter.setBrush(theme().paper);
    for (const std::size_t gap : gapsToExplain(bands, boxes)) {
        painter.drawRect(boxes[gap]);
        painter.drawText(boxes[gap], Qt::AlignCenter, scene_.gaps[gap].second);
    }
}

void LiveMarks::drawCursor(QPainter& painter) const
{
    if (!scene_.cursor)
        return;
    const double x = geometry_.x(*scene_.cursor) + 0.5;
    painter.setPen(QPen(theme().accent, 1.0));
    painter.drawLine(QPointF(x, geometry_.plot.top()), QPointF(x, geometry_.plot.bottom()));
}

void LiveMarks::drawNotice(QPainter& painter) const
{
    if (scene_.notice.isEmpty())
        return;
    const QRectF within = geometry_.plot.adjusted(20.0, 20.0, -20.0, -20.0);
    QRectF words = painter.boundingRect(within, Qt::AlignCenter | Qt::TextWordWrap, scene_.notice);
    words.adjust(-14.0, -9.0, 14.0, 9.0);
    painter.setPen(QPen(theme().ink, 1.0));
    painter.setBrush(theme().paper);
    painter.drawRect(words);
    painter.drawText(words, Qt::AlignCenter | Qt::TextWordWrap, scene_.notice);
}

}  // namespace facialis::ui
