// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of the sweeps, and their numbers as a table.
#include <algorithm>
#include <cmath>
#include <QComboBox>
#include <QKeyEvent>
#include <QToolButton>

#include "ui/app/words.hpp"
#include "ui/views/sweeps_view.hpp"

namespace facialis::ui {

void SweepsView::step(int direction)
{
    if (panels_.empty() || panels_.front().times.empty())
        return;
    const std::size_t count = panels_.front().times.size();
    if (!sweep_)
        sweep_ = direction < 0 ? count - 1 : 0;
    else
        sweep_ = (*sweep_ + count + static_cast<std::size_t>(direction + static_cast<int>(count))) %
                 count;
    redraw();
    const Duration at = panels_.front().times[*sweep_];
    const TimeScale time = scaleOf(*source());
    choosePlace({at + Duration(time.fromMs * 1e-3), at + Duration(time.toMs * 1e-3)},
                source()->channels);
}

bool SweepsView::wantsKey(int key) const
{
    return key == Qt::Key_N || key == Qt::Key_P || key == Qt::Key_Return || key == Qt::Key_Enter ||
           key == Qt::Key_R || key == Qt::Key_Plus || key == Qt::Key_Minus ||
           key == Qt::Key_Equal || key == Qt::Key_Up || key == Qt::Key_Down;
}

void SweepsView::keyPressEvent(QKeyEvent* event)
{
    if (panels_.empty() || !wantsKey(event->key())) {
        MeasureView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_R: rectified_->toggle(); break;
    case Qt::Key_P: step(-1); break;
    case Qt::Key_Up: source_->setCurrentIndex(std::max(0, source_->currentIndex() - 1)); break;
    case Qt::Key_Down:
        source_->setCurrentIndex(std::min(source_->count() - 1, source_->currentIndex() + 1));
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        gain_ = gain_.down();
        redraw();
        break;
    case Qt::Key_Minus:
        gain_ = gain_.up();
        redraw();
        break;
    default: step(1);
    }
}

QString SweepsView::copyTable() const
{
    if (panels_.empty())
        return {};
    QList<QStringList> rows;
    QStringList head{tr("Time (ms)")};
    for (const engine::LockedSweeps& panel : panels_) {
        const QString unit = displayUnit(channels()[panel.channel]);
        head.append(tr("Mean of %1 (%2)").arg(nameOf(panel.channel), unit));
        head.append(tr("Rectified mean of %1 (%2)").arg(nameOf(panel.channel), unit));
    }
    rows.append(head);
    const engine::LockedSweeps& first = panels_.front();
    for (std::size_t i = 0; i < first.mean.size(); ++i) {
        QStringList row{
            QString::number(first.sweeps.front().latencyOf(i, first.rate).milliseconds(), 'f', 3)};
        for (const engine::LockedSweeps& panel : panels_) {
            const double scale = displayScale(channels()[panel.channel]);
            for (const auto* mean : {&panel.mean, &panel.rectifiedMean})
                row.append(i < mean->size() && std::isfinite((*mean)[i])
                               ? QString::number((*mean)[i] * scale, 'g', 7)
                               : QString());
        }
        rows.append(row);
    }
    return tabSeparated(rows);
}

}  // namespace facialis::ui
