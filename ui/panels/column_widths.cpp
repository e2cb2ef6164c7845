// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/column_widths.hpp"

#include <algorithm>
#include <cmath>
#include <QAbstractItemModel>
#include <QHeaderView>
#include <QTableView>

#include "ui/app/theme.hpp"

namespace facialis::ui {

ColumnWidths::ColumnWidths(QTableView& table, std::initializer_list<int> atFullSize)
    : table_(table), scale_(lengthForText(1.0))
{
    int column = 0;
    for (const int width : atFullSize) {
        table_.setColumnWidth(column, atLeastHeading(column, lengthForText(width)));
        ++column;
    }
}

void ColumnWidths::follow()
{
    const double now = lengthForText(1.0);
    if (now == scale_)
        return;
    for (int column = 0; column < table_.model()->columnCount(); ++column)
        table_.setColumnWidth(column,
                              atLeastHeading(column, table_.columnWidth(column) * now / scale_));
    scale_ = now;
}

int ColumnWidths::atLeastHeading(int column, double width) const
{
    // The hint of the header has room for an arrow in every column, which pushed the last ones out.
    constexpr int padding = 26;  // as the style sheet pads headings
    const QString heading =
        table_.model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const int least = table_.horizontalHeader()->fontMetrics().horizontalAdvance(heading) + padding;
    return std::max(static_cast<int>(std::lround(width)), least);
}

}  // namespace facialis::ui
