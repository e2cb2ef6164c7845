// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/live_page.hpp"

#include <algorithm>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

#include "src/live/source_offers.hpp"
#include "ui/app/words.hpp"
#include "ui/live/device_chooser.hpp"
#include "ui/live/face_view.hpp"
#include "ui/live/live_findings.hpp"
#include "ui/live/live_header.hpp"
#include "ui/live/live_traces.hpp"
#include "ui/live/marker_bar.hpp"
#include "ui/live/prompt_panel.hpp"
#include "ui/live/sound_panel.hpp"
#include "ui/live/ticker_panel.hpp"
#include "ui/live/warning_bar.hpp"

namespace facialis::ui {
namespace {

constexpr int pollMilliseconds = 33;

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
    sound_->stop();
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
    connect(chooser_, &DeviceChooser::leaveRequested, this, &LivePage::leaveRequested);
    connect(header_, &LiveHeader::stopRequested, this, &LivePage::stop);
    connect(header_, &LiveHeader::anotherRequested, this, &LivePage::choose);
    connect(header_, &LiveHeader::reviewRequested, this, [this] { Q_EMIT reviewRequested(out_); });
    connect(markers_, &MarkerBar::marked, this, &LivePage::mark);
    connect(prompts_, &PromptPanel::noted, this, [this](const Annotation& note) {
        if (isBusy())
            session_->mark(note);
    });
    connect(sound_, &SoundPanel::feedChanged, this,
            [this](std::shared_ptr<engine::AudioFeed> feed) {
                if (session_)
                    session_->listen(std::move(feed));
            });
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
    prompts_->setEnabled(phase == Phase::running);
    sound_->setEnabled(phase == Phase::running);
    if (phase != Phase::running)
        sound_->stop();
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

void LivePage::startSource(const QString& address, const QString& out, const QString& montage)
{
    if (isBusy() || opening_.isRunning())
        return;
    address_ = address;
    out_ = out;
    chooser_->setAddress(address);
    chooser_->setMontage(montage);
    chooser_->setBusy(tr("Opening %1. A device needs a few seconds.").arg(address));
    engine::LiveOptions options;
    options.out = out.toStdString();
    options.montage = montage.toStdString();
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

void LivePage::stop()
{
    if (phase_ != Phase::running)
        return;
    prompts_->stop();  // what was asked for is noted while the stream still runs
    session_->stop();
    finish();
}

void LivePage::finish()
{
    prompts_->stop();
    finishing_.start([session = session_](const std::stop_token&) { return session->finish(); });
    setPhase(Phase::finishing);
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
