// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_model.hpp"

#include <algorithm>
#include <cmath>
#include <QBrush>
#include <QPixmap>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/models/event_filter.hpp"

namespace facialis::ui {

EventModel::EventModel(QObject* parent) : QAbstractTableModel(parent) {}

void EventModel::setEvents(const RecordingInfo& info, std::shared_ptr<const AnalysisResult> result,
                           const KnowledgeBase* knowledge)
{
    beginResetModel();
    info_ = info;
    result_ = std::move(result);
    knowledge_ = knowledge;
    events_.clear();
    for (std::size_t i = 0; i < info_.annotations.size(); ++i) {
        const Annotation& note = info_.annotations[i];
        events_.push_back({{note.onset, note.onset + note.duration.value_or(Duration(0.0))},
                           note.channel,
                           {},
                           i});
    }
    if (result_)
        for (std::size_t i = 0; i < result_->bursts.size(); ++i) {
            const Burst& burst = result_->bursts[i];
            events_.push_back({burst.interval, burst.channel, burst.kind, i});
        }
    std::ranges::stable_sort(events_, {}, [](const Event& event) { return event.interval.onset; });
    endResetModel();
}

int EventModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(events_.size());
}

int EventModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns);
}

const Burst* EventModel::burst(const Event& event) const
{
    return event.kind ? &result_->bursts[event.source] : nullptr;
}

QString EventModel::words(const Event& event, Column column) const
{
    const Channel* channel = event.channel && *event.channel < info_.channels.size()
                                 ? &info_.channels[*event.channel]
                                 : nullptr;
    const Burst* burst = this->burst(event);
    switch (column) {
    case time: return QString::number(event.interval.onset.seconds(), 'f', 3);
    case clock: return clockTime(info_.start, event.interval.onset);
    case kind: return burst ? kindName(burst->kind) : text(info_.annotations[event.source].text);
    case muscle:
        if (!channel)
            return tr("all channels");
        return knowledge_ ? muscleName(*channel, *knowledge_) : text(channel->label);
    case side:
        if (!channel)
            return {};
        return channel->side ? sideName(channel->side) : tr("unknown");
    case duration:
        return event.interval.length() > Duration(0.0) || burst
                   ? QString::number(event.interval.length().milliseconds(), 'f', 0)
                   : QString();
    case rms:
        if (!burst)
            return {};
        return burst->rms ? number(burst->rms->microvolts()) : QStringLiteral("\u2013");
    case overNoise: return burst ? QString::number(burst->rmsOverNoise, 'f', 1) : QString();
    case columns: break;
    }
    return {};
}

QVariant EventModel::sortValue(const Event& event, Column column) const
{
    const Burst* burst = this->burst(event);
    switch (column) {
    case time:
    case clock: return event.interval.onset.seconds();
    case duration: return event.interval.length().seconds();
    case rms: return burst && burst->rms ? burst->rms->microvolts() : -1.0;
    case overNoise: return burst ? burst->rmsOverNoise : -1.0;
    case kind:
    case muscle:
    case side:
    case columns: break;
    }
    return words(event, column);
}

QString EventModel::sentence(const Event& event) const
{
    const QString whose = words(event, side);
    return tr("%1, %2 %3, at %4, %5 ms")
        .arg(words(event, kind), whose, words(event, muscle), seconds(event.interval.onset),
             QString::number(event.interval.length().milliseconds(), 'f', 0));
}

QVariant EventModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Event& event = eventAt(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return words(event, column);
    case Qt::AccessibleTextRole: return column == time ? sentence(event) : words(event, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>((column == time || column == clock || column >= duration
                                     ? Qt::AlignRight
                                     : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (column == side && event.channel)
            return QBrush(colourOf(info_.channels[*event.channel].side));
        return column == clock ? QVariant(QBrush(theme().faintInk)) : QVariant();
    case Qt::DecorationRole:
        if (column == kind && event.kind) {
            QPixmap chip(10, 10);
            chip.fill(colourOf(*event.kind));
            return chip;
        }
        return {};
    case sortRole: return sortValue(event, column);
    case kindRole: return event.kind ? static_cast<int>(*event.kind) : EventFilter::remarksOnly;
    case sideRole:
        if (event.channel && info_.channels[*event.channel].side)
            return static_cast<int>(*info_.channels[*event.channel].side);
        return -1;
    default: return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::TextAlignmentRole)
        return data(index(0, section), role);
    if (role == Qt::ToolTipRole && section == overNoise)
        return tr("RMS of the burst over the RMS of the noise in this channel");
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case time: return tr("Time (s)");
    case clock: return tr("Time of day");
    case kind: return tr("Event");
    case muscle: return tr("Muscle");
    case side: return tr("Side");
    case duration: return tr("Length (ms)");
    case rms: return tr("RMS (µV)");
    case overNoise: return tr("\u00d7 noise");
    case columns: break;
    }
    return {};
}

}  // namespace facialis::ui
