// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/notch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

#include "dsp/filter/filter_method.hpp"

namespace facialis::dsp {

Result<Sections> notch(Frequency centre, double q, Frequency rate)
{
    if (!(centre.hertz() > 0.0 && centre < rate / 2.0))
        return failure(fmt::format("a notch at {} Hz does not fit a rate of {} Hz", centre.hertz(),
                                   rate.hertz()),
                       {}, fmt::format("choose one above 0 and below {} Hz", rate.hertz() / 2.0));
    if (!(q > 0.0 && std::isfinite(q)))
        return failure(fmt::format("a notch of quality {} is not possible", q), {},
                       "choose a positive quality; 30 is usual");
    const double angle = 2.0 * std::numbers::pi * (centre / rate);
    const double gain = 1.0 / (1.0 + std::tan(0.5 * angle / q));
    Biquad section;
    section.b0 = gain;
    section.b1 = -2.0 * gain * std::cos(angle);
    section.b2 = gain;
    section.a1 = section.b1;
    section.a2 = 2.0 * gain - 1.0;
    return Sections{section};
}

Result<Sections> mainsNotch(Frequency mains, double q, Frequency upTo, Frequency rate)
{
    Sections all;
    for (int harmonic = 1; harmonic == 1 || mains * harmonic < std::min(upTo, rate / 2.0);
         ++harmonic) {
        // The same bandwidth in hertz at every harmonic: no more EMG is lost high up than at 50 Hz.
        auto section = notch(mains * harmonic, q * harmonic, rate);
        if (!section)
            return section;
        all.push_back(section->front());
    }
    return all;
}

namespace {

constexpr std::array parameters{
    Parameter{"q", 30.0, 1.0, 200.0, "centre frequency over -3 dB width of a notch"},
};

Result<Sections> sections(const FilterInput& input, const ParameterValues& values)
{
    return mainsNotch(input.mains, values["q"], input.lowPass, input.rate);
}

/// It rings with exp(-pi f t / Q).
Duration settling(const FilterInput& input, const ParameterValues& values)
{
    return Duration(std::log(1e9) * values["q"] / (std::numbers::pi * input.mains.hertz()));
}

std::string badge(const FilterInput& input)
{
    return fmt::format("notch {:g} Hz", input.mains.hertz());
}

}  // namespace

extern const FilterMethod notchFilter{
    .name = "notch",
    .title = "notches at the mains line and its harmonics; they ring longer than a burst",
    .timing =
        "part of the chain, causal or zero-phase as the band; rings for about "
        "Q / (pi f), 0.19 s at 50 Hz and Q 30",
    .source = "second-order notch by the bilinear transform, as scipy.signal.iirnotch",
    .parameters = parameters,
    .sections = sections,
    .settling = settling,
    .badge = badge,
    .offBadge = "notch off",
};

}  // namespace facialis::dsp
