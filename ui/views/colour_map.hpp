// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <QColor>

namespace facialis::ui {

/// Colours for levels, dark blue to light yellow: 256 equal steps along a straight line in OKLab
/// (B. Ottosson 2020, "A perceptual color space for image processing"), so that equal differences
/// of level look equal. Lightness rises throughout and the hues lie on the blue-yellow axis: told
/// apart with any colour vision, and in a grey print.
[[nodiscard]] const std::array<QRgb, 256>& levelColours();

/// The colour of a level between 0 and 1, the nearest end outside; `missing` for NaN.
[[nodiscard]] QRgb levelColour(double level, QRgb missing);

/// Lightness in OKLab, 0..1, of a colour.
[[nodiscard]] double perceivedLightness(QRgb colour);

}  // namespace facialis::ui
