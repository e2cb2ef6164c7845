// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace facialis {

/// One annotation as bytes, and the data record in whose time it falls.
struct EdfPlacedTal {
    std::int64_t record = 0;
    std::string bytes;
};

/// Spreads annotations over the records: every record has the same room, so a crowd spills over
/// into the records that follow, then into those before. (Readers go by the stated times, not by
/// the record.)
struct EdfAnnotationPlan {
    std::int64_t bytesPerRecord = 0;
    std::vector<EdfPlacedTal> tals;  ///< ascending by the record each one is written into
};

/// Finds the smallest comfortable room in which everything has its place.
/// @param tals        ascending by record
/// @param onsetSizes  bytes of the time-keeping TAL, one entry a record
/// @param multipleOf  bytes of one sample
[[nodiscard]] EdfAnnotationPlan planAnnotations(std::vector<EdfPlacedTal> tals,
                                                const std::vector<std::uint8_t>& onsetSizes,
                                                std::int64_t multipleOf);

}  // namespace facialis
