// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QString>

#include "data/model/result.hpp"

class QPainter;
class QPrinter;
class QTableView;

namespace facialis::ui {

class TraceView;

// The traces as they are on screen, black on white in any theme, under two lines that say what they
// are: kind of recording (no name, no date, no file), stretch of time, gain, filter.

/// The two lines of the header.
[[nodiscard]] QString figureHeader(const TraceView& traces);

/// Draws header and traces into a rectangle, as large as fits.
void drawFigure(QPainter& painter, TraceView& traces, const QRectF& into);

[[nodiscard]] QImage figureImage(TraceView& traces, double pixelRatio = 2.0);
/// SVG 1.2 tiny; dense traces are a picture in it, everything else is lines and text.
[[nodiscard]] QByteArray figureSvg(TraceView& traces);
/// *.svg or *.png. @errors another extension, the file cannot be written
[[nodiscard]] Result<void> saveFigure(TraceView& traces, const QString& path);
/// One page.
void printFigure(TraceView& traces, QPrinter& printer);

/// Rows and columns that a table shows, in its order, tab-separated, headings first.
[[nodiscard]] QString tableText(const QTableView& table);

}  // namespace facialis::ui
