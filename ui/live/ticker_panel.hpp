// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/models/live_ticker.hpp"

class QListView;

namespace facialis::ui {

/// What happens, newest on top; a line leads to its place.
class TickerPanel final : public QWidget {
    Q_OBJECT
public:
    explicit TickerPanel(QWidget* parent = nullptr);

    void follow(const LiveStory* story);
    [[nodiscard]] const LiveTicker& model() const { return *model_; }
    [[nodiscard]] QListView* list() const { return list_; }

Q_SIGNALS:
    void placeChosen(const facialis::ui::Highlight& place);

private:
    LiveTicker* model_ = nullptr;
    QListView* list_ = nullptr;
};

}  // namespace facialis::ui
