// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/spectrum/median_frequency.hpp"

#include <algorithm>
#include <cmath>

namespace facialis::dsp {
namespace {

/// The part of a bin that lies in the band.
struct Part {
    double low = 0.0, high = 0.0;  // Hz
    double density = 0.0;

    [[nodiscard]] double power() const { return density * (high - low); }
};

std::vector<Part> partsOf(const Spectrum& spectrum, Frequency low, Frequency high)
{
    std::vector<Part> parts;
    const double resolution = spectrum.resolution.hertz();
    const double last = resolution * double(spectrum.density.size() - 1);
    const double from = std::max(0.0, low.hertz()), to = std::min(last, high.hertz());
    for (std::size_t k = 0; k < spectrum.density.size(); ++k) {
        const Part part{std::max(from, (double(k) - 0.5) * resolution),
                        std::min(to, (double(k) + 0.5) * resolution), spectrum.density[k]};
        if (part.high > part.low)
            parts.push_back(part);
    }
    return parts;
}

}  // namespace

std::optional<SpectralCentre> spectralCentre(const Spectrum& spectrum, Frequency low,
                                             Frequency high)
{
    if (spectrum.segments == 0 || spectrum.density.empty())
        return std::nullopt;
    const auto parts = partsOf(spectrum, low, high);
    double power = 0.0, moment = 0.0;
    for (const Part& part : parts) {
        power += part.power();
        moment += part.power() * 0.5 * (part.low + part.high);
    }
    if (!(power > 0.0) || !std::isfinite(power) || !std::isfinite(moment))
        return std::nullopt;
    double below = 0.0;
    for (const Part& part : parts) {
        if (below + part.power() >= 0.5 * power)
            return SpectralCentre{Frequency(moment / power),
                                  Frequency(part.low + (0.5 * power - below) / part.density)};
        below += part.power();
    }
    // Rounding left the half just above the sum: the median is the upper end of the power.
    return SpectralCentre{Frequency(moment / power), Frequency(parts.back().high)};
}

}  // namespace facialis::dsp
