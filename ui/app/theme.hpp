// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <QColor>
#include <QString>
#include <vector>

#include "data/model/burst.hpp"
#include "data/model/cause.hpp"
#include "data/model/side.hpp"

namespace facialis::ui {

/// The colours of the window, by what they are for. Sides are a blue and an orange (Okabe & Ito
/// 2008: told apart with any colour vision), and never by colour alone: a letter and a dash stand
/// beside them. Red is kept for what is wrong with the signal.
/// Every text has 4.5:1 against what it stands on, every line and mark that carries meaning 3:1
/// (WCAG 2.1, 1.4.3 and 1.4.11); a test computes it for all themes.
struct Theme {
    QColor window;       ///< behind everything
    QColor paper;        ///< traces, tables, text
    QColor raised;       ///< every other row, cards
    QColor ink;          ///< text
    QColor faintInk;     ///< secondary text
    QColor disabledInk;  ///< what cannot be used now; exempt from the ratio
    QColor line;         ///< borders
    QColor fieldEdge;    ///< borders of what can be typed into
    QColor grid;         ///< divisions behind the traces
    QColor hover;        ///< under the pointer
    QColor pressed;      ///< while it is pressed
    QColor accent;       ///< selection, links, focus
    QColor accentHover;  ///< a filled button under the pointer
    QColor accentInk;    ///< on accent
    QColor chosen;       ///< ground of what is chosen or switched on
    QColor chosenInk;    ///< text on it
    QColor chosenEdge;   ///< its border
    QColor handle;       ///< of scroll bars and splitters
    QColor highlight;    ///< the place that was jumped to
    QColor highlightEdge;
    QColor danger;       ///< clipped, lost, red flags
    QColor dangerPaper;  ///< cards of them
    QColor dangerEdge;
    QColor caution;  ///< edge of what asks for care
    QColor cautionPaper;
    QColor cautionInk;  ///< text on it; a raw signal's badge
    QColor good;        ///< present, speaks for it
    QColor goodPaper;
    QColor badge;  ///< of the filter above the traces
    QColor badgeEdge;
    QColor task;  ///< ground of a movement above the traces
    QColor gap;   ///< ground of what was not recorded
    QColor gapHatch;
    QColor unusable;  ///< trace of a channel that is not usable
    QColor left;      ///< the patient's left
    QColor right;     ///< the patient's right
    QColor noSide;    ///< side unknown or both
    QColor chipInk;   ///< text on the colours of sides and supports
    QColor strong;    ///< of support
    QColor moderate;
    QColor weak;
    QColor unsupported;
    QColor blink;  ///< of bursts
    QColor voluntary;
    QColor clonic;
    QColor tonic;
    QColor synkinetic;
    QColor myokymic;
    QColor artifact;
    QColor unclassified;
};

/// A colour of the table and the name that style sheets know it by.
struct ThemeColour {
    const char* name;
    QColor Theme::*colour;
};
/// Every colour of Theme.
[[nodiscard]] const std::vector<ThemeColour>& themeColours();

enum class ThemeName { light, dark, highContrast };
inline constexpr std::array themeNames{ThemeName::light, ThemeName::dark, ThemeName::highContrast};

/// The colours of a theme, and those that are used now.
[[nodiscard]] const Theme& themeOf(ThemeName name);
[[nodiscard]] const Theme& theme();

[[nodiscard]] QColor colourOf(std::optional<Side> side);
[[nodiscard]] QColor colourOf(BurstKind kind);
[[nodiscard]] QColor colourOf(Support support);
[[nodiscard]] QColor colourOf(std::optional<Side> side, const Theme& colours);
[[nodiscard]] QColor colourOf(BurstKind kind, const Theme& colours);
[[nodiscard]] QColor colourOf(Support support, const Theme& colours);

/// Text with each @name@ replaced by that colour ("@accent@" -> "#1f5f8b").
[[nodiscard]] QString inColours(QString text, const Theme& colours = theme());

/// A size of text at the present scale of fonts: 9.5 pt at 100 %.
[[nodiscard]] double points(double atFullSize);
/// A length that has to hold text, at the present scale of fonts.
[[nodiscard]] double lengthForText(double atFullSize);

/// Draws with the colours of print (light, on white, unscaled) for as long as it lives.
/// What is drawn meanwhile has to be told before and after.
class PrintColours {
public:
    PrintColours();
    ~PrintColours();
    PrintColours(const PrintColours&) = delete;
    PrintColours& operator=(const PrintColours&) = delete;

private:
    const Theme* before_;
    double scaleBefore_;
};

namespace detail {
/// What theme() and points() look at; set by appearance.cpp and PrintColours alone.
void useTheme(const Theme& colours);
void useFontScale(double scale);
[[nodiscard]] double fontScale();
}  // namespace detail

}  // namespace facialis::ui
