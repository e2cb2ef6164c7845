// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/channel_model.hpp"

#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

QVariantList pair(const QString& words, const QVariant& value)
{
    return {words, value};
}

}  // namespace

ChannelModel::ChannelModel(QObject* parent) : QAbstractTableModel(parent) {}

void ChannelModel::setDocument(ReviewDocument* document)
{
    beginResetModel();
    document_ = document;
    endResetModel();
}

void ChannelModel::update()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int ChannelModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !document_ ? 0 : static_cast<int>(document_->now().channels.size());
}

int ChannelModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns);
}

QString ChannelModel::words(const engine::ChannelChoice& choice, std::size_t channel,
                            int column) const
{
    const KnowledgeBase& knowledge = document_->session().knowledge();
    const RecordingInfo& file = document_->session().fileInfo();
    const Channel& recorded = file.channels[channel];
    switch (column) {
    case name: return text(choice.label);
    case muscle: {
        const MuscleEntry* known = knowledge.muscle(choice.muscle);
        return known ? text(known->name) : tr("unknown");
    }
    case side: return choice.side ? sideName(choice.side) : tr("unknown");
    case minus:
        return choice.minus ? text(document_->now().channels[*choice.minus].label)
                            : QStringLiteral("\u2013");
    case inverted: return choice.isInverted ? tr("turned") : QString();
    case bad: return choice.isBad ? tr("bad") : QString();
    case about:
        return tr("%1, %2 Hz, %3")
            .arg(text(recorded.label), number(recorded.rate.hertz()), displayUnit(recorded));
    default: return {};
    }
}

QVariant ChannelModel::value(const engine::ChannelChoice& choice, int column) const
{
    switch (column) {
    case name: return text(choice.label);
    case muscle: return text(choice.muscle);
    case side: return choice.side ? static_cast<int>(*choice.side) : -1;
    case minus: return choice.minus ? static_cast<int>(*choice.minus) : -1;
    default: return {};
    }
}

QVariant ChannelModel::choices(std::size_t channel, int column) const
{
    QVariantList list;
    if (column == muscle) {
        list.append(QVariant(pair(tr("unknown"), QString())));
        for (const MuscleEntry& entry : document_->session().knowledge().muscles())
            list.append(QVariant(pair(text(entry.name), text(entry.id))));
    } else if (column == side) {
        list.append(QVariant(pair(tr("unknown"), -1)));
        for (const Side each : {Side::right, Side::left})
            list.append(QVariant(pair(sideName(each), static_cast<int>(each))));
    } else if (column == minus) {
        list.append(QVariant(pair(QStringLiteral("\u2013"), -1)));
        const auto& recorded = document_->session().fileInfo().channels;
        for (std::size_t c = 0; c < recorded.size(); ++c)
            if (c != channel && recorded[c].rate == recorded[channel].rate &&
                recorded[c].length == recorded[channel].length &&
                recorded[c].dimension == recorded[channel].dimension)
                list.append(
                    QVariant(pair(text(document_->now().channels[c].label), static_cast<int>(c))));
    }
    return list;
}

QVariant ChannelModel::data(const QModelIndex& index, int role) const
{
    if (!document_ || !index.isValid())
        return {};
    const auto channel = static_cast<std::size_t>(index.row());
    const engine::ChannelChoice& choice = document_->now().channels[channel];
    switch (role) {
    case Qt::DisplayRole: return words(choice, channel, index.column());
    case Qt::EditRole: return value(choice, index.column());
    case choicesRole: return choices(channel, index.column());
    case Qt::CheckStateRole:
        if (index.column() == inverted)
            return choice.isInverted ? Qt::Checked : Qt::Unchecked;
        if (index.column() == bad)
            return choice.isBad ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::AccessibleTextRole:
        return headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() +
               QStringLiteral(": ") + words(choice, channel, index.column());
    default: return {};
    }
}

QVariant ChannelModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case name: return tr("Name");
    case muscle: return tr("Muscle");
    case side: return tr("Side");
    case minus: return tr("Minus");
    case inverted: return tr("Polarity");
    case bad: return tr("Bad");
    case about: return tr("In the file");
    default: return {};
    }
}

Qt::ItemFlags ChannelModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == inverted || index.column() == bad)
        flags |= Qt::ItemIsUserCheckable;
    else if (index.column() != about)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ChannelModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!document_ || !index.isValid() ||
        !(flags(index) & (Qt::ItemIsEditable | Qt::ItemIsUserCheckable)))
        return false;
    engine::Review next = document_->now();
    engine::ChannelChoice& choice = next.channels[static_cast<std::size_t>(index.row())];
    const QString label = text(choice.label);
    if (role == Qt::CheckStateRole) {
        const bool isOn = value.toInt() == Qt::Checked;
        (index.column() == bad ? choice.isBad : choice.isInverted) = isOn;
    } else if (role == Qt::EditRole) {
        switch (index.column()) {
        case name:
            if (value.toString().trimmed().isEmpty())
                return false;
            choice.label = value.toString().trimmed().toStdString();
            break;
        case muscle: choice.muscle = value.toString().toStdString(); break;
        case side:
            choice.side =
                value.toInt() < 0 ? std::nullopt : std::optional(static_cast<Side>(value.toInt()));
            break;
        case minus:
            choice.minus = value.toInt() < 0
                               ? std::nullopt
                               : std::optional(static_cast<std::size_t>(value.toInt()));
            break;
        default: return false;
        }
    } else {
        return false;
    }
    const QString what = headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
    return document_->change(tr("Channel %1: %2 changed").arg(label, what.toLower()),
                             std::move(next));
}

}  // namespace facialis::ui
