// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace facialis::ui {

/// The look of a table of figures or events: whole rows are chosen one at a time, every second is
/// shaded, Tab leaves it, and rows are of one height, because measuring 100,000 of them would block
/// the window.
void dressTable(QTableView& table);

}  // namespace facialis::ui
