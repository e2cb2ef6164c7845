// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "src/review/review.hpp"
#include "src/session/montage.hpp"

namespace facialis::engine {

/// The channels of a review as a montage: every channel by its number, so that labels may repeat.
[[nodiscard]] Montage montageOf(const Review& review);

/// The review with the channels of a montage. What the montage does not mention stays.
/// @param file   channels of the file, whose labels the montage names
/// @param where  named in errors @errors a source that is not there or stands for several channels
[[nodiscard]] Result<Review> withChannelsOf(Review review, const Montage& montage,
                                            const std::vector<Channel>& file,
                                            const std::string& where);

}  // namespace facialis::engine
