// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/theme.hpp"

namespace facialis::ui {

// The tables themselves. Kinds of bursts were chosen by search: the smallest distance between two
// of them in CIE Lab is as large as can be, to the usual eye and under simulated protanopia and
// deuteranopia (Machado, Oliveira & Fernandes 2009), near a hue that suits the kind, at 3:1 or
// more on paper.
[[nodiscard]] const Theme& lightTheme();
[[nodiscard]] const Theme& darkTheme();
/// Black, white and pure colours; text at 7:1 or more.
[[nodiscard]] const Theme& highContrastTheme();

}  // namespace facialis::ui
