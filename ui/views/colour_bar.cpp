// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/colour_bar.hpp"

#include <cmath>
#include <QPainter>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/views/chart_pane.hpp"
#include "ui/views/colour_map.hpp"

namespace facialis::ui {

ColourBar::ColourBar(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Colour scale"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void ColourBar::setScale(double low, double high, const QString& title)
{
    low_ = low;
    high_ = high;
    title_ = title;
    setAccessibleDescription(
        tr("%1 (dark) to %2 (light), %3").arg(number(low), number(high), title));
    update();
}

void ColourBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QFont small = font();
    small.setPointSizeF(8.0);
    painter.setFont(small);
    const QRectF bar(4.0, 10.0, 14.0, height() - 30.0);
    const auto& colours = levelColours();
    for (int y = 0; y < static_cast<int>(bar.height()); ++y) {
        const double level = 1.0 - (y + 0.5) / bar.height();
        painter.fillRect(QRectF(bar.left(), bar.top() + y, bar.width(), 1.0),
                         QColor(colours[static_cast<std::size_t>(level * 255.0)]));
    }
    painter.setPen(theme().line);
    painter.drawRect(bar);
    painter.setPen(theme().ink);
    const double step = tickStep(high_ - low_, 5);
    for (double value = std::ceil(low_ / step) * step; value <= high_ + 1e-9; value += step) {
        const double y = bar.bottom() - (value - low_) / (high_ - low_) * bar.height();
        painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 3.0, y));
        painter.drawText(QRectF(bar.right() + 5.0, y - 7.0, 26.0, 14.0),
                         Qt::AlignLeft | Qt::AlignVCenter, number(value));
    }
    painter.translate(width() - 14.0, bar.center().y());
    painter.rotate(-90.0);
    painter.drawText(QRectF(-bar.height() / 2.0 - 10.0, -8.0, bar.height() + 20.0, 16.0),
                     Qt::AlignCenter, title_);
}

}  // namespace facialis::ui
