// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/style_sheet.hpp"

#include "ui/app/theme.hpp"

namespace facialis::ui {

QString styleSheet()
{
    static const QString sheet = QStringLiteral(R"(
        QMainWindow, QDialog { background: @window@; }
        QMenuBar { background: @window@; padding: 2px 6px; }
        QMenuBar::item { padding: 4px 9px; border-radius: 4px; }
        QMenuBar::item:selected { background: @hover@; }
        QMenu { background: @paper@; border: 1px solid @line@; padding: 4px; }
        QMenu::item { padding: 5px 28px 5px 22px; border-radius: 4px; }
        QMenu::item:selected { background: @chosen@; color: @chosenInk@; }
        QMenu::item:disabled { color: @disabledInk@; }
        QMenu::separator { height: 1px; background: @line@; margin: 4px 6px; }
        QToolBar { background: @window@; border: 0; border-bottom: 1px solid @line@;
                   padding: 4px 8px; spacing: 2px; }
        QToolBar::separator { width: 1px; background: @line@; margin: 4px 7px; }
        QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px 8px; }
        QToolButton:hover { background: @hover@; }
        QToolButton:focus { border: 1px solid @accent@; }
        QToolButton:pressed { background: @pressed@; }
        QToolButton:checked { background: @chosen@; border: 1px solid @chosenEdge@; color: @chosenInk@; }
        QToolButton:checked:disabled { background: transparent; border: 1px solid transparent;
                   color: @disabledInk@; }
        QStatusBar { background: @window@; border-top: 1px solid @line@; }
        QStatusBar::item { border: 0; }
        QSplitter::handle { background: @line@; }
        QSplitter::handle:hover { background: @handle@; }
        QHeaderView::section { background: @window@; color: @faintInk@; border: 0;
                   border-bottom: 1px solid @line@; border-right: 1px solid @line@;
                   padding: 4px 18px 4px 7px; }
        QTableView { background: @paper@; border: 0; gridline-color: @grid@;
                   selection-background-color: @chosen@; selection-color: @chosenInk@; }
        QTableView::item { padding: 1px 16px 1px 6px; }
        QTextBrowser { background: @paper@; border: 0; }
        QLineEdit, QComboBox { background: @paper@; border: 1px solid @fieldEdge@; border-radius: 5px;
                   padding: 3px 7px; min-height: 18px; }
        QLineEdit:focus, QComboBox:focus { border: 1px solid @accent@; }
        QComboBox::drop-down { border: 0; width: 18px; }
        QProgressBar { background: @line@; border: 0; border-radius: 3px; max-height: 6px; }
        QProgressBar::chunk { background: @accent@; border-radius: 3px; }
        QToolTip { background: @ink@; color: @paper@; border: 0; padding: 4px 6px; }
        QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
        QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
        QScrollBar::handle { background: @handle@; border-radius: 4px; margin: 2px;
                   min-height: 28px; min-width: 28px; }
        QScrollBar::handle:hover { background: @accent@; }
        QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
        QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
        #sectionTitle { color: @faintInk@; font-weight: 600; }
        #panelBar { background: @window@; border-bottom: 1px solid @line@; }
        #gainValue, #timeValue { color: @ink@; font-weight: 600; padding: 0 4px; }
        QLineEdit, QComboBox, QTextBrowser, QTableView, QPlainTextEdit, QSpinBox { color: @ink@; }
        QTabBar::tab { color: @faintInk@; padding: 5px 6px; border: 0;
                   border-bottom: 2px solid transparent; }
        QTabBar::tab:selected { color: @ink@; border-bottom: 2px solid @accent@; }
        QTabBar::tab:hover { background: @hover@; }
        QTabBar::tab:focus { border-bottom: 2px dotted @accent@; }
        QPushButton { color: @ink@; background: @paper@; border: 1px solid @fieldEdge@;
                   border-radius: 5px; padding: 4px 12px; }
        QPushButton:hover { background: @hover@; }
        QPushButton:pressed { background: @pressed@; }
        QPushButton:focus { border: 2px solid @accent@; padding: 3px 11px; }
        QPushButton:disabled { color: @disabledInk@; border: 1px solid @line@; }
        QToolButton#mainButton { background: @accent@; color: @accentInk@; padding: 8px 22px;
                   font-size: %1pt; }
        QToolButton#mainButton:hover { background: @accentHover@; }
        #welcomePage { background: @paper@; }
        #pageTitle { color: @ink@; font-size: %2pt; }
        #pageWords { color: @faintInk@; font-size: %3pt; }
        #pageNote { color: @faintInk@; }
        #problem { color: @danger@; background: @dangerPaper@; border: 1px solid @dangerEdge@;
                   border-radius: 6px; padding: 10px 14px; }
        #outputStrip { background: @badge@; border-top: 1px solid @badgeEdge@; }
        #outputStrip QLabel { color: @ink@; }
    )");
    // arg() reads two digits after a %: the numbers of the sheet's places stay single.
    return inColours(sheet).arg(points(11.0)).arg(points(20.0)).arg(points(10.5));
}

}  // namespace facialis::ui
