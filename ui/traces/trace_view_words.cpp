// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the traces of the view: axis, legend, movements, filter, and what is read
// aloud.
#include <algorithm>
#include <cmath>
#include <QChart>
#include <QFontMetricsF>
#include <QLegend>
#include <QLegendMarker>
#include <QValueAxis>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {

int TraceView::measuredLegend() const
{
    // A marker and the space around it beside each name.
    const QFontMetricsF metrics(chart()->legend()->font());
    double width = 0.0;
    for (const QLegendMarker* marker : chart()->legend()->markers())
        if (marker->isVisible())
            width += metrics.horizontalAdvance(marker->label()) + lengthForText(38.0);
    return std::clamp(static_cast<int>(std::ceil(width / std::max(1, this->width() - 30))), 1, 3);
}

QString TraceView::badge() const
{
    if (scene_.display == engine::TraceDisplay::raw)
        return tr("raw, baseline centred");
    // Channels of several rates may have several bands: all of them are said.
    QStringList badges;
    for (const Lane& lane : scene_.lanes) {
        const QString words = text(session_->filterBadge(lane.channel));
        if (lane.isFilterable && !badges.contains(words))
            badges.append(words);
    }
    return badges.isEmpty() ? tr("not filtered") : badges.join(tr(" / "));
}

void TraceView::placeAxes()
{
    const TraceGeometry geometry = geometryNow();
    const double division = view_.division().seconds();
    timeAxis_->setRange(scene_.window.onset.seconds(), scene_.window.offset.seconds());
    const int decimals = division >= 1.0 ? 0 : static_cast<int>(std::ceil(-std::log10(division)));
    timeAxis_->setLabelFormat(QStringLiteral("%.%1f s").arg(decimals));
    // Times that have no room would be cut by the axis: every second or fifth is written instead.
    const double room = division / scene_.window.length().seconds() * geometry.plot.width();
    const double wanted = QFontMetricsF(timeAxis_->labelsFont())
                              .horizontalAdvance(axisTime(scene_.window.offset, view_.division())) +
                          lengthForText(14.0);
    const double each = room >= wanted ? 1.0 : room * 2.0 >= wanted ? 2.0 : 5.0;
    timeAxis_->setTickInterval(division * each);
    chart()->setPlotArea(geometry.plot);
    QLegend& legend = *chart()->legend();
    // Face to face each half has its own times, written by the layer.
    timeAxis_->setLabelsVisible(geometry.halves() == 1);
    legend.setGeometry(QRectF(geometry.whole.left() + 4.0,
                              geometry.footer.bottom() - geometry.legendHeight - 2.0,
                              geometry.whole.width() - 12.0, geometry.legendHeight));
    legend.update();
}

void TraceView::fillTasks()
{
    scene_.tasks.clear();
    const auto add = [&](TimeInterval interval, const std::string& words) {
        if (interval.onset < scene_.window.offset && interval.offset >= scene_.window.onset)
            scene_.tasks.push_back({interval, text(words)});
    };
    for (const Annotation& note : session_->info().annotations)
        add({note.onset, note.onset + note.duration.value_or(Duration(0.0))}, note.text);
    if (result_)
        for (const Manoeuvre& manoeuvre : result_->manoeuvres)
            if (manoeuvre.isInferred) {
                const ManoeuvreEntry* known = session_->knowledge().manoeuvre(manoeuvre.id);
                add(manoeuvre.interval, (known ? known->name : manoeuvre.id) + " (inferred)");
            }
}

void TraceView::describe()
{
    if (!session_) {
        setAccessibleDescription(tr("No recording is open."));
        return;
    }
    setAccessibleDescription(
        counted(scene_.lanes.size(), tr("1 channel"), tr("%1 channels")) +
        tr(", %1 to %2, %3, %4 bursts in view")
            .arg(seconds(scene_.window.onset), seconds(scene_.window.offset), scene_.filterBadge)
            .arg(scene_.bursts.size()));
}

}  // namespace facialis::ui
