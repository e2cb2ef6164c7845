// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/elided_label.hpp"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace facialis::ui {

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 6, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    if (shown != text() && toolTip() != text())
        setToolTip(text());
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()), palette(),
                          isEnabled(), shown, foregroundRole());
}

}  // namespace facialis::ui
