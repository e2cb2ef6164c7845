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

/// The channels of a stream by the names that a montage gives them; those that it does not mention
/// stay as they are. Leads are wired at the device, and what is recorded is what it sends.
/// @param channels  as the stream states them
/// @param where     named in errors
/// @errors a source that is not there, stands for several channels or is named twice; a derivation
///         or a polarity
[[nodiscard]] Result<LiveMontage> namedByMontage(std::vector<Channel> channels,
                                                 const Montage& montage, const std::string& where);

}  // namespace facialis::engine
