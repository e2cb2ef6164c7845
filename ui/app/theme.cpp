// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/theme.hpp"

#include <QApplication>
#include <QFont>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>

namespace facialis::ui {
namespace {

QPalette palette()
{
    const Theme& t = theme();
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.ink);
    p.setColor(QPalette::Base, t.paper);
    p.setColor(QPalette::AlternateBase, QColor(0xF7, 0xF9, 0xFB));
    p.setColor(QPalette::Text, t.ink);
    p.setColor(QPalette::Button, t.window);
    p.setColor(QPalette::ButtonText, t.ink);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, Qt::white);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::PlaceholderText, t.faintInk);
    p.setColor(QPalette::ToolTipBase, t.ink);
    p.setColor(QPalette::ToolTipText, t.paper);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, QColor(0x9A, 0xA3, 0xAC));
    return p;
}

QString styleSheet()
{
    return QStringLiteral(R"(
        QMainWindow, QDialog { background: #F4F6F8; }
        QMenuBar { background: #F4F6F8; padding: 2px 6px; }
        QMenuBar::item { padding: 4px 9px; border-radius: 4px; }
        QMenuBar::item:selected { background: #E2E8EE; }
        QMenu { background: white; border: 1px solid #C9D0D7; padding: 4px; }
        QMenu::item { padding: 5px 28px 5px 22px; border-radius: 4px; }
        QMenu::item:selected { background: #E3EDF5; color: #1B232C; }
        QMenu::item:disabled { color: #9AA3AC; }
        QMenu::separator { height: 1px; background: #E3E7EB; margin: 4px 6px; }
        QToolBar { background: #F4F6F8; border: 0; border-bottom: 1px solid #D5DBE1;
                   padding: 4px 8px; spacing: 2px; }
        QToolBar::separator { width: 1px; background: #D5DBE1; margin: 4px 7px; }
        QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px 8px; }
        QToolButton:hover { background: #E6EBF0; }
        QToolButton:focus { border: 1px solid #1F5F8B; }
        QToolButton:pressed { background: #D8E0E8; }
        QToolButton:checked { background: #DCE9F3; border: 1px solid #9DBFD8; color: #134A70; }
        QToolButton:checked:disabled { background: transparent; border: 1px solid transparent;
                   color: #9AA3AC; }
        QStatusBar { background: #F4F6F8; border-top: 1px solid #D5DBE1; }
        QStatusBar::item { border: 0; }
        QSplitter::handle { background: #E4E9EE; }
        QSplitter::handle:hover { background: #B9CBDB; }
        QHeaderView::section { background: #F4F6F8; color: #46525E; border: 0;
                   border-bottom: 1px solid #D5DBE1; border-right: 1px solid #E4E9EE;
                   padding: 4px 18px 4px 7px; }
        QTableView { background: white; border: 0; gridline-color: #EEF1F4;
                   selection-background-color: #DCE9F3; selection-color: #10202C; }
        QTableView::item { padding: 1px 16px 1px 6px; }
        QTextBrowser { background: white; border: 0; }
        QLineEdit, QComboBox { background: white; border: 1px solid #C9D0D7; border-radius: 5px;
                   padding: 3px 7px; min-height: 18px; }
        QLineEdit:focus, QComboBox:focus { border: 1px solid #1F5F8B; }
        QComboBox::drop-down { border: 0; width: 18px; }
        QProgressBar { background: #E4E9EE; border: 0; border-radius: 3px; max-height: 6px; }
        QProgressBar::chunk { background: #1F5F8B; border-radius: 3px; }
        QToolTip { background: #1B232C; color: white; border: 0; padding: 4px 6px; }
        QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
        QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
        QScrollBar::handle { background: #C6CED6; border-radius: 4px; margin: 2px;
                   min-height: 28px; min-width: 28px; }
        QScrollBar::handle:hover { background: #A4B0BC; }
        QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
        QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
        #sectionTitle { color: #46525E; font-weight: 600; }
        #panelBar { background: #F4F6F8; border-bottom: 1px solid #D5DBE1; }
        #gainValue, #timeValue { color: #10202C; font-weight: 600; padding: 0 4px; }
    )");
}

}  // namespace

const Theme& theme()
{
    static const Theme light;
    return light;
}

QColor colourOf(std::optional<Side> side)
{
    if (side == Side::left)
        return theme().left;
    if (side == Side::right)
        return theme().right;
    return theme().noSide;
}

QColor colourOf(BurstKind kind)
{
    switch (kind) {
    case BurstKind::blink: return {0x7A, 0x86, 0x92};
    case BurstKind::voluntary: return {0x00, 0x8A, 0x63};
    case BurstKind::spasmClonic: return {0xD9, 0x9A, 0x00};
    case BurstKind::spasmTonic: return {0x8A, 0x5A, 0x00};
    case BurstKind::synkinetic: return {0xB0, 0x4E, 0x8D};
    case BurstKind::myokymic: return {0x2E, 0x9B, 0xD6};
    case BurstKind::artifact: return {0xB3, 0x14, 0x2C};
    case BurstKind::unclassified: return {0x9A, 0xA3, 0xAC};
    }
    return {};
}

QColor colourOf(Support support)
{
    switch (support) {
    case Support::strong: return {0x0B, 0x5D, 0x46};
    case Support::moderate: return {0x1F, 0x5F, 0x8B};
    case Support::weak: return {0x6B, 0x5A, 0x1A};
    case Support::none:
    case Support::against:
    case Support::notAssessable: break;
    }
    return theme().faintInk;
}

void applyTheme(QApplication& application)
{
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setPalette(palette());
    QFont font = application.font();
    for (const QString& family : {QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                                  QStringLiteral("Source Sans 3"), QStringLiteral("Open Sans"),
                                  QStringLiteral("Liberation Sans"), QStringLiteral("DejaVu Sans")})
        if (QFontDatabase::hasFamily(family)) {
            font.setFamily(family);
            break;
        }
    font.setPointSizeF(9.5);
    application.setFont(font);
    application.setStyleSheet(styleSheet());
}

}  // namespace facialis::ui
