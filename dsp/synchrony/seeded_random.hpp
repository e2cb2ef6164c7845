// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace facialis::dsp {

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers on every machine, unlike the
/// distributions of the standard library.
class SeededRandom {
public:
    explicit constexpr SeededRandom(std::uint64_t seed) : state_(seed) {}

    constexpr std::uint64_t next()
    {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }

    /// Uniform in [0, 1).
    constexpr double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

private:
    std::uint64_t state_;
};

}  // namespace facialis::dsp
