// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace facialis::acquisition {

/// Reproducible randomness: xoshiro256++ (Blackman & Vigna 2019) started by splitmix64, and
/// distributions of our own, because those of the standard library differ between libraries.
///
/// fork() makes a generator for one purpose that does not depend on how many numbers others drew:
/// a change in the noise leaves the spasms where they were.
class Random {
public:
    explicit Random(std::uint64_t seed);

    /// An independent generator for a purpose and a running number.
    [[nodiscard]] Random fork(std::string_view purpose, std::uint64_t index = 0) const;

    /// 64 random bits.
    std::uint64_t bits();
    /// Even in [0, 1).
    double uniform();
    /// Even in [low, high).
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Normal with mean 0 and standard deviation 1 (Marsaglia's polar method).
    double gaussian();
    /// Waiting time of a Poisson process.
    double exponential(double mean);
    /// exp(N(ln median, logSd)).
    double logNormal(double median, double logSd);
    bool chance(double probability) { return uniform() < probability; }
    /// Even in 0 .. count-1; count > 0.
    std::size_t below(std::size_t count);

private:
    std::uint64_t key_;  ///< what fork() derives from
    std::array<std::uint64_t, 4> state_{};
    std::optional<double> spare_;
};

}  // namespace facialis::acquisition
