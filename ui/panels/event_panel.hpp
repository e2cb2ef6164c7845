// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/event_filter.hpp"
#include "ui/models/event_model.hpp"
#include "ui/panels/column_widths.hpp"
#include "ui/panels/review_panel.hpp"

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace facialis::ui {

/// The list of events: sort by a click on a heading, filter by kind, side and words, jump by a
/// click or Enter, step with next() and previous().
class EventPanel final : public ReviewPanel {
    Q_OBJECT
public:
    explicit EventPanel(QWidget* parent = nullptr);

    void setSession(engine::ReviewSession* session) override;
    void setResult(std::shared_ptr<const AnalysisResult> result) override;
    void showReview() override;
    void takeKeyboard() override;
    void restyle(const Theme& before) override;

    /// Steps through the list as it is sorted and filtered. Without a chosen event, `next` begins
    /// with the first after `now`, `previous` with the last before it.
    void next(Duration now);
    void previous(Duration now);
    /// Chooses the event of a channel at a time, if there is one, and jumps to it.
    bool chooseAt(Duration time, std::size_t channel);
    void clearChoice();
    /// The event that is chosen in the list.
    [[nodiscard]] std::optional<Event> chosen() const;

    [[nodiscard]] const EventModel& model() const { return *model_; }
    [[nodiscard]] QTableView* table() const { return table_; }

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void spread();
    void chooseAgain(const Event& before);
    void step(int direction, Duration now);
    void choose(int filteredRow);
    void activate(const QModelIndex& filtered);
    void count();

    engine::ReviewSession* session_ = nullptr;
    std::shared_ptr<const AnalysisResult> result_;
    EventModel* model_ = nullptr;
    EventFilter* filter_ = nullptr;
    QTableView* table_ = nullptr;
    std::optional<ColumnWidths> widths_;
    QComboBox* kind_ = nullptr;
    QComboBox* side_ = nullptr;
    QLineEdit* words_ = nullptr;
    QLabel* count_ = nullptr;
};

}  // namespace facialis::ui
