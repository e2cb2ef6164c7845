// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/panel_tabs.hpp"

#include <QScrollArea>
#include <QTabBar>

#include "ui/panels/review_panel.hpp"

namespace facialis::ui {

PanelTabs::PanelTabs(const QString& name, QSize least)
{
    setDocumentMode(true);
    setUsesScrollButtons(true);
    tabBar()->setExpanding(false);
    setAccessibleName(name);
    tabBar()->setAccessibleName(name);
    // A single panel needs no tab to be told from others.
    setTabBarAutoHide(true);
    setMinimumSize(least);
}

void PanelTabs::add(ReviewPanel* panel, const QString& title)
{
    auto* area = new QScrollArea;
    area->setAccessibleName(title);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(panel);
    addTab(area, title);
}

ReviewPanel* PanelTabs::panel(int index) const
{
    const auto* area = qobject_cast<QScrollArea*>(widget(index));
    return area ? qobject_cast<ReviewPanel*>(area->widget()) : nullptr;
}

int PanelTabs::indexOfPanel(const ReviewPanel* wanted) const
{
    for (int index = 0; index < count(); ++index)
        if (panel(index) == wanted)
            return index;
    return -1;
}

bool PanelTabs::has(const ReviewPanel* panel) const
{
    return indexOfPanel(panel) >= 0;
}

void PanelTabs::bringUp(const ReviewPanel* panel)
{
    setCurrentIndex(indexOfPanel(panel));
}

}  // namespace facialis::ui
