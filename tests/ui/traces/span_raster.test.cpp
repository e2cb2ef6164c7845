// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/span_raster.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <QImage>

using namespace facialis;

namespace {

engine::TraceColumns flat(std::size_t columns, float low, float high)
{
    engine::TraceColumns made;
    made.low.assign(columns, low);
    made.high.assign(columns, high);
    return made;
}

bool isInk(const QImage& image, int x, int y)
{
    return image.pixelColor(x, y) != QColor(Qt::white);
}

}  // namespace

TEST_CASE("A span reaches from the lowest to the highest value and no further", "[ui][traces]")
{
    QImage image(8, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    // One pixel a unit, zero in row 50: values -10..20 lie in rows 30..60.
    ui::drawTrace(image, flat(8, -10.0F, 20.0F), {.zero = 50.0, .perUnit = 1.0}, Qt::black, Qt::red,
                  0.0);
    CHECK(image.pixelColor(3, 30) == QColor(Qt::black));
    CHECK(image.pixelColor(3, 59) == QColor(Qt::black));
    CHECK_FALSE(isInk(image, 3, 29));
    CHECK_FALSE(isInk(image, 3, 60));
}

TEST_CASE("Negative up turns a trace over around its line of rest", "[ui][traces]")
{
    QImage image(4, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    ui::drawTrace(image, flat(4, 5.0F, 20.0F), {.zero = 50.0, .perUnit = -1.0}, Qt::black, Qt::red,
                  0.0);
    CHECK(isInk(image, 1, 60));
    CHECK_FALSE(isInk(image, 1, 40));
}

TEST_CASE("Columns without a sample stay empty, clipped ones are red, far ones are cut",
          "[ui][traces]")
{
    QImage image(3, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    engine::TraceColumns columns = flat(3, -1e9F, 1e9F);
    columns.low[0] = columns.high[0] = std::numeric_limits<float>::quiet_NaN();
    columns.clipped = {0, 1, 0};
    ui::drawTrace(image, columns, {.zero = 50.0, .perUnit = 1.0}, Qt::black, Qt::red, 1.0);
    CHECK_FALSE(isInk(image, 0, 50));
    CHECK(image.pixelColor(1, 0) == QColor(Qt::red));
    CHECK(image.pixelColor(2, 99) == QColor(Qt::black));
}
