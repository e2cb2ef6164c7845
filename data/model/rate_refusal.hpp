// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace facialis {

/// Why no discharge rate is told of a burst. The set is closed.
enum class RateRefusal {
    artifact,          ///< the burst is not taken for muscle
    sampledTooSlowly,  ///< below 1000 Hz rates cannot be told from what they are folded into
    notched,           ///< a notch changed the signal
    bandTooNarrow,     ///< the band cannot carry the rates asked for
    tooShort,          ///< the burst holds fewer than the periods a rate needs
    missingSamples,    ///< samples are missing in the burst, or cannot be read again
    flat,              ///< all its samples are equal
    notSignificant,    ///< no rate stands out from random discharge
    mains,             ///< the rate is a mains harmonic that is also in the silence
    mainsSubtracted    ///< the rate is a mains harmonic, and those were subtracted
};

/// The word of the JSON and of the session file: "sampled_too_slowly", ...
[[nodiscard]] std::string_view toString(RateRefusal refusal);

}  // namespace facialis
