// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/detector_rows.hpp"

#include <QChart>
#include <QPainter>
#include <utility>

#include "ui/app/theme.hpp"
#include "ui/views/chart_pane.hpp"

namespace facialis::ui {

DetectorRows::DetectorRows(ChartPane& chart, QWidget* parent) : QWidget(parent), chart_(chart)
{
    setAccessibleName(tr("Detectors and their agreement"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(chart.chart(), &QChart::plotAreaChanged, this, [this] { update(); });
}

void DetectorRows::setRows(QList<Row> rows, double units, double firstUnits, const QString& first)
{
    rows_ = std::move(rows);
    units_ = units;
    firstUnits_ = firstUnits;
    first_ = first;
    QStringList words;
    for (const Row& row : std::as_const(rows_))
        words.append(row.name + QStringLiteral(": ") + row.numbers);
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

void DetectorRows::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().paper);
    const QRectF plot = chart_.plot();
    const double unit = plot.height() / units_;
    QFont small = font();
    small.setPointSizeF(8.5);
    painter.setFont(small);
    painter.setPen(theme().faintInk);
    painter.drawText(QRectF(4.0, plot.top(), width() - 10.0, unit * firstUnits_),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, first_);
    for (qsizetype k = 0; k < rows_.size(); ++k) {
        const QRectF place(4.0, plot.top() + unit * (firstUnits_ + static_cast<double>(k)),
                           width() - 10.0, unit);
        if (rows_[k].isChosen) {
            QColor back = theme().accent;
            back.setAlpha(36);
            painter.fillRect(place.adjusted(-4.0, 1.0, 6.0, -1.0), back);
        }
        small.setBold(rows_[k].isBold);
        painter.setFont(small);
        painter.setPen(theme().ink);
        const QFontMetricsF metrics(small);
        const double numbers = metrics.horizontalAdvance(rows_[k].numbers) + 6.0;
        painter.drawText(
            place, Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(rows_[k].name, Qt::ElideRight, place.width() - numbers));
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, rows_[k].numbers);
    }
}

}  // namespace facialis::ui
