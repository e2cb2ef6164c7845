// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview_strip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <QMouseEvent>
#include <QPainter>
#include <vector>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {

OverviewStrip::OverviewStrip(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Overview of the whole recording"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void OverviewStrip::setRecording(const RecordingInfo& info)
{
    info_ = info;
    result_.reset();
    density_ = {};
    update();
}

void OverviewStrip::setResult(std::shared_ptr<const AnalysisResult> result)
{
    result_ = std::move(result);
    density_ = {};
    update();
}

void OverviewStrip::setWindow(TimeInterval window)
{
    window_ = window;
    setAccessibleDescription(
        tr("%1 to %2 of %3 is shown")
            .arg(seconds(window.onset), seconds(window.offset), spokenDuration(info_.duration)));
    update();
}

void OverviewStrip::restyle()
{
    density_ = {};
    update();
}

void OverviewStrip::clear()
{
    setRecording({});
}

QRectF OverviewStrip::field() const
{
    return QRectF(rect()).adjusted(24.5, 4.5, -13.5, -5.5);
}

double OverviewStrip::x(Duration time) const
{
    const double length = std::max(info_.duration.seconds(), 1e-9);
    return field().left() + time.seconds() / length * field().width();
}

void OverviewStrip::drawDensity()
{
    const double ratio = devicePixelRatioF();
    density_ = QPixmap(size() * ratio);
    density_.setDevicePixelRatio(ratio);
    density_.fill(theme().window);
    QPainter painter(&density_);
    const QRectF field = this->field();
    painter.fillRect(field, theme().paper);
    for (const Gap& gap : info_.gaps)
        painter.fillRect(
            QRectF(x(gap.interval.onset), field.top(),
                   std::max(1.0, x(gap.interval.offset) - x(gap.interval.onset)), field.height()),
            QBrush(theme().gapHatch, Qt::BDiagPattern));
    if (result_ && field.width() > 2.0) {
        // Seconds of activity in each column, right above the line, left below it. Not blinks, nor
        // copies, nor what leads carry that are not used.
        const auto columns = static_cast<std::size_t>(field.width());
        std::array<std::vector<double>, 3> activity;
        for (auto& row : activity)
            row.assign(columns, 0.0);
        std::vector<bool> isUsed(result_->recording.channels.size(), true);
        for (const ChannelQuality& quality : result_->quality)
            if (quality.channel < isUsed.size())
                isUsed[quality.channel] = quality.isUsable;
        for (const Burst& burst : result_->bursts) {
            if (burst.kind == BurstKind::artifact || burst.kind == BurstKind::blink ||
                burst.isConducted || !isUsed[burst.channel])
                continue;
            const auto side = result_->recording.channels[burst.channel].side;
            auto& row = activity[side == Side::right ? 0 : side == Side::left ? 1 : 2];
            const auto from = static_cast<std::size_t>(
                std::clamp(x(burst.interval.onset) - field.left(), 0.0, columns - 1.0));
            const auto to = static_cast<std::size_t>(
                std::clamp(x(burst.interval.offset) - field.left(), 0.0, columns - 1.0));
            for (std::size_t c = from; c <= to; ++c)
                row[c] += burst.interval.length().seconds() / static_cast<double>(to - from + 1);
        }
        double most = 1e-12;
        for (const auto& row : activity)
            most = std::max(most, *std::ranges::max_element(row));
        const double middle = field.center().y(), reach = field.height() / 2.0 - 1.0;
        for (std::size_t c = 0; c < columns; ++c) {
            const double left = field.left() + static_cast<double>(c);
            const auto bar = [&](std::size_t row, QColor colour, double direction) {
                const double height = std::sqrt(activity[row][c] / most) * reach;
                if (height > 0.0)
                    painter.fillRect(
                        QRectF(left, middle - (direction > 0 ? height : 0.0), 1.0, height), colour);
            };
            bar(2, theme().noSide, 1.0);  // of no side: to both
            bar(2, theme().noSide, -1.0);
            bar(0, theme().right, 1.0);
            bar(1, theme().left, -1.0);
        }
        painter.setPen(theme().line);
        painter.drawLine(QPointF(field.left(), middle), QPointF(field.right(), middle));
    }
    painter.setPen(QPen(theme().line, 1.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(field);
    const bool hasSides = std::ranges::any_of(
        info_.channels, [](const Channel& channel) { return channel.side.has_value(); });
    if (!hasSides)
        return;
    QFont small = font();
    small.setPointSizeF(points(8.0));
    small.setBold(true);
    painter.setFont(small);
    const QRectF margin(4.0, field.top(), 16.0, field.height());
    painter.setPen(theme().right);
    painter.drawText(margin, Qt::AlignTop | Qt::AlignHCenter, sideLetter(Side::right));
    painter.setPen(theme().left);
    painter.drawText(margin, Qt::AlignBottom | Qt::AlignHCenter, sideLetter(Side::left));
}

void OverviewStrip::paintEvent(QPaintEvent*)
{
    if (density_.isNull())
        drawDensity();
    QPainter painter(this);
    painter.drawPixmap(0, 0, density_);
    if (info_.channels.empty())
        return;
    const QRectF field = this->field();
    const QRectF shown(x(window_.onset), field.top() - 2.0,
                       std::max(4.0, std::min(x(window_.offset), field.right()) - x(window_.onset)),
                       field.height() + 4.0);
    QColor veil = theme().accent;
    veil.setAlpha(34);
    painter.fillRect(shown, veil);
    painter.setPen(QPen(theme().accent, 1.6));
    painter.drawRect(shown);
}

void OverviewStrip::resizeEvent(QResizeEvent*)
{
    density_ = {};
}

void OverviewStrip::choose(double atX)
{
    if (info_.channels.empty() || field().width() <= 0.0)
        return;
    const double share = std::clamp((atX - field().left()) / field().width(), 0.0, 1.0);
    Q_EMIT timeChosen(info_.duration * share);
}

void OverviewStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(event->position().x());
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        choose(event->position().x());
}

}  // namespace facialis::ui
