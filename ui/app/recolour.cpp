// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBrush>
#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QPen>
#include <QTextBrowser>
#include <QTextEdit>
#include <QValueAxis>
#include <QWidget>
#include <QXYSeries>

#include "ui/app/appearance.hpp"

namespace facialis::ui {
namespace {

/// The successor of a colour, its own transparency kept; what is of no theme stays.
QColor after(const QColor& colour, const Theme& before)
{
    for (const ThemeColour& entry : themeColours())
        if ((before.*entry.colour).rgb() == colour.rgb()) {
            QColor next = theme().*entry.colour;
            next.setAlpha(colour.alpha());
            return next;
        }
    return colour;
}

QPen after(QPen pen, const Theme& before)
{
    pen.setColor(after(pen.color(), before));
    return pen;
}

QBrush after(QBrush brush, const Theme& before)
{
    brush.setColor(after(brush.color(), before));
    return brush;
}

QString after(QString text, const Theme& before)
{
    // All at once: a colour that was put in must not be taken for one that is still to go.
    for (const ThemeColour& entry : themeColours())
        text.replace((before.*entry.colour).name(),
                     QStringLiteral("@%1@").arg(QLatin1String(entry.name)), Qt::CaseInsensitive);
    return inColours(text);
}

void recolourChart(QChartView& view, const Theme& before)
{
    QChart& chart = *view.chart();
    view.setBackgroundBrush(after(view.backgroundBrush(), before));
    chart.setBackgroundBrush(after(chart.backgroundBrush(), before));
    chart.setPlotAreaBackgroundBrush(after(chart.plotAreaBackgroundBrush(), before));
    chart.setTitleBrush(after(chart.titleBrush(), before));
    chart.legend()->setLabelColor(after(chart.legend()->labelColor(), before));
    chart.legend()->setFont(view.font());
    for (QAbstractAxis* axis : chart.axes()) {
        axis->setLabelsColor(after(axis->labelsColor(), before));
        axis->setLabelsFont(view.font());
        axis->setTitleBrush(after(axis->titleBrush(), before));
        axis->setLinePen(after(axis->linePen(), before));
        axis->setGridLinePen(after(axis->gridLinePen(), before));
    }
    for (QAbstractSeries* series : chart.series())
        if (auto* points = qobject_cast<QXYSeries*>(series)) {
            points->setPen(after(points->pen(), before));
            points->setBrush(after(points->brush(), before));
        }
}

}  // namespace

void recolour(QWidget& widget, const Theme& before)
{
    QList<QWidget*> all = widget.findChildren<QWidget*>();
    all.append(&widget);
    for (QWidget* one : all) {
        if (auto* view = qobject_cast<QChartView*>(one))
            recolourChart(*view, before);
        if (!one->styleSheet().isEmpty())
            one->setStyleSheet(after(one->styleSheet(), before));
        if (auto* text = qobject_cast<QTextBrowser*>(one); text && !text->toPlainText().isEmpty())
            text->setHtml(after(text->toHtml(), before));
        one->update();
    }
}

}  // namespace facialis::ui
