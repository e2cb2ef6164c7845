// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>

#include "data/model/rate_refusal.hpp"
#include "data/model/units.hpp"
#include "dsp/spectrum/real_fft.hpp"

namespace facialis::dsp {

/// Either a rate or the reason why there is none.
struct IntraburstRate {
    std::optional<Frequency> rate;
    std::optional<RateRefusal> refusal;
};

/// What was done against mains before the bursts were looked at.
enum class MainsRemoval {
    none,
    subtracted,  ///< sines at the line and its harmonics were fitted and taken out
    notched      ///< rings at the harmonics through the whole burst: nothing can be told
};

/// What is known of the signal a burst was cut from.
struct RateContext {
    Frequency sampling;
    Frequency low, high;                  ///< the band the signal was filtered to
    std::optional<Frequency> mains = {};  ///< frequency of the supply
    bool isMainsInSilence = false;        ///< its harmonics stand out where nothing is active
    MainsRemoval removal = MainsRemoval::none;
};

/// The rate, 10 to 400 Hz, at which units discharge regularly inside a burst. With X the transform
/// of the burst inside its band, E(f) = sum_v X(v + f) conj X(v) is the transform of its squared
/// analytic envelope; |E(f)|^2 is held against sum_v |X(v + f)|^2 |X(v)|^2, which is its mean
/// when the phases are random (exponentially distributed then), smoothed over 25 Hz each way, and
/// against the median over all f. A peak counts when the largest of all independent f passes it by
/// chance in 2 bursts of 100: limit ln(number / 0.02). The lowest peak of at least 0.4 of the
/// largest is taken, since the others are its multiples. A rate needs 4 periods in the burst, and
/// three of its lines inside the band: no rate above half the band's width can be told.
/// Near a mains harmonic no rate is told where the silence has the line too, or where it was
/// subtracted; from notched samples none at all.
/// A recorder without an anti-aliasing filter folds faster discharge onto slower rates; nothing in
/// the samples tells them apart.
class IntraburstRateMeter {
public:
    /// @param burst  filtered samples; transforms are planned once a length (a power of two)
    [[nodiscard]] IntraburstRate operator()(std::span<const double> burst,
                                            const RateContext& context);

private:
    RealFft& transformOf(std::size_t points);

    std::map<std::size_t, RealFft> transforms_;
};

}  // namespace facialis::dsp
