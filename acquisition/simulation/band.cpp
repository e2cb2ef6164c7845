// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/band.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "acquisition/simulation/portable_math.hpp"

namespace facialis::acquisition {
namespace {

struct Section {
    double b0, b1, b2, a1, a2;
};

/// Second-order sections of a Butterworth filter of order eight by the bilinear transform; the
/// quality factors are 1 / (2 cos((2k+1) pi/16)).
std::array<Section, 4> butterworth(Frequency edge, Frequency rate, bool isHighPass)
{
    const double turns = edge / rate;
    const double cosine = portable::cosineOfTurns(turns), sine = portable::sineOfTurns(turns);
    std::array<Section, 4> sections{};
    for (std::size_t k = 0; k < sections.size(); ++k) {
        const double angle = static_cast<double>(2 * k + 1) / 32.0;  // turns
        const double alpha = sine * portable::cosineOfTurns(angle);  // sine / (2 q)
        const double a0 = 1.0 + alpha;
        const double b1 = isHighPass ? -(1.0 + cosine) : 1.0 - cosine;
        const double b0 = isHighPass ? -0.5 * b1 : 0.5 * b1;
        sections[k] = {b0 / a0, b1 / a0, b0 / a0, -2.0 * cosine / a0, (1.0 - alpha) / a0};
    }
    return sections;
}

template <class Iterator>
void run(Iterator begin, Iterator end, const Section& s)
{
    double z1 = 0.0, z2 = 0.0;
    for (; begin != end; ++begin) {
        const double x = *begin;
        const double y = s.b0 * x + z1;
        z1 = s.b1 * x - s.a1 * y + z2;
        z2 = s.b2 * x - s.a2 * y;
        *begin = y;
    }
}

}  // namespace

Frequency lowerEdge()
{
    return 20_Hz;
}

Frequency upperEdge(Frequency rate)
{
    return std::min(450_Hz, rate * 0.45);
}

void keepBand(std::span<double> signal, Frequency rate)
{
    for (const bool isHighPass : {true, false})
        for (const Section& section :
             butterworth(isHighPass ? lowerEdge() : upperEdge(rate), rate, isHighPass)) {
            run(signal.begin(), signal.end(), section);
            run(signal.rbegin(), signal.rend(), section);
        }
}

double meanSquare(std::span<const double> signal)
{
    double sum = 0.0;
    for (const double value : signal)
        sum += value * value;
    return signal.empty() ? 0.0 : sum / static_cast<double>(signal.size());
}

}  // namespace facialis::acquisition
