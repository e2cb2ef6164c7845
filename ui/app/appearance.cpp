// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/appearance.hpp"

#include <algorithm>
#include <QApplication>
#include <QFont>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>

#include "ui/app/style_sheet.hpp"

namespace facialis::ui {
namespace {

constexpr double fullSize = 9.5;
constexpr std::array choices{ThemeChoice::system, ThemeChoice::light, ThemeChoice::dark,
                             ThemeChoice::highContrast};
Appearance* only = nullptr;

QPalette palette()
{
    const Theme& t = theme();
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.ink);
    p.setColor(QPalette::Base, t.paper);
    p.setColor(QPalette::AlternateBase, t.raised);
    p.setColor(QPalette::Text, t.ink);
    p.setColor(QPalette::Button, t.window);
    p.setColor(QPalette::ButtonText, t.ink);
    p.setColor(QPalette::BrightText, t.danger);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.accentInk);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::PlaceholderText, t.faintInk);
    p.setColor(QPalette::ToolTipBase, t.ink);
    p.setColor(QPalette::ToolTipText, t.paper);
    p.setColor(QPalette::Light, t.raised);
    p.setColor(QPalette::Midlight, t.hover);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.fieldEdge);
    p.setColor(QPalette::Shadow, t.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.disabledInk);
    return p;
}

}  // namespace

QString nameOf(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::system: return QStringLiteral("system");
    case ThemeChoice::light: return QStringLiteral("light");
    case ThemeChoice::dark: return QStringLiteral("dark");
    case ThemeChoice::highContrast: return QStringLiteral("high-contrast");
    }
    return {};
}

std::optional<ThemeChoice> themeChoiceFrom(const QString& name)
{
    const auto found = std::ranges::find(choices, name, nameOf);
    return found == choices.end() ? std::nullopt : std::optional(*found);
}

QStringList themeChoiceNames()
{
    QStringList names;
    for (const ThemeChoice choice : choices)
        names.append(nameOf(choice));
    return names;
}

Appearance::Appearance(QApplication& application) : application_(application)
{
    only = this;
    // Qt 6.4 cannot be asked for the desktop's colour scheme; its palette tells.
    const QPalette system = application.palette();
    if (system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness())
        ofSystem_ = ThemeName::dark;
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    apply();
}

Appearance::~Appearance()
{
    only = nullptr;
}

Appearance* Appearance::instance()
{
    return only;
}

void Appearance::choose(ThemeChoice choice)
{
    choice_ = choice;
    apply();
}

void Appearance::setFontPercent(int percent)
{
    percent_ = std::clamp(percent, smallestPercent, largestPercent);
    apply();
}

void Appearance::apply()
{
    const Theme& before = theme();
    switch (choice_) {
    case ThemeChoice::system: detail::useTheme(themeOf(ofSystem_)); break;
    case ThemeChoice::light: detail::useTheme(themeOf(ThemeName::light)); break;
    case ThemeChoice::dark: detail::useTheme(themeOf(ThemeName::dark)); break;
    case ThemeChoice::highContrast: detail::useTheme(themeOf(ThemeName::highContrast)); break;
    }
    detail::useFontScale(percent_ / 100.0);
    QFont font = application_.font();
    for (const QString& family : {QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                                  QStringLiteral("Source Sans 3"), QStringLiteral("Open Sans"),
                                  QStringLiteral("Liberation Sans"), QStringLiteral("DejaVu Sans")})
        if (QFontDatabase::hasFamily(family)) {
            font.setFamily(family);
            break;
        }
    font.setPointSizeF(points(fullSize));
    // Under a style sheet every change of palette or font polishes each widget anew, which takes
    // six times as long as the rest: the sheet is taken off first, and put on once.
    application_.setStyleSheet(QString());
    application_.setPalette(palette());
    application_.setFont(font);
    application_.setStyleSheet(styleSheet());
    Q_EMIT changed(before);
}

}  // namespace facialis::ui
