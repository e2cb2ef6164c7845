// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/histogram_bars.hpp"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QLegend>
#include <QPainter>
#include <QStackedBarSeries>
#include <QValueAxis>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/views/chart_pane.hpp"

namespace facialis::ui {
namespace {

Qt::BrushStyle hatchOf(BurstKind kind)
{
    switch (kind) {
    case BurstKind::blink: return Qt::Dense3Pattern;
    case BurstKind::voluntary: return Qt::SolidPattern;
    case BurstKind::spasmClonic: return Qt::BDiagPattern;
    case BurstKind::spasmTonic: return Qt::FDiagPattern;
    case BurstKind::synkinetic: return Qt::DiagCrossPattern;
    case BurstKind::myokymic: return Qt::HorPattern;
    case BurstKind::artifact: return Qt::CrossPattern;
    case BurstKind::unclassified: return Qt::Dense5Pattern;
    }
    return Qt::SolidPattern;
}

/// Bars stand on an axis of their own that is not shown; the value axis over it says where.
QBarCategoryAxis* barAxisOf(QChart& chart, std::size_t bins)
{
    for (QAbstractAxis* axis : chart.axes(Qt::Horizontal))
        if (qobject_cast<QBarCategoryAxis*>(axis)) {
            chart.removeAxis(axis);
            delete axis;
        }
    auto* axis = new QBarCategoryAxis;
    for (std::size_t k = 0; k < bins; ++k)
        axis->append(QString::number(k));
    chart.addAxis(axis, Qt::AlignBottom);
    axis->setVisible(false);
    return axis;
}

}  // namespace

void fillBars(ChartPane& chart, const engine::BurstHistogram& histogram,
              const engine::SideHistogram& side)
{
    chart.clear();
    chart.chart()->legend()->setMarkerShape(QLegend::MarkerShapeRectangle);
    auto* bars = new QStackedBarSeries;  // the chart owns it
    bars->setBarWidth(0.92);
    for (std::size_t k = 0; k < engine::burstKinds; ++k) {
        const auto kind = static_cast<BurstKind>(k);
        std::size_t total = 0;
        auto* set = new QBarSet({});
        for (std::size_t bin = 0; bin < histogram.bins; ++bin) {
            total += side.bins[bin][k].size();
            set->append(histogram.height(side.bins[bin], bin, kind));
        }
        if (total == 0) {
            delete set;
            continue;
        }
        set->setLabel(QStringLiteral("%1 %2").arg(shortKindName(kind)).arg(total));
        set->setBrush(QBrush(colourOf(kind), hatchOf(kind)));
        set->setPen(QPen(colourOf(kind), 1.0));
        bars->append(set);
    }
    chart.chart()->addSeries(bars);
    bars->attachAxis(barAxisOf(*chart.chart(), histogram.bins));
    bars->attachAxis(&chart.vertical());
}

void labelSide(ChartPane& chart, const QString& name, std::optional<Side> side, std::size_t bins,
               std::optional<std::size_t> marked)
{
    const QColor colour = colourOf(side), accent = theme().accent;
    chart.paintOver([=](QPainter& painter, const QRectF& plot) {
        if (marked) {
            const double width = plot.width() / static_cast<double>(bins);
            painter.setPen(QPen(accent, 1.6));
            painter.drawRect(QRectF(plot.left() + width * static_cast<double>(*marked) + 1.0,
                                    plot.top() + 1.0, width - 2.0, plot.height() - 2.0));
        }
        QFont bold = painter.font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(colour);
        painter.drawText(plot.adjusted(0.0, 2.0, -6.0, 0.0), Qt::AlignRight | Qt::AlignTop, name);
    });
}

}  // namespace facialis::ui
