// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/live_page.hpp"

#include <algorithm>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

#include "src/live/live_traces.hpp"
#include "src/live/source_offers.hpp"
#include "ui/app/words.hpp"
#include "ui/live/device_chooser.hpp"
#include "ui/live/face_view.hpp"
#include "ui/live/live_findings.hpp"
#include "ui/live/live_header.hpp"
#include "ui/live/live_traces.hpp"
#include "ui/live/marker_bar.hpp"
#include "ui/live/ticker_panel.hpp"

namespace facialis::ui {
namespace {

constexpr int pollMilliseconds = 33;
/// The stretch whose activity lights up the face.
constexpr Duration activityStretch{0.1};
constexpr std::size_t activityColumns = 10;

}  // namespace

LivePage::LivePage(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Live examination"));
    build();
    connectParts();
}

LivePage::~LivePage()
{
    timer_->stop();
    traces_->stop();
    activityPages_.reset();
    if (phase_ == Phase::running) {
        session_->stop();
        static_cast<void>(session_->finish());
    }
}

void LivePage::connectParts()
{
    connect(timer_, &QTimer::timeout, this, &LivePage::poll);
    timer_->setTimerType(Qt::PreciseTimer);
    connect(chooser_, &DeviceChooser::startRequested, this, &LivePage::startSource);
    connect(header_, &LiveHeader::stopRequested, this, &LivePage::stop);
    connect(header_, &LiveHeader::anotherRequested, this, &LivePage::choose);
    connect(header_, &LiveHeader::reviewRequested, this, [this] { Q_EMIT reviewRequested(out_); });
    connect(markers_, &MarkerBar::marked, this, &LivePage::mark);
    connect(ticker_, &TickerPanel::placeChosen, traces_, &LiveTraces::lookAt);
    connect(findings_, &LiveFindings::placeChosen, traces_, &LiveTraces::lookAt);
    connect(traces_, &LiveTraces::viewChanged, this, &LivePage::showTools);
    connect(scroll_, &QScrollBar::valueChanged, this, [this](int value) {
        if (isFollowingScroll_)
            return;
        const LiveWindow& window = traces_->window();
        traces_->scrollBy(static_cast<double>(value) / 1000.0 / window.page().seconds() -
                          window.window().onset / window.page());
    });
}

void LivePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (phase_ == Phase::choosing && chooser_->offers().empty())
        chooser_->refresh();
}

void LivePage::setPhase(Phase phase)
{
    phase_ = phase;
    stack_->setCurrentWidget(phase == Phase::choosing || phase == Phase::opening
                                 ? static_cast<QWidget*>(chooser_)
                                 : examination_);
    header_->setPhase(phase == Phase::finishing ? LiveHeader::Phase::finishing
                      : phase == Phase::done    ? LiveHeader::Phase::done
                                                : LiveHeader::Phase::running,
                      out_);
    markers_->setEnabled(phase == Phase::running);
    if (phase == Phase::choosing)
        timer_->stop();
    else
        timer_->start(pollMilliseconds);
    Q_EMIT phaseChanged();
}

void LivePage::choose()
{
    if (phase_ != Phase::done && phase_ != Phase::choosing)
        return;
    setPhase(Phase::choosing);
    chooser_->refresh();
}

void LivePage::startSource(const QString& address, const QString& out)
{
    if (isBusy() || opening_.isRunning())
        return;
    address_ = address;
    out_ = out;
    chooser_->setAddress(address);
    chooser_->setBusy(tr("Opening %1. A device needs a few seconds.").arg(address));
    engine::LiveOptions options;
    options.out = out.toStdString();
    opening_.start([address = address.toStdString(), options](const std::stop_token&) {
        return engine::openLive(address, options);
    });
    setPhase(Phase::opening);
}

void LivePage::poll()
{
    if (phase_ == Phase::opening) {
        auto opened = opening_.take();
        if (!opened)
            return;
        chooser_->setBusy({});
        if (!*opened) {
            setPhase(Phase::choosing);
            chooser_->setProblem(text(opened->error().sentence()));
            return;
        }
        begin(std::move(**opened));
        return;
    }
    pollSession();
    if (phase_ == Phase::running && session_->hasEnded())
        finish();
    if (phase_ == Phase::finishing)
        if (auto end = finishing_.take())
            conclude(std::move(*end));
}

void LivePage::begin(std::unique_ptr<engine::LiveSession> session)
{
    traces_->stop();
    activityPages_.reset();
    ticker_->follow(nullptr);
    session_ = std::move(session);
    pages_ = session_->traces();
    const RecordingInfo& recording = session_->recording();
    story_ = std::make_unique<LiveStory>(recording, session_->knowledge());
    activity_ = std::make_unique<MuscleActivity>(recording.channels.size());
    const auto make = [pages = pages_](const engine::TracePageRequest& request,
                                       std::stop_token stop) { return pages->page(request, stop); };
    activityPages_ = std::make_unique<engine::TraceLoader>(make);
    const QString delay = session_->latency() > Duration(0.0)
                              ? tr(", delay %1 ms").arg(number(session_->latency().milliseconds()))
                              : tr(", no delay");
    traces_->start(recording, session_->knowledge(),
                   {make, [pages = pages_, delay](
                              std::size_t channel) { return text(pages->badge(channel)) + delay; }},
                   story_.get());
    face_->setChannels(recording.channels, session_->knowledge());
    findings_->show(nullptr, session_->knowledge(), false);
    setPhase(Phase::running);
    traces_->setFocus();
}

LiveFacts LivePage::facts() const
{
    return {.out = out_.toStdString(),
            .latency = session_->latency(),
            .rate = session_->recording().channels.front().rate,
            .isFinishing = phase_ == Phase::finishing};
}

void LivePage::pollSession()
{
    if (!session_ || !story_)
        return;
    const auto snapshot = session_->snapshot();
    story_->take(session_->takeEvents(Duration(0.0)));
    ticker_->follow(story_.get());
    const Frequency rate = session_->recording().channels.front().rate;
    const Duration newest = pages_->end() - timeOf(1, rate);
    traces_->setNotice(snapshot->state == engine::LiveState::waiting
                           ? liveStatus(*snapshot, facts()).detail
                       : newest <= Duration(0.0) ? tr("Waiting for the first samples")
                                                 : QString());
    traces_->advance(std::max(newest, Duration(0.0)));
    measureActivity(newest);
    if (story_->judgement()) {
        face_->setPairs(story_->judgement()->synkinesis);
        findings_->show(story_->judgement(), session_->knowledge(), phase_ == Phase::done);
    }
    if (phase_ == Phase::running || phase_ == Phase::finishing)
        header_->show(liveStatus(*snapshot, facts()));
    showTools();
}

void LivePage::measureActivity(Duration newest)
{
    if (const auto page = activityPages_->latest(); page && page != activityPage_) {
        activityPage_ = page;
        activity_->add(page->traces);
        std::vector<double> levels;
        for (std::size_t c = 0; c < session_->recording().channels.size(); ++c)
            levels.push_back(activity_->timesRest(c));
        face_->setActivity(std::move(levels));
    }
    if (newest < activityStretch || activityPages_->isBusy())
        return;
    engine::TracePageRequest request;
    request.window = {newest - activityStretch, newest};
    request.columns = activityColumns;
    for (std::size_t c = 0; c < session_->recording().channels.size(); ++c)
        request.channels.push_back(c);
    if (!activityPage_ || activityPage_->request != request)
        activityPages_->request(std::move(request));
}

void LivePage::stop()
{
    if (phase_ != Phase::running)
        return;
    session_->stop();
    finish();
}

void LivePage::finish()
{
    finishing_.start([session = session_](const std::stop_token&) { return session->finish(); });
    setPhase(Phase::finishing);
}

void LivePage::conclude(engine::LiveEnd end)
{
    pollSession();
    LiveStatus status = liveStatus(end.last, facts());
    const bool isKept = !out_.isEmpty() && !end.recorderError;
    status.tone = StatusTone::calm;
    status.state = isKept ? tr("FINISHED") : tr("FINISHED, NOT KEPT");
    status.detail = isKept ? tr("the recording is in %1").arg(out_) : tr("nothing was saved");
    if (end.recorderError) {
        status.tone = StatusTone::trouble;
        status.state = tr("THE FILE IS NOT WHOLE");
        status.detail = text(end.recorderError->sentence());
    } else if (end.last.state == engine::LiveState::failed && end.last.error) {
        status.tone = StatusTone::trouble;
        status.detail += QStringLiteral("; ") + text(end.last.error->sentence());
    } else if (!end.notCarried.empty()) {
        status.tone = StatusTone::remark;
        status.detail += QStringLiteral("; ") + text(end.notCarried.front());
    }
    header_->show(status);
    setPhase(Phase::done);
    if (!isKept)
        header_->setPhase(LiveHeader::Phase::done, {});
    if (end.analysis) {
        findings_->show(end.analysis, session_->knowledge(), true);
        face_->setPairs(end.analysis->synkinesis);
    }
}

void LivePage::mark(const QString& words)
{
    if (phase_ == Phase::running && !words.isEmpty())
        session_->mark(words.toStdString());
    traces_->setFocus();
}

void LivePage::toggleMode()
{
    traces_->setMode(traces_->window().mode() == LiveMode::roll ? LiveMode::sweep : LiveMode::roll);
}

void LivePage::toggleHeld()
{
    traces_->setHeld(!traces_->window().isHeld());
}

void LivePage::toggleDisplay()
{
    traces_->setDisplay(traces_->picture().display == engine::TraceDisplay::raw
                            ? engine::TraceDisplay::filtered
                            : engine::TraceDisplay::raw);
}

void LivePage::toggleNegativeUp()
{
    traces_->setNegativeUp(!traces_->picture().isNegativeUp);
}

void LivePage::showTools()
{
    const LiveWindow& window = traces_->window();
    const TraceScene& picture = traces_->picture();
    held_->setChecked(window.isHeld());
    mode_->setChecked(window.mode() == LiveMode::sweep);
    filtered_->setChecked(picture.display == engine::TraceDisplay::filtered);
    negativeUp_->setChecked(picture.isNegativeUp);
    if (!picture.gains.empty())
        gain_->setText(tr("%1 %2/div")
                           .arg(number(picture.gains.front().perDivision.value()),
                                picture.gains.front().unit));
    const double page = window.page().seconds();
    pageLength_->setText(page < 1.0 ? tr("%1 ms/page").arg(number(page * 1e3))
                                    : tr("%1 s/page").arg(number(page)));
    // In milliseconds: enough for a day.
    isFollowingScroll_ = true;
    scroll_->setRange(0, static_cast<int>(std::max(0.0, window.now().milliseconds() - page * 1e3)));
    scroll_->setPageStep(static_cast<int>(page * 1e3));
    scroll_->setSingleStep(static_cast<int>(page * 1e2));
    scroll_->setValue(window.isHeld() ? static_cast<int>(window.window().onset.milliseconds())
                                      : scroll_->maximum());
    isFollowingScroll_ = false;
}

}  // namespace facialis::ui
