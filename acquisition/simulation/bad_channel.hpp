// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "acquisition/simulation/background.hpp"
#include "data/model/result.hpp"

namespace facialis::acquisition {

/// What can be wrong with a channel from the first sample to the last.
enum class Fault {
    flat,       ///< one value: the inputs are shorted
    unplugged,  ///< mains and the amplifier's own noise, no muscle
    loose,      ///< the muscle, and contact noise that comes and goes, and many pops
    clipped,    ///< the muscle, but 1-10 % of the samples at the ends of the range
};

/// "flat", "unplugged", "loose", "clipped"
[[nodiscard]] std::string_view toString(Fault fault);

/// Which channel is to be bad, and how; what is empty is drawn from the seed.
struct BadChannel {
    std::optional<std::size_t> channel;
    std::optional<Fault> fault;
};

/// Reads `none`, `random` or a label ("EMG OOc L", or "OOc L"), the last two with `:flat`,
/// `:unplugged`, `:loose` or `:clipped` if that is not to be drawn. Empty: none.
/// @errors an unknown label or fault; those that exist are named
[[nodiscard]] Result<std::optional<BadChannel>> badChannelFrom(std::string_view text);

/// A request with everything drawn that was left open.
struct ElectrodeFault {
    std::size_t channel;
    Fault fault;

    /// Whether the muscle is in the signal at all.
    [[nodiscard]] bool showsMuscle() const
    {
        return fault == Fault::loose || fault == Fault::clipped;
    }
};
[[nodiscard]] ElectrodeFault drawFault(const BadChannel& request, Random random);

/// Makes a finished channel bad, in place, microvolts.
/// @return the end of the range at which a clipped channel is cut off, to either side
std::optional<Voltage> spoil(std::span<double> signal, const ElectrodeFault& fault,
                             const BackgroundOptions& options);

}  // namespace facialis::acquisition
