// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <vector>

#include "dsp/filter/biquad.hpp"

namespace facialis::dsp {

/// A digital filter by its roots: H(z) = gain * prod(z - zero) / prod(z - pole).
/// Of each complex pair one member is listed; a root with imaginary part 0 stands for itself.
struct ZerosPoles {
    std::vector<std::complex<double>> zeros, poles;
    double gain = 1.0;
};

/// Groups roots into second-order sections: the poles nearest the unit circle come last and take
/// the zeros nearest to them, so that no section in between amplifies much. The order and pairing
/// of scipy.signal.zpk2sos(pairing="nearest"). The gain goes into the first section.
[[nodiscard]] Sections sectionsFrom(ZerosPoles roots);

}  // namespace facialis::dsp
