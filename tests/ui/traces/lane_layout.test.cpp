// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/lane_layout.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "ui/traces/trace_geometry.hpp"
#include "ui/traces/trace_scene.hpp"

using namespace facialis;
using ui::LaneLayout;
using ui::LanePlace;
using ui::TraceGeometry;

namespace {

ui::Lane lane(const char* muscle, std::optional<Side> side)
{
    ui::Lane made;
    made.name = QString::fromLatin1(muscle);
    made.side = side;
    return made;
}

const std::vector<ui::Lane> face{lane("Frontalis", Side::left),
                                 lane("Orbicularis oculi", Side::right),
                                 lane("Orbicularis oculi", Side::left),
                                 lane("Frontalis", Side::right),
                                 lane("Trigger", std::nullopt),
                                 lane("Orbicularis oculi", Side::left),
                                 lane("Chin", std::nullopt),
                                 lane("Mentalis", Side::right),
                                 lane("Reference", std::nullopt)};

TraceGeometry geometryOf(LaneLayout layout)
{
    return TraceGeometry::of(QRectF(0, 0, 1200, 700), std::move(layout),
                             {Duration(10.0), Duration(20.0)}, true, true);
}

}  // namespace

TEST_CASE("Face to face the right side stands left, the left side right, a muscle a row",
          "[ui][traces]")
{
    const LaneLayout layout = LaneLayout::faceToFace(face);
    CHECK(layout.halves == 2);
    REQUIRE(layout.places.size() == face.size());
    CHECK(layout.places[0] == LanePlace{0, 1});
    CHECK(layout.places[3] == LanePlace{0, 0});
    CHECK(layout.places[1] == LanePlace{1, 0});
    CHECK(layout.places[2] == LanePlace{1, 1});
    CHECK(layout.places[5] == LanePlace{2, 1});  // a second channel of the muscle
    CHECK(layout.places[7] == LanePlace{3, 0});
    // Without a side below, in both halves in turn.
    CHECK(layout.places[4] == LanePlace{4, 0});
    CHECK(layout.places[6] == LanePlace{4, 1});
    CHECK(layout.places[8] == LanePlace{5, 0});
    CHECK(layout.rows == 6);
}

TEST_CASE("Without a side there is nothing to put face to face", "[ui][traces]")
{
    const std::vector<ui::Lane> lanes{lane("a", std::nullopt), lane("b", std::nullopt)};
    CHECK(LaneLayout::faceToFace(lanes) == LaneLayout::stacked(2));
    CHECK(LaneLayout::faceToFace({}) == LaneLayout::stacked(0));
}

TEST_CASE("No two lanes share a cell, whatever the recording has", "[ui][traces]")
{
    for (unsigned seed = 1; seed < 200; ++seed) {
        std::vector<ui::Lane> lanes;
        unsigned state = seed * 2654435761U;
        for (unsigned i = 0; i < seed % 23; ++i) {
            state = state * 1664525U + 1013904223U;
            const unsigned side = state >> 30U;
            lanes.push_back(
                lane((state >> 28U) & 1U ? "x" : "y", side == 0   ? std::optional(Side::right)
                                                      : side == 1 ? std::optional(Side::left)
                                                      : side == 2 ? std::optional(Side::both)
                                                                  : std::nullopt));
        }
        for (const LaneLayout& layout :
             {LaneLayout::faceToFace(lanes), LaneLayout::stacked(lanes.size())}) {
            std::set<std::pair<std::size_t, std::size_t>> cells;
            for (const LanePlace& place : layout.places) {
                CHECK(place.row < layout.rows);
                CHECK(place.half < layout.halves);
                cells.emplace(place.row, place.half);
            }
            CHECK(cells.size() == lanes.size());
        }
    }
}

TEST_CASE("What stands at a place of the picture is found there again", "[ui][traces]")
{
    for (const LaneLayout& layout :
         {LaneLayout::faceToFace(face), LaneLayout::stacked(face.size())}) {
        const TraceGeometry geometry = geometryOf(layout);
        for (std::size_t i = 0; i < face.size(); ++i) {
            const QRectF box = geometry.laneBox(i);
            CHECK(geometry.plot.contains(box.center()));
            CHECK(geometry.laneAt(box.center()) == i);
            const Duration at(13.25);
            const double x = geometry.x(at, geometry.halfOf(i));
            CHECK(box.contains(QPointF(x, box.center().y())));
            CHECK(geometry.time(x).seconds() == Approx(13.25));
            // Names stand outside of the traces and inside of the picture.
            CHECK_FALSE(geometry.plot.intersects(geometry.gutter(i)));
            CHECK(geometry.whole.contains(geometry.gutter(i)));
        }
        CHECK(geometry.inChart(geometry.plot.bottomLeft()) == QPointF(10.0, 0.0));
        CHECK(geometry.inChart(geometry.plot.topRight()) == QPointF(20.0, 1.0));
    }
    // An empty cell belongs to no lane: beside the Mentalis of the right side there is none.
    const TraceGeometry geometry = geometryOf(LaneLayout::faceToFace(face));
    const QRectF mentalis = geometry.laneBox(7);
    CHECK_FALSE(geometry.laneAt(QPointF(geometry.half(1).center().x(), mentalis.center().y())));
}

TEST_CASE("Both halves have room in the picture at every scale of a screen", "[ui][traces]")
{
    for (const double ratio : {1.0, 1.25, 1.5, 1.75, 2.0})
        for (double width = 300.0; width < 1500.0; width += 7.0) {
            const TraceGeometry g =
                TraceGeometry::of(QRectF(0, 0, width, 400), LaneLayout::faceToFace(face),
                                  {Duration(0.0), Duration(1.0)}, true, true);
            const int picture = (g.plot.size() * ratio).toSize().width();
            CHECK(g.columns(ratio) * 2 <= picture);
        }
}

TEST_CASE("Scale bars never stand on the traces", "[ui][traces]")
{
    for (const double width : {320.0, 640.0, 1366.0, 3840.0})
        for (const LaneLayout& layout :
             {LaneLayout::faceToFace(face), LaneLayout::stacked(face.size())}) {
            const TraceGeometry g = TraceGeometry::of(QRectF(0, 0, width, 400), layout,
                                                      {Duration(0.0), Duration(1.0)}, true, true);
            for (std::size_t half = 0; half < g.halves(); ++half) {
                CHECK_FALSE(g.half(half).intersects(g.scales));
                CHECK(g.half(half).width() >= 20.0);
            }
            CHECK(g.scales.width() > 10.0);
            CHECK(g.scales.right() <= g.whole.right() + 1.0);
        }
}
