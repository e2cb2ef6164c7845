// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart_pane.hpp"

#include <cmath>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>
#include <utility>

#include "ui/app/theme.hpp"
#include "ui/traces/one_two_five.hpp"

namespace facialis::ui {

/// Paints into the plot area of its chart.
class ChartPane::Picture final : public QGraphicsItem {
public:
    Picture(QChart& chart, double z) : QGraphicsItem(&chart), chart_(chart)
    {
        setZValue(z);
        setAcceptedMouseButtons(Qt::NoButton);
    }
    void set(Painting painting)
    {
        painting_ = std::move(painting);
        update();
    }
    void aboutToMove() { prepareGeometryChange(); }
    [[nodiscard]] QRectF boundingRect() const override { return chart_.plotArea(); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        if (!painting_)
            return;
        painter->save();
        painter->setClipRect(chart_.plotArea());
        painting_(*painter, chart_.plotArea());
        painter->restore();
    }

private:
    QChart& chart_;
    Painting painting_;
};

double tickStep(double span, int ticks)
{
    if (!(span > 0.0) || ticks < 1)
        return 1.0;
    return OneTwoFive::atLeast(span / ticks).value();
}

ChartPane::ChartPane(QWidget* parent) : QChartView(new QChart, parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setRenderHint(QPainter::Antialiasing);
    setMinimumSize(120, 90);
    QChart& chart = *this->chart();
    chart.setBackgroundVisible(false);
    chart.setMargins(QMargins(2, 2, 8, 2));
    chart.layout()->setContentsMargins(0, 0, 0, 0);
    chart.setAnimationOptions(QChart::NoAnimation);
    horizontal_ = new QValueAxis;
    vertical_ = new QValueAxis;
    chart.addAxis(horizontal_, Qt::AlignBottom);
    chart.addAxis(vertical_, Qt::AlignLeft);
    for (QValueAxis* axis : {horizontal_, vertical_}) {
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setTickAnchor(0.0);
    }
    chart.legend()->setAlignment(Qt::AlignTop);
    chart.legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    chart.legend()->setBackgroundVisible(false);
    chart.legend()->setContentsMargins(0, 0, 0, 0);
    under_ = new Picture(chart, 1.0);
    over_ = new Picture(chart, 1000.0);
    connect(&chart, &QChart::plotAreaChanged, this, [this] {
        under_->aboutToMove();
        over_->aboutToMove();
    });
    dress();
}

ChartPane::~ChartPane() = default;

void ChartPane::dress()
{
    const Theme& t = theme();
    setBackgroundBrush(t.paper);
    QFont small = font();
    small.setPointSizeF(std::max(7.5, small.pointSizeF() - 1.5));
    for (QValueAxis* axis : {horizontal_, vertical_}) {
        axis->setLabelsFont(small);
        axis->setTitleFont(small);
        axis->setLabelsColor(t.ink);
        axis->setTitleBrush(t.ink);
        axis->setLinePenColor(t.faintInk);
        axis->setGridLineColor(t.grid);
    }
    chart()->legend()->setFont(small);
    chart()->legend()->setLabelColor(t.ink);
}

void ChartPane::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (horizontal_ &&
        (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange))
        dress();
}

void ChartPane::clear()
{
    chart()->removeAllSeries();
}

namespace {

void setAxis(QValueAxis& axis, double from, double to, const QString& title, int ticks)
{
    const double step = tickStep(to - from, ticks);
    const int decimals = step >= 1.0 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
    axis.setTickInterval(step);
    axis.setRange(from, to);
    axis.setLabelFormat(QStringLiteral("%.%1f").arg(decimals));
    axis.setTitleText(title);
}

}  // namespace

void ChartPane::setHorizontal(double from, double to, const QString& title, int ticks)
{
    setAxis(*horizontal_, from, to, title, ticks);
}

void ChartPane::setVertical(double from, double to, const QString& title, int ticks)
{
    setAxis(*vertical_, from, to, title, ticks);
}

QLineSeries* ChartPane::addLine(const QString& name, const QPen& pen, const QList<QPointF>& points)
{
    auto* line = new QLineSeries;  // the chart owns it
    line->setName(name);
    line->setPen(pen);
    line->replace(points);
    add(line);
    return line;
}

void ChartPane::add(QAbstractSeries* series)
{
    chart()->addSeries(series);
    series->attachAxis(horizontal_);
    series->attachAxis(vertical_);
    hideNameless();
}

void ChartPane::hideNameless()
{
    for (QLegendMarker* marker : chart()->legend()->markers())
        marker->setVisible(!marker->series()->name().isEmpty());
}

void ChartPane::paintUnder(Painting painting)
{
    under_->set(std::move(painting));
}

void ChartPane::paintOver(Painting painting)
{
    over_->set(std::move(painting));
}

void ChartPane::repaintPictures()
{
    under_->update();
    over_->update();
}

QRectF ChartPane::plot() const
{
    return chart()->mapRectToScene(chart()->plotArea());
}

QPointF ChartPane::valueAt(QPointF pixel) const
{
    const QRectF area = plot();
    const double x = (pixel.x() - area.left()) / area.width();
    const double y = (area.bottom() - pixel.y()) / area.height();
    return {horizontal_->min() + x * (horizontal_->max() - horizontal_->min()),
            vertical_->min() + y * (vertical_->max() - vertical_->min())};
}

QPointF ChartPane::pixelOf(QPointF value) const
{
    const QRectF area = plot();
    const double x = (value.x() - horizontal_->min()) / (horizontal_->max() - horizontal_->min());
    const double y = (value.y() - vertical_->min()) / (vertical_->max() - vertical_->min());
    return {area.left() + x * area.width(), area.bottom() - y * area.height()};
}

void ChartPane::mousePressEvent(QMouseEvent* event)
{
    QChartView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && plot().contains(event->position())) {
        if (QWidget* view = parentWidget())
            view->setFocus(Qt::MouseFocusReason);
        Q_EMIT pressed(valueAt(event->position()));
    }
}

}  // namespace facialis::ui
