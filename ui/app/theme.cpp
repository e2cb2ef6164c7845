// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/theme.hpp"

#include "ui/app/theme_tables.hpp"

namespace facialis::ui {
namespace {

const Theme* current = &themeOf(ThemeName::light);
double scaleOfFonts = 1.0;

}  // namespace

const Theme& theme()
{
    return *current;
}

const Theme& themeOf(ThemeName name)
{
    switch (name) {
    case ThemeName::light: return lightTheme();
    case ThemeName::dark: return darkTheme();
    case ThemeName::highContrast: return highContrastTheme();
    }
    return lightTheme();
}

const std::vector<ThemeColour>& themeColours()
{
    static const std::vector<ThemeColour> colours = {
#define COLOUR(name) {#name, &Theme::name}
        COLOUR(window),       COLOUR(paper),        COLOUR(raised),     COLOUR(ink),
        COLOUR(faintInk),     COLOUR(disabledInk),  COLOUR(line),       COLOUR(fieldEdge),
        COLOUR(grid),         COLOUR(hover),        COLOUR(pressed),    COLOUR(accent),
        COLOUR(accentHover),  COLOUR(accentInk),    COLOUR(chosen),     COLOUR(chosenInk),
        COLOUR(chosenEdge),   COLOUR(handle),       COLOUR(highlight),  COLOUR(highlightEdge),
        COLOUR(danger),       COLOUR(dangerPaper),  COLOUR(dangerEdge), COLOUR(caution),
        COLOUR(cautionPaper), COLOUR(cautionInk),   COLOUR(good),       COLOUR(goodPaper),
        COLOUR(badge),        COLOUR(badgeEdge),    COLOUR(task),       COLOUR(gap),
        COLOUR(gapHatch),     COLOUR(unusable),     COLOUR(left),       COLOUR(right),
        COLOUR(noSide),       COLOUR(chipInk),      COLOUR(strong),     COLOUR(moderate),
        COLOUR(weak),         COLOUR(unsupported),  COLOUR(blink),      COLOUR(voluntary),
        COLOUR(clonic),       COLOUR(tonic),        COLOUR(synkinetic), COLOUR(myokymic),
        COLOUR(artifact),     COLOUR(unclassified),
#undef COLOUR
    };
    return colours;
}

QColor colourOf(std::optional<Side> side, const Theme& colours)
{
    if (side == Side::left)
        return colours.left;
    if (side == Side::right)
        return colours.right;
    return colours.noSide;
}

QColor colourOf(BurstKind kind, const Theme& colours)
{
    switch (kind) {
    case BurstKind::blink: return colours.blink;
    case BurstKind::voluntary: return colours.voluntary;
    case BurstKind::spasmClonic: return colours.clonic;
    case BurstKind::spasmTonic: return colours.tonic;
    case BurstKind::synkinetic: return colours.synkinetic;
    case BurstKind::myokymic: return colours.myokymic;
    case BurstKind::artifact: return colours.artifact;
    case BurstKind::unclassified: return colours.unclassified;
    }
    return {};
}

QColor colourOf(Support support, const Theme& colours)
{
    switch (support) {
    case Support::strong: return colours.strong;
    case Support::moderate: return colours.moderate;
    case Support::weak: return colours.weak;
    case Support::none:
    case Support::against:
    case Support::notAssessable: break;
    }
    return colours.unsupported;
}

QColor colourOf(std::optional<Side> side)
{
    return colourOf(side, theme());
}

QColor colourOf(BurstKind kind)
{
    return colourOf(kind, theme());
}

QColor colourOf(Support support)
{
    return colourOf(support, theme());
}

QString inColours(QString text, const Theme& colours)
{
    for (const ThemeColour& entry : themeColours())
        text.replace(QStringLiteral("@%1@").arg(QLatin1String(entry.name)),
                     (colours.*entry.colour).name());
    return text;
}

double points(double atFullSize)
{
    return atFullSize * scaleOfFonts;
}

double lengthForText(double atFullSize)
{
    return atFullSize * scaleOfFonts;
}

PrintColours::PrintColours() : before_(current), scaleBefore_(scaleOfFonts)
{
    current = &lightTheme();
    scaleOfFonts = 1.0;
}

PrintColours::~PrintColours()
{
    current = before_;
    scaleOfFonts = scaleBefore_;
}

namespace detail {

void useTheme(const Theme& colours)
{
    current = &colours;
}

void useFontScale(double scale)
{
    scaleOfFonts = scale;
}

double fontScale()
{
    return scaleOfFonts;
}

}  // namespace detail

}  // namespace facialis::ui
