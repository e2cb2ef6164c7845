// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "data/model/units.hpp"

namespace facialis {

/// A remark at a time, UTF-8, as the recorder or a person wrote it.
struct Annotation {
    Duration onset;                    ///< from the first sample of the recording
    std::optional<Duration> duration;  ///< empty: a moment
    std::string text;
    std::optional<std::size_t> channel;  ///< index of the channel it belongs to; empty: all

    friend bool operator==(const Annotation&, const Annotation&) = default;
};

}  // namespace facialis
