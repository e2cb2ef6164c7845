// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/live_warnings.hpp"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>
#include <utility>

#include "src/pipeline/mains_line.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

/// Reads that wait for the next packet of a slow radio are no silence.
constexpr Duration silence{0.6};
/// Noise alone lets a single second hum now and then.
constexpr int humSeconds = 3;
/// More channels than these are counted instead of named.
constexpr std::size_t mostNames = 3;

QString tr(const char* source)
{
    return QCoreApplication::translate("LiveWarnings", source);
}

/// How long a warning stays after its cause: long enough to be read; for what comes and goes by
/// itself long enough not to flicker.
Duration patienceOf(WarningKind kind)
{
    switch (kind) {
    case WarningKind::mains: return Duration(10.0);  // a contraction drowns the hum
    case WarningKind::framesLost: return Duration(6.0);
    default: return Duration(4.0);
    }
}

/// What is said of a channel, or of several.
QString ofChannel(WarningKind kind)
{
    switch (kind) {
    case WarningKind::electrodeOff: return tr("electrode off");
    case WarningKind::clipped: return tr("clipped, larger than the device can measure");
    case WarningKind::flat: return tr("flat line, is the electrode connected?");
    case WarningKind::mains: return tr("strong mains hum, check electrode and ground");
    default: return {};
    }
}

/// The engine tells these as events: gaps and errors.
bool isToldAnyway(WarningKind kind)
{
    return kind == WarningKind::framesLost || kind == WarningKind::diskLow ||
           kind == WarningKind::diskFull;
}

}  // namespace

LiveWarnings::LiveWarnings(const RecordingInfo& recording, const KnowledgeBase& knowledge)
    : channels_(recording.channels), knowledge_(knowledge), states_(recording.channels.size())
{
}

void LiveWarnings::take(const std::vector<engine::LiveEvent>& events)
{
    for (const engine::LiveEvent& event : events)
        if (const auto* second = std::get_if<QualitySecond>(&event.what))
            add(*second);
}

void LiveWarnings::add(const QualitySecond& second)
{
    for (std::size_t c = 0; c < std::min(states_.size(), second.channels.size()); ++c) {
        const ChannelSecond& channel = second.channels[c];
        ChannelState& state = states_[c];
        // NaN: unknown, and no hum.
        state.humming = static_cast<double>(channel.mainsRatioDb) > engine::strongMainsDb
                            ? state.humming + 1
                            : 0;
        state.kind.reset();
        if (channels_[c].dimension == Dimension::other)
            continue;  // a trigger may rest at one value, or at its limit
        // One a channel: the first explains the others.
        if (channel.isOffElectrode.value_or(false))
            state.kind = WarningKind::electrodeOff;
        else if (channel.isFlat)
            state.kind = WarningKind::flat;
        else if (channel.clippedShare > 0.0F)
            state.kind = WarningKind::clipped;
        else if (state.humming >= humSeconds)
            state.kind = WarningKind::mains;
    }
}

void LiveWarnings::look(const engine::LiveSnapshot& snapshot, const LiveFacts& facts, Duration now)
{
    now_ = now;
    time_ = snapshot.time;
    for (Held& held : held_)
        held.warning.isOver = true;
    lookAtRecorder(snapshot, facts);
    lookAtDevice(snapshot);
    lookAtLosses(snapshot);
    for (std::size_t c = 0; c < states_.size(); ++c)
        if (states_[c].kind)
            raise(*states_[c].kind, c, ofChannel(*states_[c].kind));
    release();
}

void LiveWarnings::lookAtRecorder(const engine::LiveSnapshot& snapshot, const LiveFacts& facts)
{
    if (facts.out.empty() || !snapshot.recorder)
        return;
    const engine::RecorderState& recorder = *snapshot.recorder;
    if (recorder.trouble)
        raise(WarningKind::recordingFailed, {},
              (recorder.hasSessionFile || recorder.hasJournal
                   ? tr("The recording is in danger: %1")
                   : tr("Nothing is recorded any more: %1"))
                  .arg(text(recorder.trouble->sentence())));
    if (recorder.space == engine::SpaceLeft::none)
        raise(WarningKind::diskFull, {}, tr("The disk is full: the recording was stopped"));
    if (recorder.space == engine::SpaceLeft::low)
        raise(WarningKind::diskLow, {},
              recorder.timeLeft
                  ? tr("The disk is nearly full: it lasts for %1")
                        .arg(spokenDuration(Duration(std::floor(recorder.timeLeft->seconds()))))
                  : tr("The disk is nearly full"));
}

void LiveWarnings::lookAtDevice(const engine::LiveSnapshot& snapshot)
{
    const bool isSilent = snapshot.state == engine::LiveState::waiting;
    if (isSilent && !silentSince_)
        silentSince_ = now_;
    if (isSilent && now_ - *silentSince_ >= silence) {
        const QString length = seconds(now_ - *silentSince_, 0);
        raise(WarningKind::deviceSilent, {},
              snapshot.health.isConnected
                  ? tr("The device has sent nothing for %1: check its switch").arg(length)
                  : tr("The device has been gone for %1: check its plug").arg(length));
    }
    if (isSilent)
        return;
    if (Held* held = find(WarningKind::deviceSilent, {}); held && silentSince_)
        held->warning.words =
            tr("The device sends again, after %1 of silence").arg(seconds(now_ - *silentSince_, 0));
    silentSince_.reset();
    if (snapshot.state == engine::LiveState::running && !snapshot.health.trouble.empty())
        raise(WarningKind::deviceOdd, {}, text(snapshot.health.trouble));
}

void LiveWarnings::lookAtLosses(const engine::LiveSnapshot& snapshot)
{
    const std::int64_t lost = snapshot.framesLost;
    if (lost > lostBefore_) {
        Held* held = find(WarningKind::framesLost, {});
        if (!held)
            lostAtFirst_ = lostBefore_;
        raise(WarningKind::framesLost, {},
              tr("Frames lost: %1 since %2, %3 in all")
                  .arg(lost - lostAtFirst_)
                  .arg(seconds(held ? held->warning.since : time_, 0))
                  .arg(lost));
    }
    lostBefore_ = lost;
}

void LiveWarnings::raise(WarningKind kind, std::optional<std::size_t> channel, QString words)
{
    if (Held* held = find(kind, channel)) {
        held->warning.words = std::move(words);
        held->warning.isOver = false;
        held->seen = now_;
        return;
    }
    held_.push_back({{kind, channel, std::move(words), time_, false}, now_});
    tell(held_.back().warning, false);
}

void LiveWarnings::release()
{
    std::erase_if(held_, [&](const Held& held) {
        const bool isGone = now_ - held.seen >= patienceOf(held.warning.kind);
        if (isGone)
            tell(held.warning, true);
        return isGone;
    });
    present_.clear();
    for (const Held& held : held_)
        present_.push_back(held.warning);
    std::ranges::sort(present_, [](const LiveWarning& a, const LiveWarning& b) {
        return std::pair(a.kind, a.channel) < std::pair(b.kind, b.channel);
    });
}

LiveWarnings::Held* LiveWarnings::find(WarningKind kind, std::optional<std::size_t> channel)
{
    const auto found = std::ranges::find_if(held_, [&](const Held& held) {
        return held.warning.kind == kind && held.warning.channel == channel;
    });
    return found == held_.end() ? nullptr : &*found;
}

QString LiveWarnings::nameOf(std::size_t channel) const
{
    const Channel& named = channels_[channel];
    const MuscleEntry* muscle = knowledge_.muscle(named.muscle);
    if (!muscle)
        return text(named.label);
    return named.side ? sideName(named.side) + QLatin1Char(' ') + text(muscle->name)
                      : muscleName(named, knowledge_);
}

QString LiveWarnings::sentence(const LiveWarning& warning) const
{
    return warning.channel ? nameOf(*warning.channel) + QStringLiteral(": ") + warning.words
                           : warning.words;
}

QStringList LiveWarnings::sentences() const
{
    QStringList all;
    for (auto first = present_.begin(); first != present_.end();) {
        const auto end = std::find_if(first, present_.end(), [&](const LiveWarning& warning) {
            return warning.kind != first->kind;
        });
        const auto count = static_cast<std::size_t>(end - first);
        QStringList names;
        for (auto each = first; each != end; ++each)
            if (each->channel)
                names.append(nameOf(*each->channel));
        if (names.isEmpty())
            all.append(first->words);
        else if (count > mostNames && count == channels_.size())
            all.append(tr("All channels: %1").arg(first->words));
        else if (count > mostNames)
            all.append(
                tr("%1 channels: %2 (%3)")
                    .arg(QString::number(count), first->words, names.join(QStringLiteral(", "))));
        else
            all.append(names.join(QStringLiteral(", ")) + QStringLiteral(": ") + first->words);
        first = end;
    }
    return all;
}

bool LiveWarnings::isLosing() const
{
    return std::ranges::any_of(present_, [](const LiveWarning& warning) {
        return warning.kind <= WarningKind::framesLost;
    });
}

void LiveWarnings::tell(const LiveWarning& warning, bool isOver)
{
    if (isToldAnyway(warning.kind))
        return;
    TickerLine line;
    line.kind = warning.channel ? TickerKind::quality : TickerKind::trouble;
    const Duration end = isOver ? time_ : warning.since;
    line.place.interval = {end, end};
    if (warning.channel)
        line.place.channels = {*warning.channel};
    line.words = !isOver ? sentence(warning)
                 // Its last words say already that it is over.
                 : warning.kind == WarningKind::deviceSilent
                     ? warning.words
                     : tr("over: %1").arg(sentence(warning));
    news_.push_back(std::move(line));
}

std::vector<TickerLine> LiveWarnings::takeNews()
{
    return std::exchange(news_, {});
}

}  // namespace facialis::ui
