// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/zeros_poles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace facialis::dsp {
namespace {

using Root = std::complex<double>;
using Roots = std::vector<Root>;

bool isReal(Root root)
{
    return root.imag() == 0.0;
}

enum class Among { any, real, complex };

bool belongs(Root root, Among among)
{
    return among == Among::any || (isReal(root) == (among == Among::real));
}

Root take(Roots& roots, Roots::iterator which)
{
    const Root root = *which;
    roots.erase(which);
    return root;
}

/// Removes and returns the root for which `cost` is least; the earlier of two equal ones.
template <class Cost>
Root takeBest(Roots& roots, Among among, Cost cost)
{
    auto best = roots.begin();
    double least = std::numeric_limits<double>::infinity();
    for (auto it = roots.begin(); it != roots.end(); ++it) {
        if (belongs(*it, among) && cost(*it) < least) {
            least = cost(*it);
            best = it;
        }
    }
    return take(roots, best);
}

Root takeNearest(Roots& roots, Root to, Among among)
{
    return takeBest(roots, among, [to](Root root) { return std::abs(root - to); });
}

Root takeWorstPole(Roots& poles, Among among)
{
    return takeBest(poles, among, [](Root pole) { return std::abs(1.0 - std::abs(pole)); });
}

/// Monic polynomial with two real roots, or with a complex one and its conjugate.
void expand(Root first, Root second, double& linear, double& constant)
{
    linear = -(first + second).real();
    constant = (first * second).real();
}

std::size_t realCount(const Roots& roots)
{
    return std::size_t(std::count_if(roots.begin(), roots.end(), isReal));
}

std::size_t degree(const Roots& roots)
{
    return 2 * roots.size() - realCount(roots);
}

}  // namespace

Sections sectionsFrom(ZerosPoles roots)
{
    Roots& zeros = roots.zeros;
    Roots& poles = roots.poles;
    while (degree(poles) < degree(zeros) || degree(poles) % 2 == 1)
        poles.emplace_back(0.0);
    while (degree(zeros) < degree(poles))
        zeros.emplace_back(0.0);

    Sections sections;
    while (!poles.empty()) {
        const Root pole = takeWorstPole(poles, Among::any);
        const bool oneRealPairLeft =
            !isReal(pole) && realCount(poles) == 1 && realCount(zeros) == 1;
        const Root second = isReal(pole) ? takeWorstPole(poles, Among::real) : std::conj(pole);
        const Root zero = takeNearest(zeros, pole, oneRealPairLeft ? Among::complex : Among::any);
        const Root secondZero =
            isReal(zero) ? takeNearest(zeros, pole, Among::real) : std::conj(zero);
        Biquad section;
        expand(pole, second, section.a1, section.a2);
        expand(zero, secondZero, section.b1, section.b2);
        sections.push_back(section);
    }
    std::reverse(sections.begin(), sections.end());
    sections.front().b0 *= roots.gain;
    sections.front().b1 *= roots.gain;
    sections.front().b2 *= roots.gain;
    return sections;
}

}  // namespace facialis::dsp
