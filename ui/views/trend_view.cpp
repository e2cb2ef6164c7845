// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_view.hpp"

#include <algorithm>
#include <cmath>
#include <QComboBox>
#include <QKeyEvent>
#include <QPainter>
#include <QScatterSeries>
#include <QValueAxis>
#include <QVBoxLayout>

#include "dsp/synchrony/quantile.hpp"
#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/views/chart_pane.hpp"

namespace facialis::ui {
namespace {

double minutesOf(Duration time)
{
    return time.seconds() / 60.0;
}

double middleOf(const engine::TrendPoint& point)
{
    return minutesOf(point.interval.onset + point.interval.length() * 0.5);
}

Qt::PenStyle styleOf(Side side)
{
    return side == Side::left ? Qt::DashLine : Qt::SolidLine;
}

}  // namespace

TrendView::TrendView(QWidget* parent) : MeasureView(tr("Trend"), parent)
{
    measure_ = new QComboBox;
    measure_->setAccessibleName(tr("What is followed over time"));
    measure_->addItems({tr("Bursts a minute"), tr("Time in spasm"), tr("RMS of bursts")});
    addControl(measure_);
    connect(measure_, &QComboBox::currentIndexChanged, this, [this] { redraw(); });
    chart_ = new ChartPane(&body());
    chart_->setAccessibleName(tr("Trend over the examination"));
    auto* layout = new QVBoxLayout(&body());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(chart_);
    connect(chart_, &ChartPane::pressed, this, &TrendView::press);
}

TrendView::Measure TrendView::measure() const
{
    return static_cast<Measure>(measure_->currentIndex());
}

QString TrendView::unit() const
{
    switch (measure()) {
    case perMinute: return tr("bursts/min of rest");
    case spasmShare: return tr("% of the time");
    case rms: return QStringLiteral("\u00b5V");
    }
    return {};
}

std::optional<double> TrendView::valueOf(const engine::TrendPoint& point) const
{
    switch (measure()) {
    case perMinute: return point.perMinute;
    case spasmShare:
        return point.spasmShare ? std::optional(*point.spasmShare * 100.0) : std::nullopt;
    case rms: return point.rms ? std::optional(point.rms->microvolts()) : std::nullopt;
    }
    return std::nullopt;
}

void TrendView::reload()
{
    trends_.clear();
    side_ = part_ = 0;
    if (!session()) {
        showEmpty(tr("Open a recording to see how its activity goes on."));
        return;
    }
    if (!result()) {
        showEmpty(tr("The trend is shown as soon as the analysis is done."));
        return;
    }
    trends_ = engine::examinationTrend(*result());
    // The patient's right first, as everywhere.
    std::stable_sort(trends_.begin(), trends_.end(), [](const auto& a, const auto& b) {
        return a.side == Side::right && b.side != Side::right;
    });
    if (trends_.empty()) {
        showEmpty(tr("No trend: it needs a minute of recording and a named muscle of a side."));
        return;
    }
    redraw();
}

QString TrendView::sideWords(const engine::SideTrend& trend) const
{
    std::vector<double> values;
    for (const engine::TrendPoint& point : trend.points)
        if (const auto value = valueOf(point))
            values.push_back(*value);
    const QString letter = sideLetter(trend.side);
    if (values.empty())
        return tr("%1: nothing to measure").arg(letter);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    QString words = tr("%1: %2 to %3 %4").arg(letter, number(*low), number(*high), unit());
    if (measure() == perMinute && trend.slope && trend.pValue)
        words += tr(", slope %1 a minute (Theil-Sen, p = %2)")
                     .arg(number(*trend.slope))
                     .arg(*trend.pValue, 0, 'g', 2);
    return words;
}

QString TrendView::chosenWords() const
{
    const engine::TrendPoint& point = trends_[side_].points[part_];
    const auto value = valueOf(point);
    return tr("chosen: %1 %2: %3")
        .arg(sideLetter(trends_[side_].side),
             QStringLiteral("%1\u2013%2 min")
                 .arg(minutesOf(point.interval.onset), 0, 'f', 1)
                 .arg(minutesOf(point.interval.offset), 0, 'f', 1),
             value ? QStringLiteral("%1 %2").arg(number(*value), unit())
                   : tr("not enough to measure"));
}

void TrendView::redraw()
{
    if (trends_.empty())
        return;
    double top = 0.0;
    for (const engine::SideTrend& trend : trends_)
        for (const engine::TrendPoint& point : trend.points)
            top = std::max(top, valueOf(point).value_or(0.0));
    chart_->clear();
    chart_->setHorizontal(0.0, minutesOf(result()->recording.duration),
                          tr("Time from the start of the recording (min)"));
    const QString name = measure_->currentText();
    chart_->setVertical(0.0, top > 0.0 ? 1.15 * top : 1.0, unit());
    for (const engine::SideTrend& trend : trends_)
        drawSide(trend);
    drawGaps();
    QStringList details;
    for (const engine::SideTrend& trend : trends_)
        details.append(sideWords(trend));
    details.append(chosenWords());
    if (measure() == perMinute)
        details.append(tr("involuntary bursts of the side's facial muscles, at rest"));
    else if (measure() == rms)
        details.append(tr("median RMS of involuntary bursts, filtered %1")
                           .arg(text(session()->filterBadge(0))));
    else
        details.append(tr("time that any muscle of the side is in spasm, of what was recorded"));
    showBody(tr("%1 over the examination").arg(name), details.join(QStringLiteral(" \u00b7 ")));
}

void TrendView::drawSide(const engine::SideTrend& trend)
{
    QList<QPointF> points;
    for (const engine::TrendPoint& point : trend.points)
        if (const auto value = valueOf(point))
            points.append({middleOf(point), *value});
    const QColor colour = colourOf(trend.side);
    chart_->addLine(sideName(trend.side), QPen(colour, 2.0, styleOf(trend.side)), points);
    auto* marks = new QScatterSeries;
    marks->setMarkerShape(trend.side == Side::left ? QScatterSeries::MarkerShapeRectangle
                                                   : QScatterSeries::MarkerShapeCircle);
    marks->setMarkerSize(8.0);
    marks->setColor(colour);
    marks->setBorderColor(theme().paper);
    marks->replace(points);
    chart_->add(marks);
    if (measure() == perMinute)
        drawSlope(trend);
}

void TrendView::drawSlope(const engine::SideTrend& trend)
{
    if (!trend.slope)
        return;
    // Theil-Sen's line: through the medians of what the slope leaves.
    std::vector<double> rests;
    for (const engine::TrendPoint& point : trend.points)
        if (point.perMinute)
            rests.push_back(*point.perMinute - *trend.slope * middleOf(point));
    if (rests.empty())
        return;
    const double offset = dsp::median(std::move(rests));
    const double from = middleOf(trend.points.front()), to = middleOf(trend.points.back());
    chart_->addLine(tr("%1 slope").arg(sideLetter(trend.side)),
                    QPen(colourOf(trend.side), 1.2, Qt::DotLine),
                    {{from, offset + *trend.slope * from}, {to, offset + *trend.slope * to}});
}

void TrendView::drawGaps()
{
    std::vector<TimeInterval> gaps;
    for (const Gap& gap : result()->recording.gaps)
        gaps.push_back(gap.interval);
    const Duration length = result()->recording.duration;
    const TimeInterval chosen = trends_[side_].points[part_].interval;
    const Theme colours = theme();
    const QString word = tr("gap");
    const bool isMarked = hasFocus();
    chart_->paintUnder([=](QPainter& painter, const QRectF& plot) {
        const auto x = [&](Duration time) { return plot.left() + time / length * plot.width(); };
        for (const TimeInterval gap : gaps) {
            const QRectF place(x(gap.onset), plot.top(),
                               std::max(2.0, x(gap.offset) - x(gap.onset)), plot.height());
            painter.fillRect(place, QBrush(colours.faintInk, Qt::BDiagPattern));
            painter.setPen(colours.ink);
            painter.drawText(place.adjusted(-30.0, 2.0, 30.0, 0.0), Qt::AlignHCenter | Qt::AlignTop,
                             word);
        }
        QColor shade = colours.accent;
        shade.setAlpha(isMarked ? 40 : 18);
        painter.fillRect(
            QRectF(x(chosen.onset), plot.top(), x(chosen.offset) - x(chosen.onset), plot.height()),
            shade);
    });
}

void TrendView::press(QPointF value)
{
    setFocus(Qt::MouseFocusReason);
    // The side whose point is nearest in height, of the part under the mouse.
    double nearest = 1e300;
    std::size_t bestSide = side_, bestPart = part_;
    for (std::size_t side = 0; side < trends_.size(); ++side)
        for (std::size_t part = 0; part < trends_[side].points.size(); ++part) {
            const engine::TrendPoint& point = trends_[side].points[part];
            if (value.x() < minutesOf(point.interval.onset) ||
                value.x() >= minutesOf(point.interval.offset))
                continue;
            const double distance = std::abs(valueOf(point).value_or(0.0) - value.y());
            if (distance < nearest) {
                nearest = distance;
                bestSide = side;
                bestPart = part;
            }
        }
    if (nearest < 1e300) {
        choose(bestSide, bestPart);
        jump();
    }
}

void TrendView::choose(std::size_t side, std::size_t part)
{
    side_ = side;
    part_ = std::min(part, trends_[side].points.size() - 1);
    redraw();
}

void TrendView::jump()
{
    std::vector<std::size_t> wanted;
    for (std::size_t c = 0; c < channels().size(); ++c)
        if (channels()[c].side == trends_[side_].side)
            wanted.push_back(c);
    choosePlace(trends_[side_].points[part_].interval, std::move(wanted));
}

bool TrendView::wantsKey(int key) const
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up ||
           key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter;
}

void TrendView::keyPressEvent(QKeyEvent* event)
{
    if (trends_.empty() || !wantsKey(event->key())) {
        MeasureView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left: choose(side_, part_ > 0 ? part_ - 1 : 0); break;
    case Qt::Key_Right: choose(side_, part_ + 1); break;
    case Qt::Key_Up: choose(side_ > 0 ? side_ - 1 : 0, part_); break;
    case Qt::Key_Down: choose(std::min(side_ + 1, trends_.size() - 1), part_); break;
    default: jump();
    }
}

QString TrendView::copyTable() const
{
    if (trends_.empty())
        return {};
    QList<QStringList> rows{{tr("Side"), tr("From (s)"), tr("To (s)"), tr("Bursts"),
                             tr("Bursts a minute of rest"), tr("Time in spasm (fraction)"),
                             tr("RMS, median (\u00b5V)")}};
    const auto optional = [](const std::optional<double>& value) {
        return value ? QString::number(*value, 'g', 8) : QString();
    };
    for (const engine::SideTrend& trend : trends_)
        for (const engine::TrendPoint& point : trend.points)
            rows.append({sideLetter(trend.side),
                         QString::number(point.interval.onset.seconds(), 'f', 3),
                         QString::number(point.interval.offset.seconds(), 'f', 3),
                         QString::number(point.bursts), optional(point.perMinute),
                         optional(point.spasmShare),
                         point.rms ? QString::number(point.rms->microvolts(), 'g', 8) : QString()});
    return tabSeparated(rows);
}

}  // namespace facialis::ui
