// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/decimator.hpp"

#include <cmath>
#include <numbers>

namespace facialis::acquisition {

namespace {

// The main lobe of Blackman's window is 12 pi / N wide; from the middle of the fall (0.45) to the
// stop band (0.5 of the new rate) it takes half of that, 3 / N of the old rate.
constexpr std::size_t tapsPerFactor = 60;

std::vector<double> lowPass(std::size_t factor)
{
    if (factor == 1)
        return {1.0};
    const std::size_t count = tapsPerFactor * factor + 1;
    const double middle = static_cast<double>(count - 1) / 2.0;
    const double cutoff = 0.45 / static_cast<double>(factor);  // cycles a sample
    std::vector<double> taps(count);
    double sum = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const double t = static_cast<double>(i) - middle;
        const double x = 2.0 * std::numbers::pi * cutoff * t;
        const double place =
            2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count - 1);
        const double window = 0.42 - 0.5 * std::cos(place) + 0.08 * std::cos(2.0 * place);
        taps[i] = window * (t == 0.0 ? 1.0 : std::sin(x) / x);
        sum += taps[i];
    }
    for (double& tap : taps)
        tap /= sum;
    return taps;
}

}  // namespace

Decimator::Decimator(std::size_t factor)
    : factor_(factor), taps_(lowPass(factor)), history_(taps_.size(), 0.0)
{
}

void Decimator::push(double sample)
{
    history_[next_] = sample;
    next_ = (next_ + 1) % history_.size();
}

double Decimator::value() const
{
    double sum = 0.0;
    for (std::size_t i = 0; i < taps_.size(); ++i)
        sum += taps_[i] * history_[(next_ + i) % history_.size()];
    return sum;
}

}  // namespace facialis::acquisition
