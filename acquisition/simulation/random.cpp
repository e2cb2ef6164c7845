// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/random.hpp"

#include <bit>
#include <cassert>
#include <cmath>

#include "acquisition/simulation/portable_math.hpp"

namespace facialis::acquisition {
namespace {

std::uint64_t splitmix(std::uint64_t& state)
{
    state += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

}  // namespace

Random::Random(std::uint64_t seed) : key_(seed)
{
    std::uint64_t s = seed;
    for (std::uint64_t& word : state_)
        word = splitmix(s);
}

Random Random::fork(std::string_view purpose, std::uint64_t index) const
{
    std::uint64_t hash = 0xCBF29CE484222325U;  // FNV-1a
    for (const char c : purpose)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    std::uint64_t s = key_;
    std::uint64_t mixed = splitmix(s) ^ hash;
    mixed = splitmix(mixed) + index;
    return Random(splitmix(mixed));
}

std::uint64_t Random::bits()
{
    const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t t = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = std::rotl(state_[3], 45);
    return result;
}

double Random::uniform()
{
    return static_cast<double>(bits() >> 11U) * 0x1.0p-53;
}

double Random::gaussian()
{
    if (spare_) {
        const double value = *spare_;
        spare_.reset();
        return value;
    }
    double u = 0.0, v = 0.0, s = 0.0;
    do {
        u = 2.0 * uniform() - 1.0;
        v = 2.0 * uniform() - 1.0;
        s = u * u + v * v;
    } while (s >= 1.0 || s == 0.0);
    const double factor = std::sqrt(-2.0 * portable::log(s) / s);
    spare_ = v * factor;
    return u * factor;
}

double Random::exponential(double mean)
{
    return -mean * portable::log(1.0 - uniform());
}

double Random::logNormal(double median, double logSd)
{
    return median * portable::exp(logSd * gaussian());
}

std::size_t Random::below(std::size_t count)
{
    assert(count > 0 && "there is something to choose from");
    const auto chosen = static_cast<std::size_t>(uniform() * static_cast<double>(count));
    return chosen < count ? chosen : count - 1;
}

}  // namespace facialis::acquisition
