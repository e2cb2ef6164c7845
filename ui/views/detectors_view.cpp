// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/detectors_view.hpp"

#include <algorithm>
#include <cmath>
#include <QChart>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLegend>
#include <QPainter>
#include <QValueAxis>

#include "dsp/detection/make_detector.hpp"
#include "src/analysis/window_reader.hpp"
#include "src/session/measures/mains_used.hpp"
#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/views/chart_pane.hpp"
#include "ui/views/detector_rows.hpp"

namespace facialis::ui {
namespace {

constexpr Duration shortestWindow{5.0};
constexpr Duration widened{10.0};
constexpr Duration longestWindow{120.0};
constexpr std::size_t columns = 1200;

/// A window worth looking at: a short selection with what is around it.
TimeInterval windowFor(TimeInterval selected, Duration length)
{
    const Duration middle = selected.onset + selected.length() * 0.5;
    TimeInterval window = selected;
    if (selected.length() < shortestWindow)
        window = {middle - widened * 0.5, middle + widened * 0.5};
    if (window.length() > longestWindow)
        window = {middle - longestWindow * 0.5, middle + longestWindow * 0.5};
    return {std::max(Duration(0.0), window.onset), std::min(length, window.offset)};
}

}  // namespace

DetectorsView::DetectorsView(QWidget* parent) : MeasureView(tr("Detectors"), parent)
{
    chart_ = new ChartPane(&body());
    chart_->setAccessibleName(tr("Trace and the bursts of each detector"));
    chart_->chart()->legend()->hide();
    chart_->vertical().setVisible(false);
    names_ = new DetectorRows(*chart_, &body());
    auto* layout = new QHBoxLayout(&body());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(names_);
    layout->addWidget(chart_, 1);
    connect(chart_, &ChartPane::pressed, this, &DetectorsView::press);
}

void DetectorsView::reload()
{
    jobs().cancel();
    rows_.clear();
    waiting_.clear();
    trace_ = {};
    row_ = 0;
    burst_.reset();
    if (!session()) {
        showEmpty(tr("Open a recording to compare detectors."));
        return;
    }
    if (!result()) {
        showEmpty(tr("Detectors are compared as soon as the analysis is done."));
        return;
    }
    if (!selection()) {
        showEmpty(tr("Select a stretch of a trace: Shift+drag, or choose a burst."));
        return;
    }
    channel_ = selection()->channel;
    const Channel& about = channels()[channel_];
    if (about.dimension == Dimension::other) {
        showEmpty(tr("%1 holds no EMG: no detector looks at it.").arg(nameOf(channel_)));
        return;
    }
    window_ = windowFor(selection()->interval, about.duration());
    for (const std::string_view name : dsp::detectorNames())
        if (name == session()->settings().detector)
            waiting_.insert(waiting_.begin(), std::string(name));
        else
            waiting_.emplace_back(name);
    beginTrace();
    redraw();
}

void DetectorsView::beginTrace()
{
    const std::shared_ptr<const Recording> recording = session()->shownRecording();
    const engine::AnalysisSettings settings = session()->settings();
    jobs().start([this, recording, settings, mains = engine::mainsUsed(*result()),
                  about = channels()[channel_], channel = channel_,
                  window = window_](const std::stop_token&) -> engine::NewestJob::Delivery {
        const engine::WindowReader reader(*recording, settings, mains);
        const SampleRange range =
            SampleRange{sampleAt(window.onset, about.rate), sampleAt(window.offset, about.rate)}
                .intersection({0, about.length});
        const std::vector<double> samples = reader.filtered(channel, range);
        const double step =
            static_cast<double>(columns) / std::max(1.0, static_cast<double>(range.length()));
        auto trace = engine::toColumns(samples, 0.0, step, columns);
        return [this, trace = std::move(trace)] {
            trace_ = trace;
            traceReach_ = 0.0;
            for (std::size_t c = 0; c < trace_.size(); ++c)
                if (!std::isnan(trace_.low[c]))
                    traceReach_ = std::max({traceReach_, std::abs(double(trace_.low[c])),
                                            std::abs(double(trace_.high[c]))});
            beginNext();
            redraw();
        };
    });
}

void DetectorsView::beginNext()
{
    if (waiting_.empty())
        return;
    const std::string name = waiting_.front();
    waiting_.erase(waiting_.begin());
    if (name == session()->settings().detector) {
        add({name, reference(), std::nullopt});
        return;
    }
    const std::shared_ptr<const Recording> recording = session()->shownRecording();
    const engine::AnalysisSettings settings = session()->settings();
    jobs().start([this, recording, settings, name, shared = result(), channel = channel_,
                  window = window_](const std::stop_token& stop) -> engine::NewestJob::Delivery {
        auto marks = engine::detectorMarks({.recording = *recording,
                                            .channels = shared->recording.channels,
                                            .settings = settings,
                                            .mains = engine::mainsUsed(*shared),
                                            .channel = channel,
                                            .window = window,
                                            .stop = stop},
                                           name);
        return [this, marks = std::move(marks)] { add(marks); };
    });
}

std::vector<TimeInterval> DetectorsView::reference() const
{
    std::vector<TimeInterval> bursts;
    for (const Burst& burst : result()->bursts)
        if (burst.channel == channel_ && burst.interval.overlaps(window_))
            bursts.push_back(burst.interval);
    return bursts;
}

void DetectorsView::add(engine::DetectorMarks marks)
{
    DetectorRow row;
    row.isInUse = marks.detector == session()->settings().detector;
    row.agreement = engine::agreementOf(marks.bursts, reference(), window_);
    row.marks = std::move(marks);
    rows_.push_back(std::move(row));
    beginNext();
    redraw();
}

void DetectorsView::press(QPointF value)
{
    setFocus(Qt::MouseFocusReason);
    const auto all = static_cast<double>(dsp::detectorNames().size());
    if (value.y() >= all) {
        choosePlace(window_, {channel_});
        return;
    }
    const auto row = static_cast<std::size_t>(std::clamp(all - value.y(), 0.0, all - 1e-9));
    if (row >= rows_.size())
        return;
    const auto& bursts = rows_[row].marks.bursts;
    const auto at = std::find_if(bursts.begin(), bursts.end(), [&](TimeInterval burst) {
        const double margin = 0.003 * window_.length().seconds();
        return value.x() >= burst.onset.seconds() - margin &&
               value.x() <= burst.offset.seconds() + margin;
    });
    if (at == bursts.end()) {
        choose(row, std::nullopt);
        return;
    }
    choose(row, static_cast<std::size_t>(at - bursts.begin()));
    jump();
}

void DetectorsView::choose(std::size_t row, std::optional<std::size_t> burst)
{
    row_ = row;
    burst_ = burst;
    redraw();
    chart_->repaintPictures();
}

void DetectorsView::jump()
{
    if (row_ >= rows_.size() || rows_[row_].marks.bursts.empty())
        return;
    if (!burst_)
        choose(row_, 0);
    choosePlace(rows_[row_].marks.bursts[*burst_], {channel_});
}

bool DetectorsView::wantsKey(int key) const
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up ||
           key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter;
}

void DetectorsView::keyPressEvent(QKeyEvent* event)
{
    if (rows_.empty() || !wantsKey(event->key())) {
        MeasureView::keyPressEvent(event);
        return;
    }
    const std::size_t bursts = rows_[row_].marks.bursts.size();
    switch (event->key()) {
    case Qt::Key_Up: choose(row_ > 0 ? row_ - 1 : 0, std::nullopt); break;
    case Qt::Key_Down: choose(std::min(row_ + 1, rows_.size() - 1), std::nullopt); break;
    case Qt::Key_Left:
        if (bursts > 0)
            choose(row_, burst_ && *burst_ > 0 ? *burst_ - 1 : 0);
        break;
    case Qt::Key_Right:
        if (bursts > 0)
            choose(row_, burst_ ? std::min(*burst_ + 1, bursts - 1) : 0);
        break;
    default: jump();
    }
}

QString DetectorsView::copyTable() const
{
    if (rows_.empty())
        return {};
    QList<QStringList> rows{{tr("Detector"), tr("Bursts"), tr("Cohen's kappa over time"),
                             tr("Fraction of time alike"), tr("In use"), tr("Bursts (s)")}};
    for (const DetectorRow& row : rows_) {
        QStringList bursts;
        for (const TimeInterval burst : row.marks.bursts)
            bursts.append(QStringLiteral("%1-%2")
                              .arg(burst.onset.seconds(), 0, 'f', 4)
                              .arg(burst.offset.seconds(), 0, 'f', 4));
        rows.append(
            {text(row.marks.detector),
             row.marks.error ? text(row.marks.error->sentence())
                             : QString::number(row.marks.bursts.size()),
             row.agreement.kappa ? QString::number(*row.agreement.kappa, 'g', 6) : QString(),
             QString::number(row.agreement.fraction, 'g', 6), row.isInUse ? tr("yes") : tr("no"),
             bursts.join(QLatin1Char(' '))});
    }
    return tabSeparated(rows);
}

}  // namespace facialis::ui
