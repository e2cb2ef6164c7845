// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/motor_unit.hpp"

#include <algorithm>
#include <cmath>

#include "acquisition/simulation/portable_math.hpp"

namespace facialis::acquisition {
namespace {

double shapeAt(double x, double triphasic)
{
    const double gauss = portable::exp(-0.5 * x * x);
    const double biphasicPart = 1.6487212707001282 * x * gauss;  // sqrt(e): peak 1
    const double triphasicPart = (1.0 - x * x) * gauss;
    return (1.0 - triphasic) * biphasicPart + triphasic * triphasicPart;
}

}  // namespace

ActionPotential::ActionPotential(Frequency rate, Duration width, double triphasic)
    : reach_(static_cast<std::size_t>(std::ceil(4.0 * width.seconds() * rate.hertz())) + 1)
{
    double peak = 0.0;
    for (int i = -40; i <= 40; ++i)  // the peak lies within two widths and is broad
        peak = std::max(peak, std::abs(shapeAt(0.05 * i, triphasic)));
    const std::size_t length = 2 * reach_ + 1;
    table_.resize(phases * length);
    const double step = 1.0 / (rate.hertz() * width.seconds());
    for (int phase = 0; phase < phases; ++phase)
        for (std::size_t i = 0; i < length; ++i) {
            const double samples = static_cast<double>(i) - static_cast<double>(reach_) -
                                   static_cast<double>(phase) / phases;
            table_[static_cast<std::size_t>(phase) * length + i] =
                shapeAt(samples * step, triphasic) / peak;
        }
}

void ActionPotential::addTo(std::span<double> signal, double position, double gain) const
{
    const auto ticks = static_cast<std::ptrdiff_t>(std::floor(position * phases + 0.5));
    const std::ptrdiff_t phase = ((ticks % phases) + phases) % phases;
    const auto length = static_cast<std::ptrdiff_t>(2 * reach_ + 1);
    const std::ptrdiff_t first = (ticks - phase) / phases - static_cast<std::ptrdiff_t>(reach_);
    const std::ptrdiff_t from = std::max<std::ptrdiff_t>(0, -first);
    const std::ptrdiff_t to = std::min(length, std::ssize(signal) - first);
    const double* row = table_.data() + phase * length;
    for (std::ptrdiff_t i = from; i < to; ++i)
        signal[static_cast<std::size_t>(first + i)] += gain * row[i];
}

}  // namespace facialis::acquisition
