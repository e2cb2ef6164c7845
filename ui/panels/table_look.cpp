// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/table_look.hpp"

#include <QHeaderView>
#include <QTableView>

namespace facialis::ui {

void dressTable(QTableView& table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.horizontalHeader()->setHighlightSections(false);
}

}  // namespace facialis::ui
