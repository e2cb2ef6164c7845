// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QChartView>
#include <QList>
#include <QPen>
#include <QPointF>

class QLineSeries;
class QValueAxis;

namespace facialis::ui {

/// One chart in the look of the window: two value axes with ticks in 1-2-5 steps, a legend on top,
/// and room for a dense picture (an image, many traces) under or over the series, aligned to the
/// plot area. Keys are left to the view around it.
class ChartPane final : public QChartView {
    Q_OBJECT
public:
    /// Draws into the plot area, in pixels; clipped to it.
    using Painting = std::function<void(QPainter&, const QRectF& plot)>;

    explicit ChartPane(QWidget* parent = nullptr);
    ~ChartPane() override;

    [[nodiscard]] QValueAxis& horizontal() { return *horizontal_; }
    [[nodiscard]] QValueAxis& vertical() { return *vertical_; }

    /// Takes all series out.
    void clear();
    /// Sets range, ticks and title of an axis.
    void setHorizontal(double from, double to, const QString& title, int ticks = 8);
    void setVertical(double from, double to, const QString& title, int ticks = 5);
    /// A line with its place in the legend; without a name it has none.
    QLineSeries* addLine(const QString& name, const QPen& pen, const QList<QPointF>& points);
    /// Attaches a series to the axes of the pane, which owns it from here on.
    void add(QAbstractSeries* series);
    void paintUnder(Painting painting);
    void paintOver(Painting painting);
    void repaintPictures();

    /// Values of the axes at a point of the widget, and back.
    [[nodiscard]] QPointF valueAt(QPointF pixel) const;
    [[nodiscard]] QPointF pixelOf(QPointF value) const;
    /// The plot area in pixels of the widget.
    [[nodiscard]] QRectF plot() const;

Q_SIGNALS:
    /// The left button went down inside the plot area.
    void pressed(QPointF value);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Picture;
    void dress();
    void hideNameless();

    QValueAxis* horizontal_ = nullptr;
    QValueAxis* vertical_ = nullptr;
    Picture* under_ = nullptr;
    Picture* over_ = nullptr;
};

/// A step of 1, 2 or 5 times a power of ten that divides `span` into about `ticks` parts.
[[nodiscard]] double tickStep(double span, int ticks);

}  // namespace facialis::ui
