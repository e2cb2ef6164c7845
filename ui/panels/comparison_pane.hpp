// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;

namespace facialis::ui {

class ElidedLabel;
class TraceView;

/// One of the recordings that are compared: a line that says which it is, and its traces.
class ComparisonPane final : public QWidget {
    Q_OBJECT
public:
    /// @param traces  taken over
    explicit ComparisonPane(TraceView* traces, QWidget* parent = nullptr);

    [[nodiscard]] TraceView& traces() { return *traces_; }
    /// The line above the traces; empty: there is none.
    void setTitle(const QString& words);
    [[nodiscard]] QString title() const;
    /// Theme or size of text has changed.
    void restyle();
    /// Arrows and paging move the page of this pane while it has the keyboard, where no action of
    /// the window does.
    void hearKeys();
    /// Buttons at the end of the line.
    void addButton(QAction* action);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitBar();

    QWidget* bar_ = nullptr;
    ElidedLabel* title_ = nullptr;
    TraceView* traces_ = nullptr;
};

}  // namespace facialis::ui
