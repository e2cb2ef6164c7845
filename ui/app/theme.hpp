// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QColor>
#include <QString>

#include "data/model/burst.hpp"
#include "data/model/cause.hpp"
#include "data/model/side.hpp"

class QApplication;

namespace facialis::ui {

/// The colours of the window. Sides are blue and vermillion (Okabe & Ito 2008: told apart with any
/// colour vision), and never by colour alone: a letter and a dash stand beside them. Red is kept
/// for what is wrong with the signal.
struct Theme {
    QColor window{0xF4, 0xF6, 0xF8};     ///< behind everything
    QColor paper{0xFF, 0xFF, 0xFF};      ///< traces, tables, text
    QColor ink{0x1B, 0x23, 0x2C};        ///< text
    QColor faintInk{0x5A, 0x66, 0x72};   ///< secondary text; 5.8:1 on paper
    QColor line{0xD5, 0xDB, 0xE1};       ///< borders
    QColor grid{0xE9, 0xED, 0xF1};       ///< divisions behind the traces
    QColor accent{0x1F, 0x5F, 0x8B};     ///< selection, links
    QColor highlight{0xFF, 0xC8, 0x3D};  ///< the place that was jumped to
    QColor danger{0xB3, 0x14, 0x2C};     ///< clipped, lost, red flags
    QColor left{0x00, 0x67, 0xA6};       ///< the patient's left
    QColor right{0xB8, 0x4A, 0x00};      ///< the patient's right
    QColor noSide{0x3F, 0x4A, 0x55};     ///< side unknown or both
};

[[nodiscard]] const Theme& theme();

[[nodiscard]] QColor colourOf(std::optional<Side> side);
[[nodiscard]] QColor colourOf(BurstKind kind);
[[nodiscard]] QColor colourOf(Support support);

/// Fusion with our palette, fonts and style sheet.
void applyTheme(QApplication& application);

}  // namespace facialis::ui
