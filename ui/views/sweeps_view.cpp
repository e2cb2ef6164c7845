// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/sweeps_view.hpp"

#include <algorithm>
#include <cmath>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <QValueAxis>

#include "src/session/measures/mains_used.hpp"
#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/models/synkinesis_grid.hpp"
#include "ui/views/chart_pane.hpp"
#include "ui/views/sweep_picture.hpp"

namespace facialis::ui {
namespace {

constexpr double divisions = 3.0;  // above the middle, and below

QString responseName(const EvokedResponse& response)
{
    const bool isEarly = response.component == ResponseComponent::early;
    switch (response.name) {
    case ResponseName::r1: return QStringLiteral("R1");
    case ResponseName::r2: return QStringLiteral("R2");
    case ResponseName::lateralSpread:
        return isEarly ? SweepsView::tr("lateral spread") : SweepsView::tr("late lateral spread");
    case ResponseName::unnamed: break;
    }
    return isEarly ? SweepsView::tr("early response") : SweepsView::tr("late response");
}

}  // namespace

SweepsView::TimeScale SweepsView::scaleOf(const SweepSource& source)
{
    return source.lock == SweepSource::Lock::stimulus ? TimeScale{-20.0, 100.0, 10.0}
                                                      : TimeScale{-200.0, 500.0, 100.0};
}

SweepsView::SweepsView(QWidget* parent) : MeasureView(tr("Sweeps"), parent)
{
    source_ = new QComboBox;
    source_->setAccessibleName(tr("What sweeps are aligned at"));
    source_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    source_->setMinimumContentsLength(24);
    addControl(source_);
    connect(source_, &QComboBox::currentIndexChanged, this, [this] { compute(); });
    rectified_ = new QToolButton;
    rectified_->setText(tr("Rectified mean"));
    rectified_->setCheckable(true);
    rectified_->setAccessibleName(tr("Mean of the rectified sweeps"));
    rectified_->setToolTip(tr("Mean of the rectified sweeps instead of the plain mean (R)"));
    addControl(rectified_);
    connect(rectified_, &QToolButton::toggled, this, [this] { redraw(); });
    auto* layout = new QHBoxLayout(&body());
    layout->setContentsMargins(0, 0, 0, 0);
    for (ChartPane*& chart : charts_) {
        chart = new ChartPane(&body());
        layout->addWidget(chart, 1);
        connect(chart, &ChartPane::pressed, this, [this] {
            setFocus(Qt::MouseFocusReason);
            step(1);
        });
    }
}

const SweepSource* SweepsView::source() const
{
    const int row = source_->currentIndex();
    return row >= 0 && static_cast<std::size_t>(row) < sources_.size()
               ? &sources_[static_cast<std::size_t>(row)]
               : nullptr;
}

void SweepsView::reload()
{
    jobs().cancel();
    panels_.clear();
    sources_.clear();
    const QSignalBlocker quiet(source_);
    source_->clear();
    if (!session()) {
        showEmpty(tr("Open a recording to see sweeps."));
        return;
    }
    if (!result()) {
        showEmpty(tr("Sweeps are shown as soon as the analysis is done."));
        return;
    }
    sources_ = sweepSources(*result(), session()->knowledge());
    if (sources_.empty()) {
        showEmpty(
            tr("Nothing to align sweeps at: the recording holds no stimuli (a trigger "
               "channel, or annotations) and no judged movement of a pair of muscles."));
        return;
    }
    for (const SweepSource& each : sources_)
        source_->addItem(each.name);
    compute();
}

void SweepsView::showPair(std::size_t pair)
{
    for (std::size_t k = 0; k < sources_.size(); ++k)
        if (sources_[k].lock == SweepSource::Lock::driverOnset && sources_[k].index == pair)
            source_->setCurrentIndex(static_cast<int>(k));
}

void SweepsView::compute()
{
    if (!session() || !result() || !source())
        return;
    const std::shared_ptr<const Recording> recording = session()->shownRecording();
    const engine::AnalysisSettings settings = session()->settings();
    sweep_.reset();
    {
        // Discharges of a movement have no phase in common: only what is rectified adds up.
        const QSignalBlocker quiet(rectified_);
        rectified_->setChecked(source()->lock == SweepSource::Lock::driverOnset);
    }
    jobs().start([this, recording, settings, shared = result(),
                  from = *source()](const std::stop_token& stop) -> engine::NewestJob::Delivery {
        std::vector<engine::LockedSweeps> made;
        std::optional<Error> error;
        const engine::WindowReader reader(*recording, settings, engine::mainsUsed(*shared));
        std::vector<Duration> onsets;
        if (from.lock == SweepSource::Lock::driverOnset)
            for (const ListedTrial& trial : trialsOf(shared->synkinesis[from.index]))
                onsets.push_back(trial.interval.onset);
        for (const std::size_t channel : from.channels) {
            auto one = from.lock == SweepSource::Lock::stimulus
                           ? engine::sweepsAfterStimuli(*recording, *shared, from.index, channel)
                           : engine::sweepsAtOnsets(reader, recording->info().channels[channel],
                                                    channel, onsets, 200_ms, 500_ms, stop);
            if (one)
                made.push_back(std::move(*one));
            else
                error = one.error();
        }
        return [this, made = std::move(made), error] {
            if (error) {
                showEmpty(tr("No sweeps: %1.").arg(text(error->sentence())));
                return;
            }
            panels_ = made;
            fitGain();
            redraw();
        };
    });
}

void SweepsView::fitGain()
{
    double reach = 0.0;
    for (const engine::LockedSweeps& panel : panels_)
        reach = std::max(reach, reachOf(panel) * displayScale(channels()[panel.channel]));
    gain_ = OneTwoFive::atLeast(reach > 0.0 ? reach / divisions : 1.0);
}

QStringList SweepsView::responseWords(std::size_t channel) const
{
    QStringList words;
    for (const EvokedResponse& response : result()->evoked) {
        if (response.series != source()->index || response.channel != channel)
            continue;
        QString line = tr("%1 %2: %3 of %4")
                           .arg(sideLetter(channels()[channel].side), responseName(response))
                           .arg(response.sweepsWith)
                           .arg(response.sweeps);
        if (const auto persistence = response.persistence())
            line += QStringLiteral(" (%1 %)").arg(*persistence * 100.0, 0, 'f', 0);
        if (response.latency)
            line += tr(", %1 ms").arg(response.latency->milliseconds(), 0, 'f', 1);
        if (response.amplitude)
            line += tr(", %1 \u00b5V").arg(number(response.amplitude->microvolts()));
        if (response.state != FindingState::present)
            line += QStringLiteral(" (%1)").arg(stateName(response.state));
        words.append(line);
    }
    return words;
}

QString SweepsView::pairWords() const
{
    const SynkinesisPair& pair = result()->synkinesis[source()->index];
    QString words = tr("follower active in %1 of %2 (persistence %3 %)")
                        .arg(pair.coActivated)
                        .arg(pair.trials)
                        .arg(pair.probability.value_or(0.0) * 100.0, 0, 'f', 0);
    if (pair.lagMedian)
        words += tr(", lag %1 ms").arg(pair.lagMedian->milliseconds(), 0, 'f', 0);
    return words;
}

void SweepsView::redraw()
{
    if (panels_.empty() || !source())
        return;
    const bool isStimulus = source()->lock == SweepSource::Lock::stimulus;
    for (std::size_t panel = 0; panel < charts_.size(); ++panel) {
        charts_[panel]->setVisible(panel < panels_.size());
        if (panel < panels_.size())
            drawPanel(panel);
    }
    QStringList details;
    if (isStimulus)
        for (const engine::LockedSweeps& panel : panels_)
            details.append(responseWords(panel.channel));
    else
        details.append(pairWords());
    details.append(isStimulus ? tr("persistence of %1 sweeps").arg(panels_.front().sweeps.size())
                              : tr("%1 sweeps").arg(panels_.front().sweeps.size()));
    details.append(tr("%1 ms/div, %2 %3/div")
                       .arg(number(scaleOf(*source()).division), number(gain_.value()),
                            displayUnit(channels()[panels_.front().channel])));
    details.append(isStimulus ? tr("mains, artifact, drift taken out")
                              : text(session()->filterBadge(panels_.front().channel)));
    if (sweep_)
        details.append(tr("sweep %1 shown (N, P)").arg(*sweep_ + 1));
    showBody(source()->name, details.join(QStringLiteral(" \u00b7 ")));
}

void SweepsView::drawPanel(std::size_t panel)
{
    ChartPane& chart = *charts_[panel];
    const engine::LockedSweeps& sweeps = panels_[panel];
    const Channel& about = channels()[sweeps.channel];
    const bool isStimulus = source()->lock == SweepSource::Lock::stimulus;
    const TimeScale time = scaleOf(*source());
    const double half = divisions * gain_.value();
    chart.setAccessibleName(nameOf(sweeps.channel));
    chart.clear();
    chart.setHorizontal(
        time.fromMs, time.toMs,
        isStimulus ? tr("Time after the stimulus (ms)") : tr("Time after the driver's onset (ms)"));
    chart.horizontal().setTickInterval(time.division);
    chart.setVertical(-half, half, displayUnit(about));
    chart.vertical().setTickInterval(gain_.value());
    SweepPicture picture{time.fromMs,          time.toMs,      half,  displayScale(about),
                         colourOf(about.side), theme().danger, sweep_};
    picture.marked = theme().accent;
    QColor rest = theme().grid;
    chart.paintUnder([sweeps, picture, rest](QPainter& painter, const QRectF& plot) {
        const double zero = plot.width() * (0.0 - picture.fromMs) / (picture.toMs - picture.fromMs);
        painter.fillRect(QRectF(plot.left(), plot.top(), zero, plot.height()), rest);
        drawSweeps(painter, plot, sweeps, picture);
    });
    const auto& mean = rectified_->isChecked() ? sweeps.rectifiedMean : sweeps.mean;
    QString name = (rectified_->isChecked() ? tr("Rectified mean of %1, %2") : tr("Mean of %1, %2"))
                       .arg(sweeps.sweeps.size())
                       .arg(nameOf(sweeps.channel));
    for (const QList<QPointF>& part : meanPoints(sweeps, mean, picture)) {
        chart.addLine(name, QPen(theme().ink, 2.2), part);
        name.clear();
    }
    chart.addLine({}, QPen(theme().faintInk, 1.2), {{0.0, -half}, {0.0, half}});
    chart.addLine({}, QPen(theme().faintInk, 0.8, Qt::DotLine),
                  {{time.fromMs, 0.0}, {time.toMs, 0.0}});

    struct Mark {
        double at;
        QString words;
    };
    std::vector<Mark> marks;
    if (isStimulus) {
        for (const EvokedResponse& response : result()->evoked)
            if (response.series == source()->index && response.channel == sweeps.channel &&
                response.state == FindingState::present && response.latency)
                marks.push_back({response.latency->milliseconds(),
                                 tr("%1 %2 ms")
                                     .arg(responseName(response))
                                     .arg(response.latency->milliseconds(), 0, 'f', 1)});
    } else if (panel == 1) {
        if (const auto lag = result()->synkinesis[source()->index].lagMedian)
            marks.push_back(
                {lag->milliseconds(), tr("lag %1 ms").arg(lag->milliseconds(), 0, 'f', 0)});
    }
    for (const Mark& mark : marks)
        chart.addLine({}, QPen(theme().ink, 1.3, Qt::DashLine),
                      {{mark.at, -half}, {mark.at, half}});
    const QColor ink = theme().ink, paper = theme().paper;
    chart.paintOver([marks, time, ink, paper](QPainter& painter, const QRectF& plot) {
        const QFontMetricsF metrics(painter.font());
        double y = plot.top() + 2.0;
        for (const Mark& mark : marks) {
            const double x =
                plot.left() + (mark.at - time.fromMs) / (time.toMs - time.fromMs) * plot.width();
            const QRectF box(x + 3.0, y, metrics.horizontalAdvance(mark.words) + 6.0,
                             metrics.height());
            painter.fillRect(box, paper);
            painter.setPen(ink);
            painter.drawText(box, Qt::AlignCenter, mark.words);
            y += metrics.height() + 2.0;
        }
    });
}

}  // namespace facialis::ui
