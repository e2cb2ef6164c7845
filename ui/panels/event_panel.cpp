// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/event_panel.hpp"

#include <algorithm>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include "src/session/review_session.hpp"
#include "ui/app/words.hpp"
#include "ui/panels/table_look.hpp"

namespace facialis::ui {

namespace {

int rowHeight()
{
    return static_cast<int>(lengthForText(24.0));
}

}  // namespace

EventPanel::EventPanel(QWidget* parent) : ReviewPanel(parent)
{
    model_ = new EventModel(this);
    filter_ = new EventFilter(model_, this);

    auto* bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("panelBar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);  // letters are not cut
    auto* title = new QLabel(tr("Events"), bar);
    title->setObjectName(QStringLiteral("sectionTitle"));
    count_ = new QLabel(bar);
    kind_ = new QComboBox(bar);
    kind_->setAccessibleName(tr("Show which kind of event"));
    kind_->addItem(tr("All kinds"), EventFilter::all);
    for (int k = 0; k <= static_cast<int>(BurstKind::unclassified); ++k)
        kind_->addItem(kindName(static_cast<BurstKind>(k)), k);
    kind_->addItem(tr("Remarks of the file"), EventFilter::remarksOnly);
    side_ = new QComboBox(bar);
    side_->setAccessibleName(tr("Show events of which side"));
    side_->addItem(tr("Both sides"), -1);
    side_->addItem(sideName(Side::right), static_cast<int>(Side::right));
    side_->addItem(sideName(Side::left), static_cast<int>(Side::left));
    words_ = new QLineEdit(bar);
    words_->setAccessibleName(tr("Show events that contain these words"));
    words_->setPlaceholderText(tr("Filter by words"));
    words_->setClearButtonEnabled(true);
    words_->setMaximumWidth(220);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 5, 10, 5);
    row->setSpacing(8);
    row->addWidget(title);
    row->addWidget(count_);
    row->addStretch();
    row->addWidget(kind_);
    row->addWidget(side_);
    row->addWidget(words_);

    table_ = new QTableView(this);
    table_->setAccessibleName(tr("Events"));
    table_->setModel(filter_);
    table_->setSortingEnabled(true);
    table_->sortByColumn(EventModel::time, Qt::AscendingOrder);
    dressTable(*table_);
    table_->verticalHeader()->setDefaultSectionSize(rowHeight());
    static_assert(EventModel::columns == 8);
    widths_.emplace(*table_, std::initializer_list<int>{90, 112, 160, 190, 100, 105, 95, 85});
    table_->viewport()->installEventFilter(this);
    table_->horizontalHeader()->setMinimumSectionSize(60);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(table_);

    connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
        filter_->setKind(kind_->currentData().toInt());
        count();
    });
    connect(side_, &QComboBox::currentIndexChanged, this, [this] {
        const int side = side_->currentData().toInt();
        filter_->setSide(side < 0 ? std::nullopt : std::optional(static_cast<Side>(side)));
        count();
    });
    connect(words_, &QLineEdit::textChanged, this, [this](const QString& words) {
        filter_->setWords(words);
        count();
    });
    connect(table_, &QTableView::clicked, this, &EventPanel::activate);
    connect(table_, &QTableView::activated, this, &EventPanel::activate);
    count();
}

void EventPanel::setSession(engine::ReviewSession* session)
{
    session_ = session;
    setResult(nullptr);
}

void EventPanel::setResult(std::shared_ptr<const AnalysisResult> result)
{
    const std::optional<Event> before = chosen();
    result_ = std::move(result);
    if (session_)
        model_->setEvents(session_->info(), result_, &session_->knowledge());
    else
        model_->setEvents({}, nullptr, nullptr);
    table_->setColumnHidden(EventModel::clock, !session_ || !session_->info().start);
    if (before)
        chooseAgain(*before);
    count();
}

void EventPanel::chooseAgain(const Event& before)
{
    // The list is new, the place is not: stepping goes on from where it was.
    for (int row = 0; row < filter_->rowCount(); ++row) {
        const Event& event = model_->eventAt(filter_->mapToSource(filter_->index(row, 0)).row());
        if (event.channel == before.channel && event.kind.has_value() == before.kind.has_value() &&
            event.interval.onset <= before.interval.offset &&
            before.interval.onset <= event.interval.offset) {
            table_->selectRow(row);
            return;
        }
    }
}

void EventPanel::showReview()
{
    setResult(result_);
}

void EventPanel::restyle(const Theme& before)
{
    ReviewPanel::restyle(before);
    table_->verticalHeader()->setDefaultSectionSize(rowHeight());
    widths_->follow();
    spread();
}

bool EventPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        spread();
    return ReviewPanel::eventFilter(watched, event);
}

/// The muscle takes what room is left; where there is none the table is scrolled, and nothing cut.
void EventPanel::spread()
{
    int others = 0;
    for (int column = 0; column < EventModel::columns; ++column)
        if (column != EventModel::muscle)
            others += table_->columnWidth(column);
    table_->setColumnWidth(EventModel::muscle, std::max(static_cast<int>(lengthForText(130.0)),
                                                        table_->viewport()->width() - others));
}

void EventPanel::count()
{
    const int shown = filter_->rowCount(), all = model_->rowCount();
    count_->setText(shown == all ? tr("%1").arg(all) : tr("%1 of %2").arg(shown).arg(all));
}

void EventPanel::activate(const QModelIndex& filtered)
{
    if (!filtered.isValid())
        return;
    const Event& event = model_->eventAt(filter_->mapToSource(filtered).row());
    Highlight place{event.interval, {}};
    if (event.channel)
        place.channels.push_back(*event.channel);
    Q_EMIT placeChosen(place);
}

void EventPanel::choose(int filteredRow)
{
    const QModelIndex index = filter_->index(filteredRow, 0);
    table_->setCurrentIndex(index);
    table_->selectRow(filteredRow);
    table_->scrollTo(index);
    activate(index);
}

void EventPanel::step(int direction, Duration now)
{
    const int rows = filter_->rowCount();
    if (rows == 0)
        return;
    const QModelIndexList chosen = table_->selectionModel()->selectedRows();
    if (!chosen.isEmpty()) {
        choose(std::clamp(chosen.front().row() + direction, 0, rows - 1));
        return;
    }
    const auto onsetOf = [&](int row) {
        return model_->eventAt(filter_->mapToSource(filter_->index(row, 0)).row()).interval.onset;
    };
    // The nearest in time on the wanted side, whatever the order of the list.
    int best = -1;
    for (int row = 0; row < rows; ++row) {
        const bool isAhead = direction > 0 ? onsetOf(row) >= now : onsetOf(row) < now;
        if (isAhead && (best < 0 || (direction > 0 ? onsetOf(row) < onsetOf(best)
                                                   : onsetOf(row) > onsetOf(best))))
            best = row;
    }
    choose(best < 0 ? (direction > 0 ? rows - 1 : 0) : best);
}

void EventPanel::next(Duration now)
{
    step(1, now);
}

void EventPanel::previous(Duration now)
{
    step(-1, now);
}

bool EventPanel::chooseAt(Duration time, std::size_t channel)
{
    for (int row = 0; row < filter_->rowCount(); ++row) {
        const Event& event = model_->eventAt(filter_->mapToSource(filter_->index(row, 0)).row());
        if (event.channel == channel && event.interval.onset <= time &&
            time < event.interval.offset) {
            choose(row);
            return true;
        }
    }
    return false;
}

void EventPanel::takeKeyboard()
{
    table_->setFocus(Qt::ShortcutFocusReason);
    if (!table_->currentIndex().isValid() && filter_->rowCount() > 0)
        table_->setCurrentIndex(filter_->index(0, 0));
}

std::optional<Event> EventPanel::chosen() const
{
    const QModelIndexList rows = table_->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return {};
    return model_->eventAt(filter_->mapToSource(rows.front()).row());
}

void EventPanel::clearChoice()
{
    table_->clearSelection();
    table_->setCurrentIndex({});
}

}  // namespace facialis::ui
