// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QPainterPath>
#include <QPointF>
#include <string_view>

namespace facialis::ui {

/// Where a muscle lies in a face seen from the front: the unit square, the half at the left of the
/// picture, which is the patient's right. The other half is its mirror image.
struct FacePlace {
    QPointF centre;
    double width = 0.1, height = 0.1;  ///< of the area that lights up
    double turn = 0.0;                 ///< degrees, clockwise
    bool isRing = false;               ///< around the eye or the mouth
};

/// Empty: the muscle is not in the face.
[[nodiscard]] std::optional<FacePlace> facePlaceOf(std::string_view muscle);

/// Head, brows, eyes, nose, mouth and neck as lines, in the unit square.
[[nodiscard]] QPainterPath faceOutline();

}  // namespace facialis::ui
