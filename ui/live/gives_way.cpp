// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/gives_way.hpp"

#include <QEvent>
#include <QLayout>
#include <QScopedValueRollback>
#include <QWidget>
#include <utility>

namespace facialis::ui {

GivesWay::GivesWay(QWidget& row, std::vector<Step> steps)
    : QObject(&row), row_(row), steps_(std::move(steps))
{
    row.installEventFilter(this);
}

bool GivesWay::isTooNarrow() const
{
    // One layout within another keeps what it knew of a widget that was hidden since.
    for (QLayout* inner : row_.findChildren<QLayout*>())
        inner->invalidate();
    row_.layout()->invalidate();
    return row_.layout()->totalMinimumSize().width() > row_.width();
}

void GivesWay::fit()
{
    if (isFitting_)
        return;
    const QScopedValueRollback busy(isFitting_, true);
    while (taken_ < steps_.size() && isTooNarrow())
        steps_[taken_++](true);
}

bool GivesWay::eventFilter(QObject* watched, QEvent* event)
{
    // What is shown or hidden here changes the height of the row at once, which comes back as
    // another resize; only its width is ours.
    if (watched == &row_ && event->type() == QEvent::Resize && row_.width() != width_ &&
        !isFitting_) {
        width_ = row_.width();
        {
            const QScopedValueRollback busy(isFitting_, true);
            while (taken_ > 0)
                steps_[--taken_](false);
        }
        fit();
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace facialis::ui
