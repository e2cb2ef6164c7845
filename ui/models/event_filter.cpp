// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_filter.hpp"

#include <algorithm>
#include <numeric>

#include "ui/models/event_model.hpp"

namespace facialis::ui {

namespace {

/// Sorts `rows` by a key of each, which is asked for once.
template <class Key, class KeyOf>
void sortBy(std::vector<int>& rows, Qt::SortOrder order, const KeyOf& keyOf)
{
    std::vector<Key> keys;
    keys.reserve(rows.size());
    for (const int row : rows)
        keys.push_back(keyOf(row));
    std::vector<std::size_t> places(rows.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        return order == Qt::AscendingOrder ? keys[a] < keys[b] : keys[b] < keys[a];
    });
    std::vector<int> sorted;
    sorted.reserve(rows.size());
    for (const std::size_t place : places)
        sorted.push_back(rows[place]);
    rows = std::move(sorted);
}

}  // namespace

EventFilter::EventFilter(EventModel* events, QObject* parent)
    : QAbstractProxyModel(parent), events_(events)
{
    setSourceModel(events);
    connect(events, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(events, &QAbstractItemModel::modelReset, this, [this] {
        fill();
        endResetModel();
    });
    fill();
}

void EventFilter::setKind(int kind)
{
    kind_ = kind;
    listAnew();
}

void EventFilter::setSide(std::optional<Side> side)
{
    side_ = side;
    listAnew();
}

void EventFilter::setWords(const QString& words)
{
    words_ = words.trimmed();
    listAnew();
}

void EventFilter::sort(int column, Qt::SortOrder order)
{
    sortColumn_ = column;
    order_ = order;
    listAnew();
}

void EventFilter::listAnew()
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList events;
    for (const QModelIndex& listed : before)
        events.push_back(mapToSource(listed));
    fill();
    QModelIndexList after;
    for (const QModelIndex& event : events)
        after.push_back(mapFromSource(event));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void EventFilter::fill()
{
    rows_.clear();
    for (int row = 0; row < events_->rowCount(); ++row)
        if (accepts(row))
            rows_.push_back(row);
    const auto valueOf = [&](int row) {
        return events_->index(row, std::max(0, sortColumn_)).data(EventModel::sortRole);
    };
    if (!rows_.empty() && sortColumn_ >= 0) {
        if (valueOf(rows_.front()).typeId() == QMetaType::Double)
            sortBy<double>(rows_, order_, [&](int row) { return valueOf(row).toDouble(); });
        else
            sortBy<QString>(rows_, order_, [&](int row) { return valueOf(row).toString(); });
    }
    places_.assign(static_cast<std::size_t>(events_->rowCount()), -1);
    for (std::size_t k = 0; k < rows_.size(); ++k)
        places_[static_cast<std::size_t>(rows_[k])] = static_cast<int>(k);
}

bool EventFilter::accepts(int row) const
{
    const QModelIndex first = events_->index(row, 0);
    if (kind_ != all && first.data(EventModel::kindRole).toInt() != kind_)
        return false;
    if (side_ && first.data(EventModel::sideRole).toInt() != static_cast<int>(*side_))
        return false;
    if (words_.isEmpty())
        return true;
    for (int column = 0; column < events_->columnCount(); ++column)
        if (events_->index(row, column).data().toString().contains(words_, Qt::CaseInsensitive))
            return true;
    return false;
}

QModelIndex EventFilter::index(int row, int column, const QModelIndex& parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex EventFilter::parent(const QModelIndex& /*child*/) const
{
    return {};
}

int EventFilter::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int EventFilter::columnCount(const QModelIndex& parent) const
{
    return events_->columnCount(parent);
}

QVariant EventFilter::headerData(int section, Qt::Orientation orientation, int role) const
{
    return events_->headerData(section, orientation, role);
}

QModelIndex EventFilter::mapToSource(const QModelIndex& listed) const
{
    if (!listed.isValid() || listed.row() >= rowCount())
        return {};
    return events_->index(rows_[static_cast<std::size_t>(listed.row())], listed.column());
}

QModelIndex EventFilter::mapFromSource(const QModelIndex& event) const
{
    if (!event.isValid() || event.row() >= static_cast<int>(places_.size()))
        return {};
    const int place = places_[static_cast<std::size_t>(event.row())];
    return place < 0 ? QModelIndex() : createIndex(place, event.column());
}

}  // namespace facialis::ui
