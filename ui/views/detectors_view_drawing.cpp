// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of the detectors: a trace, and a row of marks for each.
#include <algorithm>
#include <cmath>
#include <QChart>
#include <QLegend>
#include <QPainter>
#include <QValueAxis>

#include "dsp/detection/make_detector.hpp"
#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/views/chart_pane.hpp"
#include "ui/views/detector_rows.hpp"
#include "ui/views/detectors_view.hpp"

namespace facialis::ui {
namespace {

constexpr double traceRows = 2.0;  // height of the trace, in rows

}  // namespace

double DetectorsView::heightOf(std::size_t row) const
{
    const auto all = static_cast<double>(dsp::detectorNames().size());
    return all - static_cast<double>(row) - 0.5;
}

void DetectorsView::redraw()
{
    if (!result() || !selection())
        return;
    const auto all = static_cast<double>(dsp::detectorNames().size());
    chart_->setHorizontal(window_.onset.seconds(), window_.offset.seconds(),
                          tr("Time from the start of the recording (s)"), 10);
    chart_->setVertical(0.0, all + traceRows, {});
    chart_->paintUnder([this](QPainter& painter, const QRectF& plot) { paintRows(painter, plot); });

    QList<DetectorRows::Row> names;
    for (std::size_t k = 0; k < rows_.size(); ++k) {
        const DetectorRow& row = rows_[k];
        QString numbers =
            row.marks.error ? tr("not run") : QString::number(row.marks.bursts.size());
        if (row.isInUse)
            numbers += tr(" \u00b7 in use");
        else if (!row.marks.error)
            numbers += tr(" \u00b7 \u03ba %1 \u00b7 %2 %")
                           .arg(row.agreement.kappa ? QString::number(*row.agreement.kappa, 'f', 2)
                                                    : QStringLiteral("\u2013"))
                           .arg(row.agreement.fraction * 100.0, 0, 'f', 0);
        names.append({text(row.marks.detector), numbers, row.isInUse, k == row_});
    }
    for (const std::string& name : waiting_)
        names.append({text(name), tr("waiting"), false, false});
    const QString unit = displayUnit(channels()[channel_]);
    const double reach = traceReach_ * displayScale(channels()[channel_]);
    names_->setRows(names, all + traceRows, traceRows,
                    tr("Filtered trace, \u00b1%1 %2").arg(number(reach), unit));

    QStringList details;
    if (row_ < rows_.size()) {
        const DetectorRow& row = rows_[row_];
        if (row.marks.error)
            details.append(tr("%1 did not run: %2")
                               .arg(text(row.marks.detector), text(row.marks.error->sentence())));
        else if (burst_ && *burst_ < row.marks.bursts.size())
            details.append(tr("%1, burst %2 of %3: %4")
                               .arg(text(row.marks.detector))
                               .arg(*burst_ + 1)
                               .arg(row.marks.bursts.size())
                               .arg(spanWords(row.marks.bursts[*burst_])));
        else
            details.append(
                tr("%1: %2").arg(text(row.marks.detector),
                                 counted(row.marks.bursts.size(), tr("1 burst"), tr("%1 bursts"))));
    }
    details.append(text(session()->filterBadge(channel_)));
    details.append(tr("\u03ba: Cohen's kappa over time, %: of the time alike, both with the "
                      "detector in use; the others began %1 before the window")
                       .arg(seconds(std::min(engine::detectorRunUp, window_.onset), 0)));
    showBody(tr("%1, %2").arg(nameOf(channel_), spanWords(window_)),
             details.join(QStringLiteral(" \u00b7 ")));
}

void DetectorsView::paintTrace(QPainter& painter, const QRectF& area) const
{
    if (trace_.size() == 0 || !(traceReach_ > 0.0))
        return;
    painter.setPen(QPen(colourOf(channels()[channel_].side), 1.0));
    for (std::size_t c = 0; c < trace_.size(); ++c) {
        if (std::isnan(trace_.low[c]))
            continue;
        const double x = area.left() + (static_cast<double>(c) + 0.5) /
                                           static_cast<double>(trace_.size()) * area.width();
        const auto y = [&](float value) {
            return area.center().y() - double(value) / traceReach_ * area.height() / 2.0;
        };
        painter.drawLine(QPointF(x, y(trace_.high[c])), QPointF(x, y(trace_.low[c]) + 0.5));
    }
}

void DetectorsView::paintRows(QPainter& painter, const QRectF& plot) const
{
    const double unit =
        plot.height() / (static_cast<double>(dsp::detectorNames().size()) + traceRows);
    paintTrace(painter,
               QRectF(plot.left(), plot.top() + 2.0, plot.width(), unit * traceRows - 4.0));
    for (std::size_t k = 0; k < rows_.size(); ++k) {
        const double top = plot.top() + unit * (traceRows + static_cast<double>(k));
        painter.setPen(theme().grid);
        painter.drawLine(QPointF(plot.left(), top), QPointF(plot.right(), top));
        for (std::size_t b = 0; b < rows_[k].marks.bursts.size(); ++b) {
            const TimeInterval burst = rows_[k].marks.bursts[b];
            const auto x = [&](Duration time) {
                return plot.left() + (time - window_.onset) / window_.length() * plot.width();
            };
            const QRectF bar(x(burst.onset), top + unit * 0.2,
                             std::max(2.0, x(burst.offset) - x(burst.onset)), unit * 0.6);
            const bool isChosen = k == row_ && burst_ == b;
            painter.fillRect(bar, isChosen           ? theme().highlight
                                  : rows_[k].isInUse ? theme().ink
                                                     : theme().faintInk);
            if (isChosen) {
                painter.setPen(QPen(theme().ink, 1.4));
                painter.drawRect(bar);
            }
        }
    }
}

}  // namespace facialis::ui
