// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/synchrony/coincidence.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "dsp/synchrony/seeded_random.hpp"

namespace facialis::dsp {
namespace {

constexpr Duration shortestShift = 500_ms;

/// `b` moved by `shift` on a circle of length `observed`, ascending again.
void shiftCircularly(std::span<const Duration> b, Duration shift, Duration observed,
                     std::vector<Duration>& into)
{
    into.clear();
    for (const Duration time : b) {
        const Duration moved = time + shift;
        into.push_back(moved >= observed ? moved - observed : moved);
    }
    std::sort(into.begin(), into.end());
}

}  // namespace

int coincidences(std::span<const Duration> a, std::span<const Duration> b, Duration earliest,
                 Duration latest)
{
    int count = 0;
    std::size_t first = 0;
    for (const Duration time : a) {
        while (first < b.size() && b[first] < time + earliest)
            ++first;
        if (first < b.size() && b[first] <= time + latest)
            ++count;
    }
    return count;
}

std::vector<Duration> nearestLags(std::span<const Duration> a, std::span<const Duration> b,
                                  Duration earliest, Duration latest)
{
    std::vector<Duration> lags;
    std::size_t first = 0;
    for (const Duration time : a) {
        while (first < b.size() && b[first] < time + earliest)
            ++first;
        const auto distance = [&](std::size_t k) { return std::abs((b[k] - time).seconds()); };
        std::size_t nearest = first;
        for (std::size_t k = first; k < b.size() && b[k] <= time + latest; ++k)
            if (distance(k) < distance(nearest))
                nearest = k;
        if (first < b.size() && b[nearest] <= time + latest)
            lags.push_back(b[nearest] - time);
    }
    return lags;
}

double expectedCoincidences(std::size_t nA, std::size_t nB, Duration observed, Duration earliest,
                            Duration latest)
{
    if (observed.seconds() <= 0.0)
        return 0.0;
    const double mean = static_cast<double>(nB) * ((latest - earliest) / observed);
    return static_cast<double>(nA) * -std::expm1(-mean);
}

CoincidenceAnswer testCoincidence(const CoincidenceQuestion& q)
{
    assert(q.shifts > 0 && "surrogates are what the answer is held against");
    CoincidenceAnswer answer;
    answer.coincident = coincidences(q.a, q.b, q.earliest, q.latest);
    if (q.observed <= 2.0 * shortestShift) {
        answer.expected =
            expectedCoincidences(q.a.size(), q.b.size(), q.observed, q.earliest, q.latest);
        return answer;
    }
    SeededRandom random(q.seed);
    std::vector<Duration> shifted;
    double sum = 0.0;
    int asMany = 0;
    for (int k = 0; k < q.shifts; ++k) {
        const Duration shift =
            shortestShift + (q.observed - 2.0 * shortestShift) * random.uniform();
        shiftCircularly(q.b, shift, q.observed, shifted);
        const int surrogate = coincidences(q.a, shifted, q.earliest, q.latest);
        sum += surrogate;
        asMany += surrogate >= answer.coincident ? 1 : 0;
    }
    answer.expected = sum / q.shifts;
    answer.pValue = (1.0 + asMany) / (1.0 + q.shifts);
    return answer;
}

}  // namespace facialis::dsp
