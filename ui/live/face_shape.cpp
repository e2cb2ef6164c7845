// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/face_shape.hpp"

#include <algorithm>
#include <array>

namespace facialis::ui {
namespace {

struct Entry {
    std::string_view muscle;
    FacePlace place;
};

// Our own drawing: places by the usual sites of surface electrodes, not to anatomical scale.
constexpr std::array entries{
    Entry{"frontalis", {{0.36, 0.20}, 0.17, 0.11}},
    Entry{"corrugator_supercilii", {{0.435, 0.315}, 0.08, 0.035, 20.0}},
    Entry{"depressor_supercilii", {{0.45, 0.345}, 0.05, 0.04}},
    Entry{"procerus", {{0.485, 0.32}, 0.03, 0.07}},
    Entry{"orbicularis_oculi", {{0.36, 0.40}, 0.20, 0.13, 0.0, true}},
    Entry{"nasalis", {{0.455, 0.48}, 0.05, 0.09}},
    Entry{"levator_labii_superioris", {{0.405, 0.54}, 0.05, 0.11, 12.0}},
    Entry{"levator_anguli_oris", {{0.375, 0.585}, 0.045, 0.09, 8.0}},
    Entry{"zygomaticus_minor", {{0.335, 0.545}, 0.045, 0.14, -28.0}},
    Entry{"zygomaticus_major", {{0.295, 0.58}, 0.06, 0.18, -35.0}},
    Entry{"risorius", {{0.29, 0.685}, 0.12, 0.04, -8.0}},
    Entry{"buccinator", {{0.26, 0.64}, 0.09, 0.06}},
    Entry{"orbicularis_oris", {{0.425, 0.70}, 0.135, 0.13, 0.0, true}},
    Entry{"mentalis", {{0.435, 0.845}, 0.075, 0.075}},
    Entry{"depressor_labii_inferioris", {{0.375, 0.80}, 0.05, 0.08, -10.0}},
    Entry{"depressor_anguli_oris", {{0.32, 0.79}, 0.05, 0.11, 8.0}},
    Entry{"platysma", {{0.36, 0.95}, 0.14, 0.09}},
    Entry{"masseter", {{0.205, 0.68}, 0.08, 0.17, 10.0}},
    Entry{"temporalis", {{0.185, 0.31}, 0.09, 0.17, 12.0}},
    Entry{"auricularis", {{0.115, 0.43}, 0.04, 0.11}},
    Entry{"levator_palpebrae", {{0.36, 0.365}, 0.10, 0.03}},
};

}  // namespace

std::optional<FacePlace> facePlaceOf(std::string_view muscle)
{
    const auto* const found = std::ranges::find(entries, muscle, &Entry::muscle);
    if (found == entries.end())
        return {};
    return found->place;
}

QPainterPath faceOutline()
{
    QPainterPath path;
    // The head.
    path.moveTo(0.5, 0.05);
    path.cubicTo(0.22, 0.05, 0.13, 0.27, 0.145, 0.47);
    path.cubicTo(0.15, 0.70, 0.26, 0.86, 0.40, 0.91);
    path.cubicTo(0.46, 0.93, 0.54, 0.93, 0.60, 0.91);
    path.cubicTo(0.74, 0.86, 0.85, 0.70, 0.855, 0.47);
    path.cubicTo(0.87, 0.27, 0.78, 0.05, 0.5, 0.05);
    for (const double side : {-1.0, 1.0}) {
        const auto x = [side](double fromMiddle) { return 0.5 + side * fromMiddle; };
        // Brow, lids and iris.
        path.moveTo(x(0.06), 0.335);
        path.quadTo(x(0.14), 0.285, x(0.23), 0.335);
        path.moveTo(x(0.07), 0.405);
        path.quadTo(x(0.14), 0.355, x(0.21), 0.405);
        path.quadTo(x(0.14), 0.445, x(0.07), 0.405);
        path.addEllipse(QPointF(x(0.14), 0.40), 0.018, 0.018);
        // Wing of the nose, ear, neck.
        path.moveTo(x(0.025), 0.42);
        path.quadTo(x(0.045), 0.52, x(0.062), 0.555);
        path.quadTo(x(0.05), 0.585, x(0.0), 0.58);
        path.moveTo(x(0.355), 0.40);
        path.cubicTo(x(0.42), 0.36, x(0.42), 0.52, x(0.35), 0.545);
        path.moveTo(x(0.19), 0.865);
        path.lineTo(x(0.20), 1.0);
    }
    // Lips.
    path.moveTo(0.39, 0.70);
    path.quadTo(0.45, 0.665, 0.5, 0.68);
    path.quadTo(0.55, 0.665, 0.61, 0.70);
    path.quadTo(0.5, 0.765, 0.39, 0.70);
    path.moveTo(0.39, 0.70);
    path.quadTo(0.5, 0.71, 0.61, 0.70);
    return path;
}

}  // namespace facialis::ui
