// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>

namespace facialis::ui {

class ReviewPanel;

/// Panels of one place of the window, a tab each. A panel that has too little room is scrolled: it
/// never makes the window larger than the screen, at no size of text.
class PanelTabs final : public QTabWidget {
    Q_OBJECT
public:
    /// @param name  for those who hear the window
    /// @param least  room below which the splitter does not press it, at full size of text
    PanelTabs(const QString& name, QSize least);

    void add(ReviewPanel* panel, const QString& title);
    [[nodiscard]] bool has(const ReviewPanel* panel) const;
    void bringUp(const ReviewPanel* panel);
    /// The panel of a tab.
    [[nodiscard]] ReviewPanel* panel(int index) const;

private:
    [[nodiscard]] int indexOfPanel(const ReviewPanel* panel) const;
};

}  // namespace facialis::ui
