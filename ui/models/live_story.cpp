// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/live_story.hpp"

#include <algorithm>
#include <iterator>
#include <QCoreApplication>

#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

QString tr(const char* source)
{
    return QCoreApplication::translate("LiveStory", source);
}

/// What a quality second says of a channel. Off comes first: it explains the rest.
QString troubleOf(const ChannelSecond& second)
{
    if (second.isOffElectrode.value_or(false))
        return tr("electrode off");
    if (second.isFlat)
        return tr("flat line");
    if (second.clippedShare > 0.0F)
        return tr("clipped %1 %").arg(std::max(1, static_cast<int>(second.clippedShare * 100.0F)));
    if (!second.isUsable)
        return tr("not usable now");
    return {};
}

/// A frame is a few milliseconds.
QString inWords(Duration length)
{
    return length < Duration(0.1) ? tr("%1 ms").arg(number(length.milliseconds()))
                                  : seconds(length);
}

}  // namespace

QString tickerKindName(TickerKind kind)
{
    switch (kind) {
    case TickerKind::burst: return tr("Burst");
    case TickerKind::train: return tr("Train");
    case TickerKind::synkinesis: return tr("Synkinesis");
    case TickerKind::gap: return tr("Gap");
    case TickerKind::quality: return tr("Quality");
    case TickerKind::marker: return tr("Marker");
    case TickerKind::judgement: return tr("Findings");
    case TickerKind::trouble: return tr("Trouble");
    }
    return {};
}

LiveStory::LiveStory(const RecordingInfo& recording, const KnowledgeBase& knowledge)
    : channels_(recording.channels), knowledge_(knowledge), troubles_(recording.channels.size())
{
}

void LiveStory::take(const std::vector<engine::LiveEvent>& events)
{
    for (const engine::LiveEvent& event : events)
        std::visit([&](const auto& what) { add(event, what); }, event.what);
}

void LiveStory::tell(std::vector<TickerLine> lines)
{
    std::ranges::move(lines, std::back_inserter(lines_));
}

void LiveStory::say(TickerKind kind, Highlight place, const QString& words)
{
    lines_.push_back({kind, std::move(place), words});
}

QString LiveStory::nameOf(std::size_t channel) const
{
    return channelName(channels_[channel], knowledge_);
}

void LiveStory::add(const engine::LiveEvent&, const Burst& burst)
{
    bursts_.push_back(burst);
    longestBurst_ = std::max(longestBurst_, burst.interval.length());
    ++revision_;
    const QString what =
        burst.kind == BurstKind::artifact ? tr("artifact, %1 ms") : tr("%1 ms, %2 times noise");
    const QString length = QString::number(burst.interval.length().milliseconds(), 'f', 0);
    say(TickerKind::burst, {burst.interval, {burst.channel}},
        nameOf(burst.channel) + QStringLiteral(": ") +
            (burst.kind == BurstKind::artifact
                 ? what.arg(length)
                 : what.arg(length, QString::number(burst.rmsOverNoise, 'f', 1))));
}

void LiveStory::add(const engine::LiveEvent&, const engine::BurstTrain& train)
{
    QString words =
        nameOf(train.channel) + QStringLiteral(": ") +
        tr("%1 bursts in %2").arg(train.bursts).arg(seconds(train.interval.length(), 1));
    if (const auto rate = train.rate())
        words += tr(", %1 a second").arg(QString::number(rate->hertz(), 'f', 1));
    say(TickerKind::train, {train.interval, {train.channel}}, words);
}

void LiveStory::add(const engine::LiveEvent& event, const SynkinesisPair& pair)
{
    // A pair that is not there, or cannot be judged, is no news; the panel of findings has it.
    if (pair.call != SynkinesisCall::present)
        return;
    Highlight place{
        pair.evidence.empty() ? TimeInterval{event.time, event.time} : pair.evidence.back(),
        {pair.driver, pair.follower}};
    say(TickerKind::synkinesis, std::move(place),
        tr("%1 moves with %2: %3 of %4 movements")
            .arg(nameOf(pair.follower), nameOf(pair.driver))
            .arg(pair.coActivated)
            .arg(pair.trials));
}

void LiveStory::add(const engine::LiveEvent&, const QualitySecond& second)
{
    for (std::size_t c = 0; c < std::min(troubles_.size(), second.channels.size()); ++c) {
        const QString now = troubleOf(second.channels[c]);
        if (now == troubles_[c])
            continue;
        troubles_[c] = now;
        ++revision_;
    }
}

void LiveStory::add(const engine::LiveEvent&, const Gap& gap)
{
    gaps_.push_back(gap);
    ++revision_;
    say(TickerKind::gap, {gap.interval, {}},
        tr("%1 missing: %2").arg(inWords(gap.interval.length()), text(gap.reason)));
}

void LiveStory::add(const engine::LiveEvent&, const Annotation& note)
{
    notes_.push_back(note);
    ++revision_;
    say(TickerKind::marker, {{note.onset, note.onset + note.duration.value_or(Duration(0.0))}, {}},
        text(note.text));
}

void LiveStory::add(const engine::LiveEvent& event, const engine::LiveInterpretation& judgement)
{
    judgement_ = judgement.result;
    ++revision_;
    const QString conclusion = text(judgement.result->conclusion);
    if (conclusion == conclusion_)
        return;
    conclusion_ = conclusion;
    say(TickerKind::judgement, {{event.time, event.time}, {}}, conclusion);
}

void LiveStory::add(const engine::LiveEvent& event, const Error& error)
{
    say(TickerKind::trouble, {{event.time, event.time}, {}}, text(error.sentence()));
}

std::vector<BurstMark> LiveStory::burstsIn(TimeInterval window) const
{
    std::vector<BurstMark> marks;
    Duration judgedUntil;
    if (judgement_) {
        const std::vector<Burst>& judged = judgement_->bursts;
        const auto from =
            std::lower_bound(judged.begin(), judged.end(), window.onset - longestBurst_,
                             [](const Burst& b, Duration t) { return b.interval.onset < t; });
        for (auto b = from; b != judged.end() && b->interval.onset < window.offset; ++b)
            if (b->interval.overlaps(window))
                marks.push_back({b->channel, b->interval, b->kind});
        judgedUntil = judgement_->recording.duration;
    }
    // Newest last: those of the window are sought from the end.
    for (auto b = bursts_.rbegin(); b != bursts_.rend(); ++b) {
        if (b->interval.offset < window.onset - longestBurst_)
            break;
        if (b->interval.overlaps(window) && b->interval.offset >= judgedUntil)
            marks.push_back({b->channel, b->interval, b->kind});
    }
    return marks;
}

std::vector<TaskMark> LiveStory::tasksIn(TimeInterval window) const
{
    std::vector<TaskMark> tasks;
    for (const Annotation& note : notes_) {
        const Duration end = note.onset + note.duration.value_or(Duration(0.0));
        if (note.onset < window.offset && end >= window.onset)
            tasks.push_back({{note.onset, end}, text(note.text)});
    }
    return tasks;
}

}  // namespace facialis::ui
