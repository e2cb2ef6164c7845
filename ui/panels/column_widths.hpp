// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>

class QTableView;

namespace facialis::ui {

/// Widths of the columns of a table that grow and shrink with the size of text, and otherwise stay
/// as the user drew them. Headings are whole in every language.
class ColumnWidths {
public:
    /// @param table     outlives this
    /// @param atFullSize  pixels at 100 % text, one a column
    ColumnWidths(QTableView& table, std::initializer_list<int> atFullSize);

    /// The size of text may have changed.
    void follow();

private:
    [[nodiscard]] int atLeastHeading(int column, double width) const;

    QTableView& table_;
    double scale_;
};

}  // namespace facialis::ui
