// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of the window has how much room.
#include <algorithm>
#include <QAction>
#include <QSplitter>
#include <QStackedWidget>

#include "ui/app/action_registry.hpp"
#include "ui/app/appearance.hpp"
#include "ui/app/panel_tabs.hpp"
#include "ui/app/review_panels.hpp"
#include "ui/main_window.hpp"
#include "ui/panels/comparison_pane.hpp"
#include "ui/panels/interpretation_panel.hpp"
#include "ui/panels/overview_strip.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {

void MainWindow::restyle(const Theme& before)
{
    ownPane_->restyle();
    comparedPane_->restyle();
    overview_->restyle();
    statusStrut_->setFixedHeight(static_cast<int>(lengthForText(26.0)));
    for (ReviewPanel* panel : panels_)
        panel->restyle(before);
    constexpr int review = 1;  // pages after it look after themselves, but for what they keep
    for (int page = review + 1; page < pages_->count(); ++page)
        recolour(*pages_->widget(page), before);
}

ReviewPanel* MainWindow::panel(const QString& id) const
{
    const auto found = std::ranges::find(panels_, id, &QObject::objectName);
    return found == panels_.end() ? nullptr : *found;
}

void MainWindow::arrange(bool isWide)
{
    actions_->action("view.traces")->setChecked(!isWide);
    actions_->action("view.interpretation")->setChecked(isWide);
    below_->setVisible(!isWide);
    interpretation_->setWide(isWide);
    main_->setOrientation(isWide ? Qt::Vertical : Qt::Horizontal);
    const int extent = isWide ? main_->height() : main_->width();
    const int side = isWide ? extent * 11 / 20 : std::clamp(extent * 27 / 100, 330, 470);
    main_->setSizes({extent - side, side});
}

void MainWindow::setView(const QString& view)
{
    const bool isWide = view == QLatin1String("interpretation");
    arrange(isWide);
    ReviewPanel* wanted = panel(view);
    if (!wanted)
        return;
    if (!below_->has(wanted)) {
        beside_->bringUp(wanted);
        if (!isWide)
            main_->setSizes({main_->width() * 3 / 5, main_->width() * 2 / 5});
        return;
    }
    below_->bringUp(wanted);
    review_->setSizes({review_->height() / 2, review_->height() / 2});
}

void MainWindow::goToPanel(const QString& id)
{
    ReviewPanel* wanted = panel(id);
    if (!wanted)
        return;
    const bool isBelow = below_->has(wanted);
    if (isBelow && !below_->isVisible())
        arrange(false);
    (isBelow ? below_ : beside_)->bringUp(wanted);
    wanted->takeKeyboard();
}

void MainWindow::showPlace(const Highlight& place)
{
    traces_->jumpTo(place);
    if (place.channels.size() == 1)
        traces_->select(TraceSelection{place.interval, place.channels.front()});
}

}  // namespace facialis::ui
