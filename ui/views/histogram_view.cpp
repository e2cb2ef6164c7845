// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/histogram_view.hpp"

#include <algorithm>
#include <cmath>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSignalBlocker>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/views/chart_pane.hpp"
#include "ui/views/histogram_bars.hpp"

namespace facialis::ui {

using engine::BurstMeasure;

HistogramView::HistogramView(QWidget* parent) : MeasureView(tr("Burst histograms"), parent)
{
    measure_ = new QComboBox;
    measure_->setAccessibleName(tr("What is counted"));
    measure_->addItems({tr("Duration"), tr("RMS"), tr("Interval"), tr("Rate over time")});
    kind_ = new QComboBox;
    kind_->setAccessibleName(tr("Kind of burst"));
    kind_->addItem(tr("All kinds"), -1);
    for (std::size_t k = 0; k < engine::burstKinds; ++k)
        kind_->addItem(kindName(static_cast<BurstKind>(k)), static_cast<int>(k));
    channel_ = new QComboBox;
    channel_->setAccessibleName(tr("Channel"));
    channel_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    channel_->setMinimumContentsLength(16);
    for (QComboBox* box : {measure_, kind_, channel_}) {
        addControl(box);
        connect(box, &QComboBox::currentIndexChanged, this, [this] { count(); });
    }
    auto* layout = new QHBoxLayout(&body());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (std::size_t side = 0; side < charts_.size(); ++side) {
        charts_[side] = new ChartPane(&body());
        layout->addWidget(charts_[side], 1);
        connect(charts_[side], &ChartPane::pressed, this, [this, side](QPointF value) {
            setFocus(Qt::MouseFocusReason);
            const double bin = value.x() / (histogram_.width * scale());
            if (side >= histogram_.sides.size() || bin < 0.0)
                return;
            chooseBar(side, std::min(histogram_.bins - 1, static_cast<std::size_t>(bin)));
            jump(0);
        });
    }
}

void HistogramView::fillBoxes()
{
    const QSignalBlocker quiet(channel_);
    const QVariant before = channel_->currentData();
    channel_->clear();
    channel_->addItem(tr("All channels"), -1);
    for (std::size_t c = 0; c < channels().size(); ++c)
        if (channels()[c].dimension != Dimension::other)
            channel_->addItem(nameOf(c), static_cast<int>(c));
    channel_->setCurrentIndex(std::max(0, channel_->findData(before)));
}

void HistogramView::reload()
{
    histogram_ = {};
    if (!session()) {
        showEmpty(tr("Open a recording to see how its bursts are distributed."));
        return;
    }
    if (!result()) {
        showEmpty(tr("The bursts are counted as soon as the analysis is done."));
        return;
    }
    fillBoxes();
    count();
}

void HistogramView::count()
{
    if (!session() || !result())
        return;
    const int kind = kind_->currentData().toInt(), channel = channel_->currentData().toInt();
    engine::HistogramRequest request;
    request.measure = static_cast<BurstMeasure>(measure_->currentIndex());
    if (kind >= 0)
        request.kind = static_cast<BurstKind>(kind);
    if (channel >= 0)
        request.channel = static_cast<std::size_t>(channel);
    histogram_ = engine::burstHistogram(*result(), request);
    side_ = bin_ = 0;
    place_.reset();
    if (histogram_.bins == 0) {
        showEmpty(request.measure == BurstMeasure::rms && !result()->bursts.empty()
                      ? tr("No burst of this choice has an RMS: without a unit amplitudes are not "
                           "known. Choose another kind, channel or measure.")
                      : tr("No burst of this choice. Choose another kind or channel."));
        return;
    }
    redraw();
}

double HistogramView::scale() const
{
    switch (histogram_.measure) {
    case BurstMeasure::duration: return 1e3;
    case BurstMeasure::rms: return 1e6;
    case BurstMeasure::interval:
    case BurstMeasure::rate: break;
    }
    return 1.0;
}

QString HistogramView::unit() const
{
    switch (histogram_.measure) {
    case BurstMeasure::duration: return tr("ms");
    case BurstMeasure::rms: return QStringLiteral("\u00b5V");
    case BurstMeasure::interval:
    case BurstMeasure::rate: break;
    }
    return tr("s");
}

QString HistogramView::measureName() const
{
    switch (histogram_.measure) {
    case BurstMeasure::duration: return tr("Duration of bursts");
    case BurstMeasure::rms: return tr("RMS of bursts");
    case BurstMeasure::interval: return tr("Interval from onset to onset");
    case BurstMeasure::rate: return tr("Bursts a minute over the examination");
    }
    return {};
}

QString HistogramView::barName(std::size_t bin) const
{
    const double width = histogram_.width * scale();
    const QString from = number(static_cast<double>(bin) * width);
    if (histogram_.isLastOpen && bin + 1 == histogram_.bins)
        return tr("%1 %2 and more").arg(from, unit());
    return QStringLiteral("%1\u2013%2 %3")
        .arg(from, number(static_cast<double>(bin + 1) * width), unit());
}

QString HistogramView::sideSummary(const engine::SideHistogram& side) const
{
    const QString count = counted(side.total, tr("1 burst"), tr("%1 bursts"));
    if (!side.median)
        return QStringLiteral("%1 %2").arg(sideLetter(side.side), count);
    return tr("%1 %2, median %3 %4")
        .arg(sideLetter(side.side), count, number(*side.median * scale()), unit());
}

void HistogramView::redraw()
{
    if (histogram_.bins == 0)
        return;
    double top = 0.0;
    for (const engine::SideHistogram& side : histogram_.sides)
        for (std::size_t bin = 0; bin < histogram_.bins; ++bin) {
            double height = 0.0;
            for (std::size_t kind = 0; kind < engine::burstKinds; ++kind)
                height += histogram_.height(side.bins[bin], bin, static_cast<BurstKind>(kind));
            top = std::max(top, height);
        }
    for (std::size_t side = 0; side < charts_.size(); ++side) {
        const bool isShown = side < histogram_.sides.size() &&
                             (histogram_.sides[side].side || histogram_.sides[side].total > 0);
        charts_[side]->setVisible(isShown);
        if (isShown)
            drawSide(side, top);
    }
    report();
}

void HistogramView::drawSide(std::size_t side, double top)
{
    ChartPane& chart = *charts_[side];
    const engine::SideHistogram& shown = histogram_.sides[side];
    const double width = histogram_.width * scale();
    const bool isRate = histogram_.measure == BurstMeasure::rate;
    chart.setAccessibleName(tr("%1: %2").arg(sideName(shown.side), measureName()));
    chart.setHorizontal(
        0.0, width * static_cast<double>(histogram_.bins),
        QStringLiteral("%1 (%2)").arg(isRate ? tr("Time") : measure_->currentText(), unit()));
    chart.setVertical(0.0, 1.15 * std::max(top, 1.0),
                      isRate ? tr("Bursts a minute") : tr("Bursts"));
    fillBars(chart, histogram_, shown);
    const std::optional<std::size_t> marked = side == side_ ? std::optional(bin_) : std::nullopt;
    labelSide(chart, sideName(shown.side), shown.side, histogram_.bins, marked);
}

std::vector<std::size_t> HistogramView::chosenBursts() const
{
    std::vector<std::size_t> bursts;
    if (side_ < histogram_.sides.size() && bin_ < histogram_.bins)
        for (const auto& ofKind : histogram_.sides[side_].bins[bin_])
            bursts.insert(bursts.end(), ofKind.begin(), ofKind.end());
    std::sort(bursts.begin(), bursts.end());
    return bursts;
}

void HistogramView::report()
{
    QStringList details;
    for (const engine::SideHistogram& side : histogram_.sides)
        if (side.side || side.total > 0)
            details.append(sideSummary(side));
    details.append(tr("bins of %1 %2").arg(number(histogram_.width * scale()), unit()));
    const std::vector<std::size_t> chosen = chosenBursts();
    const QString side = sideLetter(histogram_.sides[side_].side);
    QString words =
        tr("chosen: %1 %2: %3")
            .arg(side, barName(bin_), counted(chosen.size(), tr("1 burst"), tr("%1 bursts")));
    if (place_ && !chosen.empty())
        words += tr(", number %1 shown (N, P)").arg(*place_ + 1);
    details.append(words);
    QString filter = kind_->currentText();
    if (channel_->currentData().toInt() >= 0)
        filter = QStringLiteral("%1, %2").arg(channel_->currentText(), filter.toLower());
    showBody(tr("%1: %2").arg(measureName(), filter), details.join(QStringLiteral(" \u00b7 ")));
}

void HistogramView::chooseBar(std::size_t side, std::size_t bin)
{
    side_ = side;
    bin_ = bin;
    place_.reset();
    redraw();
}

void HistogramView::jump(int step)
{
    const std::vector<std::size_t> bursts = chosenBursts();
    if (bursts.empty())
        return;
    const std::size_t count = bursts.size();
    if (!place_ || step == 0)
        place_ = step < 0 ? count - 1 : 0;
    else
        place_ =
            (*place_ + count + static_cast<std::size_t>(step + static_cast<int>(count))) % count;
    report();
    const Burst& burst = result()->bursts[bursts[*place_]];
    choosePlace(burst.interval, {burst.channel});
}

bool HistogramView::wantsKey(int key) const
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up ||
           key == Qt::Key_Down || key == Qt::Key_N || key == Qt::Key_P || key == Qt::Key_Return ||
           key == Qt::Key_Enter;
}

void HistogramView::keyPressEvent(QKeyEvent* event)
{
    if (histogram_.bins == 0 || !wantsKey(event->key())) {
        MeasureView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left: chooseBar(side_, bin_ > 0 ? bin_ - 1 : 0); break;
    case Qt::Key_Right: chooseBar(side_, std::min(bin_ + 1, histogram_.bins - 1)); break;
    case Qt::Key_Up: chooseBar(side_ > 0 ? side_ - 1 : 0, bin_); break;
    case Qt::Key_Down: chooseBar(std::min(side_ + 1, histogram_.sides.size() - 1), bin_); break;
    case Qt::Key_P: jump(-1); break;
    case Qt::Key_N: jump(1); break;
    default: jump(place_ ? 1 : 0);
    }
}

QString HistogramView::copyTable() const
{
    if (histogram_.bins == 0)
        return {};
    QList<QStringList> rows{{tr("Side"), tr("From (%1)").arg(unit()), tr("To (%1)").arg(unit()),
                             tr("Kind"),
                             histogram_.minutes.empty() ? tr("Bursts") : tr("Bursts a minute")}};
    const double width = histogram_.width * scale();
    for (const engine::SideHistogram& side : histogram_.sides)
        for (std::size_t bin = 0; bin < histogram_.bins; ++bin)
            for (std::size_t kind = 0; kind < engine::burstKinds; ++kind)
                if (!side.bins[bin][kind].empty())
                    rows.append(
                        {sideLetter(side.side),
                         QString::number(static_cast<double>(bin) * width, 'g', 8),
                         histogram_.isLastOpen && bin + 1 == histogram_.bins
                             ? tr("and more")
                             : QString::number(static_cast<double>(bin + 1) * width, 'g', 8),
                         kindName(static_cast<BurstKind>(kind)),
                         QString::number(
                             histogram_.height(side.bins[bin], bin, static_cast<BurstKind>(kind)),
                             'g', 8)});
    return tabSeparated(rows);
}

}  // namespace facialis::ui
