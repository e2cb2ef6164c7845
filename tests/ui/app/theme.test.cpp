// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/theme.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <QRegularExpression>
#include <QSet>
#include <set>
#include <vector>

#include "ui/app/appearance.hpp"
#include "ui/app/style_sheet.hpp"

using namespace facialis;
using namespace facialis::ui;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

Triple product(const Matrix& m, const Triple& v)
{
    Triple result{};
    for (std::size_t r = 0; r < 3; ++r)
        result[r] = m[r][0] * v[0] + m[r][1] * v[1] + m[r][2] * v[2];
    return result;
}

/// IEC 61966-2-1: the light behind the numbers of sRGB.
Triple light(const QColor& colour)
{
    const auto one = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {one(colour.redF()), one(colour.greenF()), one(colour.blueF())};
}

/// WCAG 2.1: (L1 + 0.05) / (L2 + 0.05) of relative luminances.
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& colour) {
        const Triple l = light(colour);
        return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
    };
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

/// CIE 1976 L*a*b*, white D65.
Triple lab(const Triple& linear)
{
    static const Matrix toXyz = {{{0.4124564, 0.3575761, 0.1804375},
                                  {0.2126729, 0.7151522, 0.0721750},
                                  {0.0193339, 0.1191920, 0.9503041}}};
    const Triple xyz = product(toXyz, linear);
    const auto f = [](double t) {
        return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
    };
    const double x = f(xyz[0] / 0.95047), y = f(xyz[1]), z = f(xyz[2] / 1.08883);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

/// The usual eye, protanopia and deuteranopia: Machado, Oliveira & Fernandes, IEEE Trans. Vis.
/// Comput. Graph. 15 (2009) 1291-1298, matrices of severity 1.0 on linear RGB.
const std::array<Matrix, 3> eyes = {{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
}};

/// How far apart two colours are to the eye that tells them worst.
double distance(const QColor& a, const QColor& b)
{
    double least = 1e9;
    for (const Matrix& eye : eyes) {
        const auto seen = [&](const QColor& colour) {
            Triple l = product(eye, light(colour));
            for (double& c : l)
                c = std::clamp(c, 0.0, 1.0);
            return lab(l);
        };
        const Triple p = seen(a), q = seen(b);
        least = std::min(least, std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]));
    }
    return least;
}

using C = QColor Theme::*;

/// What is written on what.
std::vector<std::pair<C, C>> texts()
{
    using T = Theme;
    std::vector<std::pair<C, C>> pairs = {
        {&T::accentInk, &T::accent},   {&T::accentInk, &T::accentHover},
        {&T::chosenInk, &T::chosen},   {&T::cautionInk, &T::cautionPaper},
        {&T::good, &T::goodPaper},     {&T::paper, &T::ink},
        {&T::danger, &T::dangerPaper}, {&T::danger, &T::cautionPaper},
        {&T::paper, &T::left},         {&T::paper, &T::right}};
    for (const C ground : {&T::window, &T::paper, &T::raised, &T::hover, &T::pressed, &T::badge,
                           &T::task, &T::gap, &T::dangerPaper, &T::cautionPaper, &T::goodPaper})
        pairs.emplace_back(&T::ink, ground);
    for (const C ground : {&T::window, &T::paper, &T::raised, &T::gap, &T::dangerPaper,
                           &T::cautionPaper, &T::goodPaper})
        for (const C ink : {&T::faintInk, &T::accent})
            if (!(ink == &T::accent && ground == &T::gap))
                pairs.emplace_back(ink, ground);
    for (const C ground : {&T::window, &T::paper, &T::raised})
        for (const C ink : {&T::danger, &T::good, &T::left, &T::right, &T::noSide})
            if (!(ink == &T::good && ground == &T::window))
                pairs.emplace_back(ink, ground);
    for (const C ground : {&T::left, &T::right, &T::noSide, &T::strong, &T::moderate, &T::weak,
                           &T::unsupported, &T::danger})
        pairs.emplace_back(&T::chipInk, ground);
    return pairs;
}

/// Lines and marks that carry meaning, and what they are drawn on.
std::vector<std::pair<C, C>> marks()
{
    using T = Theme;
    std::vector<std::pair<C, C>> pairs = {{&T::chosenEdge, &T::window}, {&T::handle, &T::window},
                                          {&T::fieldEdge, &T::window},  {&T::accent, &T::window},
                                          {&T::left, &T::window},       {&T::right, &T::window}};
    for (const C mark :
         {&T::left,          &T::right,    &T::noSide,      &T::accent,   &T::danger,
          &T::highlightEdge, &T::unusable, &T::good,        &T::caution,  &T::strong,
          &T::moderate,      &T::weak,     &T::unsupported, &T::blink,    &T::voluntary,
          &T::clonic,        &T::tonic,    &T::synkinetic,  &T::myokymic, &T::artifact,
          &T::unclassified,  &T::fieldEdge})
        pairs.emplace_back(mark, &T::paper);
    return pairs;
}

const char* nameOfColour(C colour)
{
    for (const ThemeColour& entry : themeColours())
        if (entry.colour == colour)
            return entry.name;
    return "?";
}

}  // namespace

TEST_CASE("Text stands out from its ground by 4.5:1, in high contrast by 7:1", "[ui][theme]")
{
    for (const ThemeName name : themeNames)
        for (const auto& [ink, ground] : texts()) {
            const Theme& colours = themeOf(name);
            INFO("theme " << static_cast<int>(name) << ": " << nameOfColour(ink) << " on "
                          << nameOfColour(ground));
            CHECK(contrast(colours.*ink, colours.*ground) >=
                  (name == ThemeName::highContrast ? 7.0 : 4.5));
        }
}

TEST_CASE("Lines and marks stand out from their ground by 3:1", "[ui][theme]")
{
    for (const ThemeName name : themeNames)
        for (const auto& [mark, ground] : marks()) {
            const Theme& colours = themeOf(name);
            INFO("theme " << static_cast<int>(name) << ": " << nameOfColour(mark) << " on "
                          << nameOfColour(ground));
            CHECK(contrast(colours.*mark, colours.*ground) >= 3.0);
        }
}

TEST_CASE("Sides and kinds of bursts are told apart with red or green blindness, too",
          "[ui][theme]")
{
    for (const ThemeName name : themeNames) {
        const Theme& colours = themeOf(name);
        INFO("theme " << static_cast<int>(name));
        CHECK(distance(colours.left, colours.right) > 60.0);
        for (int a = 0; a <= static_cast<int>(BurstKind::unclassified); ++a)
            for (int b = 0; b < a; ++b) {
                INFO("kinds " << a << " and " << b);
                CHECK(distance(colourOf(static_cast<BurstKind>(a), colours),
                               colourOf(static_cast<BurstKind>(b), colours)) > 20.0);
            }
        CHECK(distance(colours.strong, colours.weak) > 12.0);
        CHECK(distance(colours.strong, colours.moderate) > 12.0);
    }
}

TEST_CASE("The simulated eyes see what is known of them", "[ui][theme]")
{
    // Red and green of equal lightness all but meet; blue and yellow stay apart.
    CHECK(distance(QColor(0xA0, 0x6A, 0x20), QColor(0x6E, 0x7C, 0x20)) < 20.0);
    CHECK(distance(QColor(0x20, 0x40, 0xE0), QColor(0xE0, 0xD0, 0x20)) > 100.0);
    CHECK(contrast(Qt::black, Qt::white) == Approx(21.0));
}

TEST_CASE("Every colour of a theme can be told from the others, so that it has one successor",
          "[ui][theme]")
{
    CHECK(themeColours().size() * sizeof(QColor) == sizeof(Theme));  // none was left out
    for (const ThemeName name : themeNames) {
        std::set<QRgb> seen;
        for (const ThemeColour& entry : themeColours()) {
            INFO("theme " << static_cast<int>(name) << ": " << entry.name);
            CHECK((themeOf(name).*entry.colour).isValid());
            CHECK(seen.insert((themeOf(name).*entry.colour).rgb()).second);
        }
    }
}

TEST_CASE("The style sheet has no colour of its own and no name that stays", "[ui][theme]")
{
    QSet<QString> known;
    for (const ThemeColour& entry : themeColours())
        known.insert((theme().*entry.colour).name());
    const QString sheet = styleSheet();
    CHECK_FALSE(sheet.contains(QLatin1Char('@')));
    CHECK_FALSE(sheet.contains(QLatin1Char('%')));
    static const QRegularExpression colour(QStringLiteral("#[0-9a-fA-F]{6}"));
    std::size_t found = 0;
    for (auto match = colour.globalMatch(sheet); match.hasNext(); ++found)
        CHECK(known.contains(match.next().captured().toLower()));
    CHECK(found > 50);
}

TEST_CASE("Themes have names that read back", "[ui][theme]")
{
    for (const QString& name : themeChoiceNames()) {
        const auto choice = themeChoiceFrom(name);
        REQUIRE(choice);
        CHECK(nameOf(*choice) == name);
    }
    CHECK_FALSE(themeChoiceFrom(QStringLiteral("pink")));
}

TEST_CASE("Print is light and unscaled, and gives back what was before", "[ui][theme]")
{
    Appearance& appearance = *Appearance::instance();
    appearance.choose(ThemeChoice::dark);
    appearance.setFontPercent(150);
    const Theme& before = theme();
    {
        const PrintColours print;
        CHECK(theme().paper == QColor(Qt::white));
        CHECK(points(10.0) == 10.0);
    }
    CHECK(&theme() == &before);
    CHECK(points(10.0) == 15.0);
    appearance.setFontPercent(100);
    appearance.choose(ThemeChoice::light);
}
