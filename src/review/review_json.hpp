// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "data/model/result.hpp"
#include "src/review/review.hpp"

namespace facialis::engine {

/// A review as JSON; equal reviews give equal JSON. Numbers come back bit for bit.
[[nodiscard]] nlohmann::json reviewJson(const Review& review);

/// @errors missing or unknown members, values of the wrong kind or out of range: where, and which
[[nodiscard]] Result<Review> reviewFromJson(const nlohmann::json& json, const std::string& where);

}  // namespace facialis::engine
