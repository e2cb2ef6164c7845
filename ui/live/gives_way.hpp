// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QObject>
#include <vector>

class QWidget;

namespace facialis::ui {

/// Lets a row of widgets give way where the window is too narrow for all of it: step by step, what
/// is needed least goes first, and comes back when there is room. Without it everything would be
/// squeezed until nothing can be read.
class GivesWay final : public QObject {
    Q_OBJECT
public:
    /// What is done so that the row becomes narrower (true), and undone again (false).
    using Step = std::function<void(bool isNarrow)>;

    /// @param row  has a layout; owns this @param steps  in the order in which they are taken
    GivesWay(QWidget& row, std::vector<Step> steps);

    /// Takes more steps if what the row says has outgrown it; none is taken back before its size
    /// changes, so that words that change do not make it flicker.
    void fit();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool isTooNarrow() const;

    QWidget& row_;
    std::vector<Step> steps_;
    std::size_t taken_ = 0;
    int width_ = -1;  ///< of the row, that the steps suit
    bool isFitting_ = false;
};

}  // namespace facialis::ui
