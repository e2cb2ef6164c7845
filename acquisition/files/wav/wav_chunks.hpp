// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "data/model/result.hpp"

namespace facialis::acquisition {

/// What the chunks of a WAV file say of its samples, beside what the library tells.
struct WavChunks {
    std::optional<std::int64_t> statedBytes;  ///< empty: the recorder never came to write it
    std::int64_t bytesThere = 0;
    int bits = 0;
    bool isFloat = false;
};

/// Walks through the chunks of a RIFF, RIFX or RF64 file up to its samples.
///
/// Format: Microsoft, "Multiple Channel Audio Data and WAVE Files"; EBU Tech 3306 (RF64).
/// @errors no description or no samples; samples that are neither PCM nor floating point (by name)
[[nodiscard]] Result<WavChunks> readWavChunks(const std::string& path);

}  // namespace facialis::acquisition
