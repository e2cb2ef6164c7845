// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <QAbstractTableModel>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"

namespace facialis::ui {

/// What happened, in order of time: bursts, and the remarks of the file.
struct Event {
    TimeInterval interval;
    std::optional<std::size_t> channel;  ///< empty: all
    std::optional<BurstKind> kind;       ///< empty: a remark of the file
    std::size_t source = 0;              ///< index into bursts, or into annotations
};

/// The event table. No widget; one row an event, ascending in time.
class EventModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { time, clock, kind, muscle, side, duration, rms, overNoise, columns };
    /// The value behind a cell, for sorting; and the event's kind and side, for filtering.
    enum Role { sortRole = Qt::UserRole, kindRole, sideRole };

    explicit EventModel(QObject* parent = nullptr);

    /// @param knowledge must outlive the model or the next call
    void setEvents(const RecordingInfo& info, std::shared_ptr<const AnalysisResult> result,
                   const KnowledgeBase* knowledge);

    [[nodiscard]] const Event& eventAt(int row) const
    {
        return events_[static_cast<std::size_t>(row)];
    }
    [[nodiscard]] const std::vector<Event>& events() const { return events_; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString words(const Event& event, Column column) const;
    [[nodiscard]] QVariant sortValue(const Event& event, Column column) const;
    /// What a screen reader says of the row.
    [[nodiscard]] QString sentence(const Event& event) const;
    [[nodiscard]] const Burst* burst(const Event& event) const;

    RecordingInfo info_;
    std::shared_ptr<const AnalysisResult> result_;
    const KnowledgeBase* knowledge_ = nullptr;
    std::vector<Event> events_;
};

}  // namespace facialis::ui
