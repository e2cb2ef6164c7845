// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "src/session/montage.hpp"

namespace facialis::engine {

/// What a montage says of the channels of a stream.
struct LiveMontage {
    std::vector<Channel> channels;  ///< with label, muscle and side as stated
    std::vector<std::size_t> bad;   ///< called bad: recorded, but nothing is to be concluded
};

/// @param where  named in errors
/// @errors a source that is not there or stands for several channels; a derivation or a polarity:
///         leads are wired at the device, and what is recorded is what it sends
[[nodiscard]] Result<LiveMontage> namedByMontage(std::vector<Channel> channels,
                                                 const Montage& montage, const std::string& where);

}  // namespace facialis::engine
