// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/butterworth.hpp"

#include <cmath>
#include <complex>
#include <fmt/format.h>
#include <numbers>

#include "dsp/filter/zeros_poles.hpp"

namespace facialis::dsp {
namespace {

using Root = std::complex<double>;
using std::numbers::pi;

/// The bilinear transform works at a rate of 2, as if time were counted in half samples.
constexpr double bilinearRate = 2.0;

/// The analog frequency that the bilinear transform maps to `edge`.
double prewarped(Frequency edge, Frequency rate)
{
    return 2.0 * bilinearRate * std::tan(pi * (edge / rate));
}

Root bilinear(Root s)
{
    return (2.0 * bilinearRate + s) / (2.0 * bilinearRate - s);
}

/// Poles of the analog low-pass of cut-off 1 in the upper half plane, and the real one.
std::vector<Root> prototypePoles(int order)
{
    std::vector<Root> poles;
    for (int m = -order + 1; m <= 0; m += 2)
        poles.push_back(m == 0 ? Root(-1.0) : -std::polar(1.0, pi * m / (2.0 * order)));
    return poles;
}

/// |factor| over a root and its conjugate counts twice.
double weight(Root root, Root factor)
{
    return root.imag() == 0.0 ? factor.real() : std::norm(factor);
}

Result<void> check(int order, Frequency edge, Frequency rate)
{
    if (order < 1 || order > 12)
        return failure(fmt::format("a filter of order {} is not possible", order), {},
                       "choose an order from 1 to 12");
    if (!(edge.hertz() > 0.0 && edge < rate / 2.0))
        return failure(fmt::format("a filter edge of {} Hz does not fit a rate of {} Hz",
                                   edge.hertz(), rate.hertz()),
                       {},
                       fmt::format("choose an edge above 0 and below {} Hz", rate.hertz() / 2.0));
    return {};
}

void addPole(ZerosPoles& roots, Root analog)
{
    const Root digital = bilinear(analog);
    roots.poles.push_back(analog.imag() == 0.0 ? Root(digital.real()) : digital);
    roots.gain /= weight(analog, 2.0 * bilinearRate - analog);
}

}  // namespace

Result<Sections> butterworthLowPass(int order, Frequency edge, Frequency rate)
{
    if (auto fits = check(order, edge, rate); !fits)
        return tl::unexpected(fits.error());
    const double cut = prewarped(edge, rate);
    ZerosPoles roots;
    for (const Root pole : prototypePoles(order))
        addPole(roots, cut * pole);
    roots.gain *= std::pow(cut, order);
    roots.zeros.assign(std::size_t(order), Root(-1.0));
    return sectionsFrom(std::move(roots));
}

Result<Sections> butterworthHighPass(int order, Frequency edge, Frequency rate)
{
    if (auto fits = check(order, edge, rate); !fits)
        return tl::unexpected(fits.error());
    const double cut = prewarped(edge, rate);
    ZerosPoles roots;
    for (const Root pole : prototypePoles(order))
        addPole(roots, cut / pole);
    roots.gain *= std::pow(2.0 * bilinearRate, order);
    roots.zeros.assign(std::size_t(order), Root(1.0));
    return sectionsFrom(std::move(roots));
}

Result<Sections> butterworthBandPass(int order, Frequency low, Frequency high, Frequency rate)
{
    for (const Frequency edge : {low, high})
        if (auto fits = check(order, edge, rate); !fits)
            return tl::unexpected(fits.error());
    if (!(low < high))
        return failure(fmt::format("the band {} .. {} Hz is empty", low.hertz(), high.hertz()), {},
                       "give the lower edge first");
    const double lowCut = prewarped(low, rate);
    const double highCut = prewarped(high, rate);
    const double width = highCut - lowCut;
    const double centre = std::sqrt(lowCut * highCut);
    ZerosPoles roots;
    for (const Root pole : prototypePoles(order)) {
        const Root half = 0.5 * width * pole;
        const Root root = std::sqrt(half * half - centre * centre);
        if (pole.imag() == 0.0 && root.real() == 0.0) {
            addPole(roots, half + root);  // a conjugate pair: the other one goes without saying
        } else {
            addPole(roots, half + root);
            addPole(roots, half - root);
        }
    }
    roots.gain *= std::pow(width * 2.0 * bilinearRate, order);
    roots.zeros.assign(std::size_t(order), Root(-1.0));
    roots.zeros.insert(roots.zeros.end(), std::size_t(order), Root(1.0));
    return sectionsFrom(std::move(roots));
}

}  // namespace facialis::dsp
