// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "data/model/recording.hpp"
#include "src/review/review.hpp"

namespace facialis::engine {

enum class BadChannels {
    shown,   ///< as what they measure: to be looked at
    leftOut  ///< as Dimension::other, so that nothing takes them for EMG: to be analysed
};

/// The recording as the review sees it: channels derived, turned and named, annotations as edited.
/// Channels keep their places.
/// @errors a derivation of unequal rates, lengths or units
[[nodiscard]] Result<std::unique_ptr<Recording>> reviewedRecording(
    std::shared_ptr<const Recording> recording, const Review& review, BadChannels bad);

}  // namespace facialis::engine
