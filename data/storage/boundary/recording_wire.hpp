// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "data/model/recording.hpp"
#include "data/storage/boundary/wire.hpp"

namespace facialis {

void put(WireWriter& wire, const RecordingInfo& info);
void put(WireWriter& wire, const Error& error);

/// What put() wrote, checked as if an enemy had written it: counts against the bytes there are,
/// kinds against their lists, times and rates for being possible, texts for being UTF-8.
/// @return empty where something is impossible
[[nodiscard]] std::optional<RecordingInfo> takeInfo(WireReader& wire);
/// An error of one line. Empty as above.
[[nodiscard]] std::optional<Error> takeError(WireReader& wire);

}  // namespace facialis
