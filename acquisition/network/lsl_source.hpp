// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "acquisition/network/lsl_discovery.hpp"
#include "acquisition/source.hpp"

namespace facialis::acquisition {

/// Which LSL streams to record.
struct LslSourceOptions {
    std::string name;        ///< the address it was opened with
    LslQuery signal;         ///< the stream of samples
    std::string markers;     ///< a stream of texts that become annotations; empty: none
    Duration patience{3.0};  ///< how long to look for them at first
};

/// A Lab Streaming Layer stream as a source. Samples are placed by their time stamps, in this
/// machine's clock: missing ones become NaN and a gap; a stream that vanishes is looked for each
/// second, and its absence is a gap when it is back. Texts of the marker stream become annotations.
/// @errors no such stream answers (those that do are named); it holds texts or has no rate
[[nodiscard]] Result<std::unique_ptr<Source>> openLslStream(const LslSourceOptions& options);

}  // namespace facialis::acquisition
