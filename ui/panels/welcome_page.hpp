// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QScrollArea>

class QAction;
class QLabel;
class QVBoxLayout;

namespace facialis::ui {

/// What the window shows while no recording is open: what to do, what was open before, and why the
/// last file did not open.
class WelcomePage final : public QScrollArea {
    Q_OBJECT
public:
    WelcomePage(QAction* open, QAction* live, QAction* shortcuts, QWidget* parent = nullptr);

    /// Simulated patients that can be had at once.
    void setDemos(const QList<QAction*>& demos);
    /// Files that were open before; those that are not visible are left out.
    void setRecent(const QList<QAction*>& recent);
    /// Shows a problem in words (empty: none).
    void setProblem(const QString& sentence);
    [[nodiscard]] QString problem() const;

private:
    QLabel* problem_ = nullptr;
    QVBoxLayout* demos_ = nullptr;
    QVBoxLayout* recent_ = nullptr;
};

}  // namespace facialis::ui
