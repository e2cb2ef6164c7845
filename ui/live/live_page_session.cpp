// SPDX-License-Identifier: GPL-3.0-or-later
// The session of a live examination: how it begins, what is looked for while it runs, its end.
#include <algorithm>

#include "src/live/live_traces.hpp"
#include "ui/app/words.hpp"
#include "ui/live/face_view.hpp"
#include "ui/live/live_findings.hpp"
#include "ui/live/live_header.hpp"
#include "ui/live/live_page.hpp"
#include "ui/live/live_traces.hpp"
#include "ui/live/prompt_panel.hpp"
#include "ui/live/sound_panel.hpp"
#include "ui/live/ticker_panel.hpp"
#include "ui/live/warning_bar.hpp"
#include "ui/models/live_end_status.hpp"

namespace facialis::ui {
namespace {

/// The stretch whose activity lights up the face.
constexpr Duration activityStretch{0.1};
constexpr std::size_t activityColumns = 10;

}  // namespace

void LivePage::begin(std::unique_ptr<engine::LiveSession> session)
{
    traces_->stop();
    activityPages_.reset();
    activityPage_.reset();
    ticker_->follow(nullptr);
    session_ = std::move(session);
    pages_ = session_->traces();
    const RecordingInfo& recording = session_->recording();
    story_ = std::make_unique<LiveStory>(recording, session_->knowledge());
    warnings_ = std::make_unique<LiveWarnings>(recording, session_->knowledge());
    clock_.start();
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
    prompts_->setMovements(session_->knowledge());
    sound_->setChannels(recording.channels, session_->knowledge());
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
    const std::vector<engine::LiveEvent> events = session_->takeEvents(Duration(0.0));
    story_->take(events);
    warn(*snapshot, events);
    ticker_->follow(story_.get());
    const Frequency rate = session_->recording().channels.front().rate;
    const Duration newest = pages_->end() - timeOf(1, rate);
    traces_->setNotice(snapshot->state == engine::LiveState::waiting
                           ? liveStatus(*snapshot, facts()).detail
                       : newest <= Duration(0.0) ? tr("Waiting for the first samples")
                                                 : QString());
    traces_->advance(std::max(newest, Duration(0.0)));
    measureActivity(newest);
    if (phase_ == Phase::running)
        prompts_->advance(snapshot->time);
    if (story_->judgement() && phase_ != Phase::done) {
        face_->setPairs(story_->judgement()->synkinesis);
        findings_->show(story_->judgement(), session_->knowledge(), false);
    }
    if (phase_ == Phase::running || phase_ == Phase::finishing)
        header_->show(liveStatus(*snapshot, facts()));
    showTools();
}

void LivePage::warn(const engine::LiveSnapshot& snapshot,
                    const std::vector<engine::LiveEvent>& events)
{
    if (phase_ == Phase::running) {
        warnings_->take(events);
        warnings_->look(snapshot, facts(), Duration(static_cast<double>(clock_.elapsed()) / 1e3));
        story_->tell(warnings_->takeNews());
        warningBar_->show(warnings_->sentences(), warnings_->isLosing());
    } else {
        warningBar_->show({}, false);  // how it ended stands in the header
    }
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

void LivePage::conclude(engine::LiveEnd end)
{
    pollSession();
    header_->show(endStatus(end, facts()));
    setPhase(Phase::done);
    if (out_.isEmpty() || end.recorderError)
        header_->setPhase(LiveHeader::Phase::done, {});
    if (end.analysis) {
        findings_->show(end.analysis, session_->knowledge(), true);
        face_->setPairs(end.analysis->synkinesis);
    }
}

}  // namespace facialis::ui
