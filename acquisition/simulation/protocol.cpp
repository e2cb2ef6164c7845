// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/protocol.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace facialis::acquisition {
namespace {

using enum Muscle;

constexpr std::array closeTightly{MusclePart{orbicularisOculi, 0.75, 0.95},
                                  MusclePart{zygomaticusMajor, 0.12, 0.22, 0.35}};
constexpr std::array closeGently{MusclePart{orbicularisOculi, 0.2, 0.35}};
constexpr std::array smile{MusclePart{zygomaticusMajor, 0.65, 0.9},
                           MusclePart{orbicularisOculi, 0.12, 0.22, 0.35},
                           MusclePart{platysma, 0.12, 0.2, 0.2}};
constexpr std::array pucker{MusclePart{orbicularisOris, 0.65, 0.9},
                            MusclePart{mentalis, 0.15, 0.35, 0.6}};
constexpr std::array raiseBrows{MusclePart{frontalis, 0.65, 0.9}};
constexpr std::array clench{MusclePart{masseter, 0.55, 0.85}};

constexpr std::array<Manoeuvre, 6> table{{
    {"close eyes tightly", 5, closeTightly},
    {"smile", 8, smile},
    {"pucker lips", 8, pucker},
    {"close eyes gently", 3, closeGently},
    {"raise eyebrows", 6, raiseBrows},
    {"clench teeth", 3, clench},
}};

constexpr double meanPeriod = 2.8;  // s from request to request
constexpr double restBetweenRounds = 12.0;

int roundLength()
{
    int sum = 0;
    for (const Manoeuvre& m : table)
        sum += m.share;
    return sum;
}

/// How often each manoeuvre is asked for when there is room for `count` requests: in proportion,
/// largest remainders first.
std::vector<int> repetitions(int count)
{
    const int all = roundLength();
    count = std::min(count, all);
    std::vector<int> result;
    std::vector<std::pair<int, std::size_t>> remainders;
    int given = 0;
    for (std::size_t k = 0; k < table.size(); ++k) {
        result.push_back(table[k].share * count / all);
        given += result.back();
        remainders.emplace_back(-(table[k].share * count % all), k);
    }
    std::stable_sort(remainders.begin(), remainders.end());
    for (std::size_t i = 0; given < count; ++i, ++given)
        ++result[remainders[i].second];
    return result;
}

Request restFrom(double begin, double end)
{
    return {.asked = {Duration(begin), Duration(end)}, .performed = {}};
}

}  // namespace

std::span<const Manoeuvre> manoeuvres()
{
    return table;
}

std::vector<Request> makeProtocol(Duration duration, Random random)
{
    const double end = duration.seconds();
    std::vector<Request> requests;
    double t = std::min(24.0, 0.2 * end);
    requests.push_back(restFrom(0.0, t));
    while (true) {
        const int room = static_cast<int>(std::floor((end - t) / meanPeriod));
        if (room < 1)
            return requests;
        const std::vector<int> times = repetitions(room);
        for (std::size_t k = 0; k < table.size(); ++k)
            for (int i = 0; i < times[k]; ++i) {
                const double hold = random.uniform(1.3, 1.7);
                if (t + hold + 0.8 > end)
                    return requests;
                const double late = random.uniform(0.15, 0.40);
                const double over = random.uniform(0.10, 0.35);
                requests.push_back({.asked = {Duration(t), Duration(t + hold)},
                                    .manoeuvre = &table[k],
                                    .performed = {Duration(t + late), Duration(t + hold + over)}});
                t += hold + random.uniform(1.1, 1.4);
            }
        const double rest = std::min(restBetweenRounds, end - t);
        if (rest < 3.0)
            return requests;
        requests.push_back(restFrom(t, t + rest));
        t += rest;
    }
}

}  // namespace facialis::acquisition
