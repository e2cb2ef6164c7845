// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/colour_map.hpp"

#include <algorithm>
#include <cmath>

namespace facialis::ui {
namespace {

struct OkLab {
    double lightness, a, b;
};

// Both ends, and so the line between them, lie inside what a screen can show.
constexpr OkLab darkest{0.20, -0.01, -0.08};
constexpr OkLab lightest{0.95, -0.03, 0.12};

int encoded(double linear)
{
    const double clipped = std::clamp(linear, 0.0, 1.0);
    const double value =
        clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * std::pow(clipped, 1.0 / 2.4) - 0.055;
    return static_cast<int>(std::lround(255.0 * value));
}

double decoded(int value)
{
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double cubed(double x)
{
    return x * x * x;
}

QRgb screenColour(OkLab c)
{
    const double l = cubed(c.lightness + 0.3963377774 * c.a + 0.2158037573 * c.b);
    const double m = cubed(c.lightness - 0.1055613458 * c.a - 0.0638541728 * c.b);
    const double s = cubed(c.lightness - 0.0894841775 * c.a - 1.2914855480 * c.b);
    return qRgb(encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}

std::array<QRgb, 256> made()
{
    std::array<QRgb, 256> colours{};
    for (std::size_t k = 0; k < colours.size(); ++k) {
        const double t = static_cast<double>(k) / 255.0;
        colours[k] = screenColour({darkest.lightness + t * (lightest.lightness - darkest.lightness),
                                   darkest.a + t * (lightest.a - darkest.a),
                                   darkest.b + t * (lightest.b - darkest.b)});
    }
    return colours;
}

}  // namespace

const std::array<QRgb, 256>& levelColours()
{
    static const std::array<QRgb, 256> colours = made();
    return colours;
}

QRgb levelColour(double level, QRgb missing)
{
    if (std::isnan(level))
        return missing;
    const double place = std::clamp(level, 0.0, 1.0) * 255.0;
    return levelColours()[static_cast<std::size_t>(std::lround(place))];
}

double perceivedLightness(QRgb colour)
{
    const double r = decoded(qRed(colour)), g = decoded(qGreen(colour)), b = decoded(qBlue(colour));
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
}

}  // namespace facialis::ui
