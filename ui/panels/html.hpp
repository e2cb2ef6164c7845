// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <string>

namespace facialis::ui::html {

/// Text made safe to stand in HTML.
[[nodiscard]] QString escaped(const std::string& utf8);
/// A heading with room above it.
[[nodiscard]] QString heading(const QString& words);
/// Small, secondary text.
[[nodiscard]] QString faint(const QString& inner);
/// A word on a coloured ground.
[[nodiscard]] QString chip(const QString& word, const QColor& ground, const QColor& ink);
/// A box with a coloured edge.
[[nodiscard]] QString card(const QString& inner, const QColor& edge, const QColor& ground);
[[nodiscard]] QString link(const QString& address, const QString& words);
/// The frame of a page: fonts and margins.
[[nodiscard]] QString page(const QString& body);

}  // namespace facialis::ui::html
