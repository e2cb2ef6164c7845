// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QObject>
#include <QString>
#include <QStringList>

#include "ui/app/theme.hpp"

class QApplication;
class QWidget;

namespace facialis::ui {

/// What the user chose; `system` follows the desktop as it was when the program began.
enum class ThemeChoice { system, light, dark, highContrast };

/// "system", "light", "dark", "high-contrast": as on the command line and in the settings.
[[nodiscard]] QString nameOf(ThemeChoice choice);
[[nodiscard]] std::optional<ThemeChoice> themeChoiceFrom(const QString& name);
[[nodiscard]] QStringList themeChoiceNames();

/// Theme and size of text of the running program. One object; widgets that keep colours listen.
class Appearance final : public QObject {
    Q_OBJECT
public:
    /// Fusion with our fonts; the light theme at 100 % until something else is chosen.
    explicit Appearance(QApplication& application);
    ~Appearance() override;
    /// The one of this program; null in programs without one.
    [[nodiscard]] static Appearance* instance();

    void choose(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return choice_; }

    static constexpr int smallestPercent = 80, largestPercent = 200, stepPercent = 10;
    /// Scale of all text; is kept inside the limits.
    void setFontPercent(int percent);
    [[nodiscard]] int fontPercent() const { return percent_; }

Q_SIGNALS:
    /// theme() or points() say something new. Sent after the application's palette and font.
    void changed(const facialis::ui::Theme& before);

private:
    void apply();

    QApplication& application_;
    ThemeName ofSystem_ = ThemeName::light;
    ThemeChoice choice_ = ThemeChoice::light;
    int percent_ = 100;
};

/// Gives every colour in and below a widget that was taken from `before` its successor of the
/// present theme: in charts, style sheets and texts. For widgets that took colours when they were
/// made; those that ask theme() while they paint need nothing.
void recolour(QWidget& widget, const Theme& before);

}  // namespace facialis::ui
