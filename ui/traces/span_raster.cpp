// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/span_raster.hpp"

#include <algorithm>
#include <cmath>
#include <QImage>

namespace facialis::ui {
namespace {

/// `over` with a share of 0..256 on top of `under`.
QRgb mixed(QRgb under, QRgb over, int share)
{
    const auto blend = [share](int a, int b) { return a + (b - a) * share / 256; };
    return qRgb(blend(qRed(under), qRed(over)), blend(qGreen(under), qGreen(over)),
                blend(qBlue(under), qBlue(over)));
}

}  // namespace

void drawTrace(QImage& image, const engine::TraceColumns& columns, RowScale scale, QColor colour,
               QColor clippedColour, double penWidth, ColumnRange range)
{
    const int end = std::min({image.width(), static_cast<int>(columns.size()), range.end});
    const double bottomEdge = image.height();
    const qsizetype stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    auto* const pixels = reinterpret_cast<QRgb*>(image.bits());
    const QRgb usual = colour.rgb(), clipped = clippedColour.rgb();
    for (int x = std::max(0, range.first); x < end; ++x) {
        const auto c = static_cast<std::size_t>(x);
        const auto low = static_cast<double>(columns.low[c]);
        const auto high = static_cast<double>(columns.high[c]);
        if (std::isnan(low) || std::isnan(high))
            continue;
        const double rowLow = scale.zero - (low - scale.baseline) * scale.perUnit;
        const double rowHigh = scale.zero - (high - scale.baseline) * scale.perUnit;
        const double top = std::clamp(std::min(rowLow, rowHigh) - penWidth / 2.0, 0.0, bottomEdge);
        const double bottom =
            std::clamp(std::max(rowLow, rowHigh) + penWidth / 2.0, 0.0, bottomEdge);
        const QRgb pen = !columns.clipped.empty() && columns.clipped[c] ? clipped : usual;
        const auto firstRow = static_cast<int>(top);
        const int endRow = std::min(image.height(), static_cast<int>(std::ceil(bottom)));
        QRgb* pixel = pixels + firstRow * stride + x;
        const auto blend = [&](int row) {
            const double covered = std::min(bottom, row + 1.0) - std::max<double>(top, row);
            *pixel = covered >= 1.0 ? pen : mixed(*pixel, pen, static_cast<int>(covered * 256.0));
            pixel += stride;
        };
        // Only the pixels at both ends can be covered in part.
        if (firstRow < endRow)
            blend(firstRow);
        for (int row = firstRow + 1; row < endRow - 1; ++row, pixel += stride)
            *pixel = pen;
        if (firstRow + 1 < endRow)
            blend(endRow - 1);
    }
}

}  // namespace facialis::ui
